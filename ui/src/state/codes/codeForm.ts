import { computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import type { Backend } from "../../backend/backend";
import type { Challenge, CommandError, Method } from "../../backend/generated/types";
import { type Clock, ticking } from "../shared/clock";
import { commandError } from "../shared/commandError";
import type { Prompt } from "./secondFactorPrompts";
import { codeIn, isSixDigits, isWhole } from "./typedCode";

/** Seconds before another mail can be asked for. */
export const PAUSE = 30;

/** Why the last code was refused; cleared by the next key. */
export type CodeError =
  | { kind: "wrong"; method: Method }
  | { kind: "tooMany" }
  | { kind: "empty" }
  /** So many letters and digits are no code: it was not sent. */
  | { kind: "incomplete"; method: Method; typed: number };

type Mail =
  | { kind: "notAsked" }
  | { kind: "sending" }
  /** `isNews`: nothing has come of it yet. */
  | { kind: "sent"; at: number; isNews: boolean }
  | { kind: "failed"; error: CommandError };

export interface CodeForm {
  method: ReadonlySignal<Method>;
  /** Every method that was offered since the dialog opened: a refused code may name only its own. */
  methods: ReadonlySignal<Method[]>;
  code: ReadonlySignal<string>;
  error: ReadonlySignal<CodeError | null>;
  mail: ReadonlySignal<Mail>;
  /** Seconds until another mail can be asked for; 0 when it can be. */
  pause: ReadonlySignal<number>;
  /** No code can be right before a new mail was asked for. */
  needsNewMail: ReadonlySignal<boolean>;
  /** Six digits are sent by themselves. */
  type(text: string): void;
  choose(method: Method): void;
  sendMail(): Promise<void>;
  submit(): void;
}

/**
 * The one field of the dialog for a code. Whatever was typed is forgotten when the signal is aborted;
 * `onSelfSent` hears of a code that was sent without Enter.
 */
export function codeForm(
  backend: Backend,
  clock: Clock,
  prompt: Prompt,
  until: AbortSignal,
  onSelfSent: () => void = () => undefined,
): CodeForm {
  const first = prompt.question.peek().challenge;
  const method = signal<Method>(first.method);
  const methods = signal<Method[]>([]);
  const code = signal("");
  const error = signal<CodeError | null>(null);
  const mail = signal<Mail>(mailOf(first, clock));
  const needsNewMail = signal(false);
  const time = ticking(clock, 1000, until);

  const pause = computed(() => {
    if (mail.value.kind !== "sent") return 0;
    return Math.max(0, Math.ceil(PAUSE - (time.value - mail.value.at) / 1000));
  });

  const stop = effect(() => {
    const { challenge } = prompt.question.value;
    method.value = challenge.method;
    methods.value = [...new Set([...methods.peek(), challenge.method, ...challenge.alternatives])];
    error.value = codeErrorOf(challenge);
    needsNewMail.value = challenge.method === "email" && challenge.attempt === "tooMany";
    const before = mail.peek();
    if (challenge.codeSent) mail.value = mailOf(challenge, clock);
    else if (challenge.attempt !== "notMade" && before.kind === "sent") mail.value = { ...before, isNews: false };
    code.value = "";
  });
  until.addEventListener("abort", () => {
    stop();
    code.value = "";
  });

  async function sendMail() {
    mail.value = { kind: "sending" };
    try {
      await backend.sendEmailCode(prompt.request.workspaceId, prompt.question.peek().challenge.account ?? "");
      mail.value = { kind: "sent", at: clock.now(), isNews: true };
      needsNewMail.value = false;
      error.value = null;
    } catch (thrown) {
      mail.value = { kind: "failed", error: commandError(thrown) };
    }
  }

  function submit() {
    if (needsNewMail.peek() || prompt.sending.peek()) return;
    const asked = method.peek();
    const typed = codeIn(asked, code.peek());
    if (typed === "") error.value = { kind: "empty" };
    else if (!isWhole(asked, typed)) error.value = { kind: "incomplete", method: asked, typed: [...typed].length };
    else prompt.answer({ method: asked, code: typed });
  }

  return {
    method,
    methods,
    code,
    error,
    mail,
    pause,
    needsNewMail,
    type(text) {
      code.value = text;
      if (needsNewMail.peek()) return;
      error.value = null;
      if (method.peek() === "password" || !isSixDigits(codeIn(method.peek(), text)) || prompt.sending.peek()) return;
      submit();
      onSelfSent();
    },
    choose(chosen) {
      if (chosen === method.peek()) return;
      method.value = chosen;
      code.value = "";
      error.value = null;
      needsNewMail.value = false;
    },
    sendMail,
    submit,
  };
}

function mailOf(challenge: Challenge, clock: Clock): Mail {
  return challenge.method === "email" && challenge.codeSent
    ? { kind: "sent", at: clock.now(), isNews: true }
    : { kind: "notAsked" };
}

function codeErrorOf(challenge: Challenge): CodeError | null {
  switch (challenge.attempt) {
    case "notMade":
      return null;
    case "wrong":
      return { kind: "wrong", method: challenge.method };
    case "tooMany":
      return { kind: "tooMany" };
  }
}

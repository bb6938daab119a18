import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Challenge, SecondFactor } from "../../backend/generated/types";
import { type Question, type Send, type Settled, withSecondFactor } from "./secondFactor";

/** What waits for a code. */
export type Wish =
  | { kind: "signIn"; workspaceId: string }
  | { kind: "lookUp"; workspaceId: string; sessionId: string }
  | { kind: "read"; workspaceId: string }
  /** Signing out so many sessions; none where it is only looked whether they are gone. */
  | { kind: "end"; workspaceId: string; sessions: number }
  /** Asking what became of what was left open. */
  | { kind: "settle"; workspaceId: string };

/** One open dialog for a code. */
export interface Prompt {
  wish: Wish;
  question: ReadonlySignal<Question>;
  /** A code is on its way to the server. */
  sending: ReadonlySignal<boolean>;
  /** How many more wishes of this workspace wait behind this dialog. */
  behind: ReadonlySignal<number>;
  answer(secondFactor: SecondFactor): void;
  cancel(): void;
}

export interface CodeDesk {
  /** The dialog to show. */
  shown: ReadonlySignal<Prompt | null>;
  /** Workspaces whose dialog is open or waits to be shown. */
  asking: ReadonlySignal<ReadonlySet<string>>;
  /** The wish whose code the server took last: other wishes of that workspace need none now. */
  passed: ReadonlySignal<Wish | null>;
  /**
   * Sends a command, with a dialog when it is challenged. At most one dialog is open for a
   * workspace: what else it wants waits behind it and is sent again after it. Giving up ends
   * everything that waits.
   */
  run<T>(wish: Wish, send: Send<T>, inHand?: Challenge | null): Promise<Settled<T>>;
}

interface Line {
  over: Promise<"passed" | "gaveUp">;
  behind: { value: number };
}

export function codeDesk(): CodeDesk {
  const lines = new Map<string, Line>();
  const prompts = signal<readonly Prompt[]>([]);
  const passed = signal<Wish | null>(null);

  async function run<T>(wish: Wish, send: Send<T>, inHand: Challenge | null = null): Promise<Settled<T>> {
    if (lines.has(wish.workspaceId)) return waitBehind(wish, send);
    let challenge = inHand;
    if (challenge === null) {
      const answer = await send(null);
      if (answer.kind === "done") return answer;
      challenge = answer.challenge;
    }
    return lines.has(wish.workspaceId) ? waitBehind(wish, send) : openLine(wish, send, challenge);
  }

  async function waitBehind<T>(wish: Wish, send: Send<T>): Promise<Settled<T>> {
    const line = lines.get(wish.workspaceId);
    if (line === undefined) return run(wish, send);
    line.behind.value += 1;
    return (await line.over) === "gaveUp" ? { kind: "gaveUp" } : run(wish, send);
  }

  async function openLine<T>(wish: Wish, send: Send<T>, challenge: Challenge): Promise<Settled<T>> {
    let settle: (how: "passed" | "gaveUp") => void = () => undefined;
    const over = new Promise<"passed" | "gaveUp">((resolve) => (settle = resolve));
    const behind = signal(0);
    const prompt = openPrompt(wish, challenge, behind, () => leave(prompt));
    lines.set(wish.workspaceId, { over, behind });
    prompts.value = [...prompts.value, prompt];
    let how: "passed" | "gaveUp" = "passed";
    try {
      const settled = await withSecondFactor(send, prompt.ask, challenge);
      how = settled.kind === "gaveUp" ? "gaveUp" : "passed";
      return settled;
    } finally {
      leave(prompt);
      lines.delete(wish.workspaceId);
      settle(how);
      if (how === "passed") passed.value = { ...wish };
    }
  }

  function leave(prompt: Prompt) {
    prompts.value = prompts.value.filter((other) => other !== prompt);
  }

  return {
    shown: computed(() => prompts.value[0] ?? null),
    passed,
    asking: computed(() => new Set(prompts.value.map((prompt) => prompt.wish.workspaceId))),
    run,
  };
}

/**
 * A cancelled prompt answers every later question with "gave up". A code that was already on its
 * way when the person cancelled still counts when the server takes it.
 */
function openPrompt(wish: Wish, challenge: Challenge, behind: ReadonlySignal<number>, onCancel: () => void) {
  const question = signal<Question>({ challenge, askedAgain: false });
  const sending = signal(false);
  let cancelled = false;
  let reply: ((secondFactor: SecondFactor | null) => void) | null = null;

  return {
    wish,
    question,
    sending,
    behind,
    ask(next: Question): Promise<SecondFactor | null> {
      if (cancelled) return Promise.resolve(null);
      question.value = next;
      sending.value = false;
      return new Promise((resolve) => (reply = resolve));
    },
    answer(secondFactor: SecondFactor) {
      if (sending.value) return;
      sending.value = true;
      reply?.(secondFactor);
    },
    cancel() {
      cancelled = true;
      onCancel();
      if (!sending.value) reply?.(null);
    },
  };
}

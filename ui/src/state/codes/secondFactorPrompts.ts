import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Challenge, SecondFactor } from "../../backend/generated/types";
import { type Question, type Send, type Settled, withSecondFactor } from "./secondFactor";

/** A request that the server challenged for a second factor. */
export type ChallengedRequest =
  | { kind: "signIn"; workspaceId: string }
  | { kind: "lookUp"; workspaceId: string; sessionId: string }
  | { kind: "read"; workspaceId: string }
  /** Revoking this many sessions; 0 for a check only. */
  | { kind: "end"; workspaceId: string; sessions: number }
  /** Settling operations that were left open. */
  | { kind: "settle"; workspaceId: string };

/** One open dialog for a code. */
export interface Prompt {
  request: ChallengedRequest;
  question: ReadonlySignal<Question>;
  /** A code is on its way to the server. */
  sending: ReadonlySignal<boolean>;
  /** How many more requests to this workspace wait until this dialog closes. */
  queued: ReadonlySignal<number>;
  answer(secondFactor: SecondFactor): void;
  cancel(): void;
}

export interface SecondFactorPrompts {
  /** The prompt to show. */
  shown: ReadonlySignal<Prompt | null>;
  /** Workspaces with an open or waiting prompt. */
  asking: ReadonlySignal<ReadonlySet<string>>;
  /** The request whose code the server took last: other requests to that workspace need none now. */
  accepted: ReadonlySignal<ChallengedRequest | null>;
  /**
   * Sends a command and prompts when it is challenged. Each workspace has at most one prompt: other
   * requests to it queue and are sent again afterwards. Cancelling the prompt cancels the queue.
   */
  run<T>(request: ChallengedRequest, send: Send<T>, inHand?: Challenge | null): Promise<Settled<T>>;
}

interface Queue {
  over: Promise<"passed" | "gaveUp">;
  queued: { value: number };
}

export function secondFactorPrompts(): SecondFactorPrompts {
  const queues = new Map<string, Queue>();
  const prompts = signal<readonly Prompt[]>([]);
  const accepted = signal<ChallengedRequest | null>(null);

  async function run<T>(
    request: ChallengedRequest,
    send: Send<T>,
    inHand: Challenge | null = null,
  ): Promise<Settled<T>> {
    if (queues.has(request.workspaceId)) return waitInQueue(request, send);
    let challenge = inHand;
    if (challenge === null) {
      const answer = await send(null);
      if (answer.kind === "done") return answer;
      challenge = answer.challenge;
    }
    return queues.has(request.workspaceId) ? waitInQueue(request, send) : openQueue(request, send, challenge);
  }

  async function waitInQueue<T>(request: ChallengedRequest, send: Send<T>): Promise<Settled<T>> {
    const queue = queues.get(request.workspaceId);
    if (queue === undefined) return run(request, send);
    queue.queued.value += 1;
    return (await queue.over) === "gaveUp" ? { kind: "gaveUp" } : run(request, send);
  }

  async function openQueue<T>(request: ChallengedRequest, send: Send<T>, challenge: Challenge): Promise<Settled<T>> {
    let settle: (how: "passed" | "gaveUp") => void = () => undefined;
    const over = new Promise<"passed" | "gaveUp">((resolve) => (settle = resolve));
    const queued = signal(0);
    const prompt = openPrompt(request, challenge, queued, () => leave(prompt));
    queues.set(request.workspaceId, { over, queued });
    prompts.value = [...prompts.value, prompt];
    let how: "passed" | "gaveUp" = "passed";
    try {
      const settled = await withSecondFactor(send, prompt.ask, challenge);
      how = settled.kind === "gaveUp" ? "gaveUp" : "passed";
      return settled;
    } finally {
      leave(prompt);
      queues.delete(request.workspaceId);
      settle(how);
      if (how === "passed") accepted.value = { ...request };
    }
  }

  function leave(prompt: Prompt) {
    prompts.value = prompts.value.filter((other) => other !== prompt);
  }

  return {
    shown: computed(() => prompts.value[0] ?? null),
    accepted,
    asking: computed(() => new Set(prompts.value.map((prompt) => prompt.request.workspaceId))),
    run,
  };
}

/**
 * A cancelled prompt answers every later question with "gave up". A code that was already on its
 * way when the person cancelled still counts when the server takes it.
 */
function openPrompt(
  request: ChallengedRequest,
  challenge: Challenge,
  queued: ReadonlySignal<number>,
  onCancel: () => void,
) {
  const question = signal<Question>({ challenge, askedAgain: false });
  const sending = signal(false);
  let cancelled = false;
  let reply: ((secondFactor: SecondFactor | null) => void) | null = null;

  return {
    request,
    question,
    sending,
    queued,
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

import { type ReadonlySignal, signal } from "@preact/signals";
import type { SessionCard } from "../../backend/generated/types";
import type { PlannedAccount } from "../../backend/revocation";
import type { Clock } from "../shared/clock";
import { sameSession } from "../shared/sessionKey";

/** How long a sign-out waits for second thoughts, in milliseconds. */
export const UNDO_FOR = 5_000;

/** So long it is told that one was undone, in milliseconds. */
const UNDONE_FOR = 8_000;

/** One session that is about to be signed out; nothing of it was sent yet. */
export interface Pending {
  account: PlannedAccount;
  card: SessionCard;
  /** Milliseconds since 1970, when its five seconds are over. */
  sentAt: number;
}

/**
 * `quit`: the window was closed; whom it concerned is not known any more. `otherOpen`: it had to be
 * looked over after all, while another sign-out was.
 */
export type WhyCancelled = "undone" | "left" | "locked" | "quit" | "otherOpen";

/** Sign-outs that were not sent after all. */
interface Cancelled {
  cards: readonly SessionCard[];
  why: WhyCancelled;
}

/** What a sign-out that waits can become. */
export interface Turn {
  /** Ends the waiting, right before the first request; says whether it still may be sent. */
  takeOn(): boolean;
  /** Cancels it for this reason, if it still waits. */
  cancel(why: WhyCancelled): void;
}

export interface Undo {
  /** The oldest first. */
  pending: ReadonlySignal<readonly Pending[]>;
  /** What was cancelled last, until it is dismissed or something else begins. */
  cancelled: ReadonlySignal<Cancelled | null>;
  /**
   * Runs `send` after the five seconds, unless that is cancelled before. It can be cancelled until
   * somebody takes it on. Returns the same for who asks instead before the five seconds are over.
   */
  begin(account: PlannedAccount, card: SessionCard, send: (turn: Turn) => void): Turn;
  /** Takes the newest back; says whether there was one. */
  undoNewest(): boolean;
  undo(pending: Pending): void;
  /** Takes all back; says whether there were any. */
  cancelAll(why: WhyCancelled): boolean;
  /** The window before this one ended within the five seconds. */
  tellQuit(): void;
  dismiss(): void;
}

const NO_TURN: Turn = { takeOn: () => false, cancel: () => undefined };

/** Holds sign-outs back for five seconds each, and until the program has agreed. Whatever ends the window ends them unsent. */
export function undo(clock: Clock, until: AbortSignal): Undo {
  const pending = signal<readonly Pending[]>([]);
  const cancelled = signal<Cancelled | null>(null);
  const lives = new Map<Pending, AbortController>();

  function cancel(some: readonly Pending[], why: WhyCancelled): boolean {
    for (const one of some) {
      lives.get(one)?.abort();
      lives.delete(one);
    }
    pending.value = pending.peek().filter((one) => !some.includes(one));
    if (some.length > 0) tell({ cards: some.map(({ card }) => card), why });
    return some.length > 0;
  }

  /** What the person undid is known to them: it is told for a moment. */
  function tell(news: Cancelled) {
    cancelled.value = news;
    if (news.why !== "undone") return;
    const forget = () => {
      if (cancelled.peek() === news) cancelled.value = null;
    };
    clock.after(UNDONE_FOR, forget, until);
  }

  function takeOn(waiting: Pending): boolean {
    const life = lives.get(waiting);
    if (life === undefined) return false;
    life.abort();
    lives.delete(waiting);
    pending.value = pending.peek().filter((one) => one !== waiting);
    return true;
  }

  until.addEventListener("abort", () => cancel(pending.peek(), "left"), { once: true });

  return {
    pending,
    cancelled,
    begin(account, card, send) {
      if (until.aborted || pending.peek().some((one) => sameSession(one.card, card))) return NO_TURN;
      const life = new AbortController();
      const waiting: Pending = { account, card, sentAt: clock.now() + UNDO_FOR };
      lives.set(waiting, life);
      cancelled.value = null;
      pending.value = [...pending.peek(), waiting];
      const turn: Turn = {
        takeOn: () => takeOn(waiting),
        cancel: (why) => void (lives.has(waiting) && cancel([waiting], why)),
      };
      clock.after(UNDO_FOR, () => send(turn), life.signal);
      return turn;
    },
    undoNewest: () => cancel(pending.peek().slice(-1), "undone"),
    undo: (one) => void cancel([one], "undone"),
    cancelAll: (why) => cancel(pending.peek(), why),
    tellQuit: () => (cancelled.value = { cards: [], why: "quit" }),
    dismiss: () => (cancelled.value = null),
  };
}

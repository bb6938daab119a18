import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Backend } from "../../backend/backend";
import type { CommandError, GivenUp, LockStanding, LockTry, StoreProblem } from "../../backend/generated/types";
import type { Clock } from "../shared/clock";
import { commandError } from "../shared/commandError";
import { type Idle, idleWatch } from "./idle";

/** `triedOut`: after too many wrong tries not everything could be signed out. */
export type WhyLocked = "asked" | "idle" | "slept" | "started" | "triedOut";

export type Locking =
  /** The program has not said yet. */
  | { kind: "unknown" }
  /** The password store has not said whether a PIN is set. `problem`: it could not; null: it is being asked. */
  | { kind: "waiting"; problem: StoreProblem | null }
  /** The program failed to say how it stands. */
  | { kind: "failed"; error: CommandError }
  /** `givenUp`: it was opened by signing out everywhere. `draft`: what was suspended when it was locked. */
  | { kind: "open"; givenUp: readonly GivenUp[] | null; draft: string | null }
  /**
   * `cancelled`: a pending sign-out was cancelled. `keeps`: a draft is suspended, and is lost when
   * the window closes.
   */
  | { kind: "locked"; why: WhyLocked; cancelled: boolean; keeps: boolean };

/** Why it was not locked: there is no PIN, or sessions are being signed out. */
type NotLocked = "noPin" | "held";

export interface Lock {
  state: ReadonlySignal<Locking>;
  /** Whether a PIN or passphrase is set. */
  set: ReadonlySignal<boolean>;
  idleMinutes: ReadonlySignal<number | null>;
  /** Seconds until it locks by itself, while that is close. */
  warning: ReadonlySignal<number | null>;
  /** Somebody wanted to lock it, and it was held. */
  refused: ReadonlySignal<boolean>;
  /** The password store is waited for longer than it should be. */
  storeIsSlow: ReadonlySignal<boolean>;
  start(): Promise<void>;
  /** Asks the password store whether a PIN is set. */
  learn(): Promise<void>;
  /** Goes on although the password store has not said it. */
  goOnWithoutStore(): Promise<void>;
  /** Goes on as if the password store had not answered in time. Rejects when the program could not. */
  letGoOfStore(): Promise<void>;
  /** The program refused something because it is locked. */
  noticed(): Promise<void>;
  /** Resolves when no sign-in can be used any more; null when it is locked. */
  lock(why: WhyLocked): Promise<NotLocked | null>;
  /** It must not be locked until the returned function is called. */
  hold(): () => void;
  /** Is asked to cancel what is about to be sent, before it locks; says whether there was something. */
  onLocking(cancel: () => boolean): () => void;
  /** Registers a source of the draft that the program seals while locked; it returns null for none. */
  onSuspend(put: () => string | null): () => void;
  /** A click, key or wheel event. */
  acted(): void;
  /** The pointer moved on the screen. */
  pointerMoved(): void;
  dismissRefusal(): void;
  unlock(typed: string): Promise<LockTry>;
  giveUp(): Promise<LockTry>;
  setPin(fresh: string, current: string): Promise<LockTry>;
  removePin(current: string): Promise<LockTry>;
  setIdle(minutes: number | null): Promise<void>;
}

/** A password store that takes longer may wait for the person: then it is said. */
const SAID_AFTER = 3000;

/** The lock of the window: it outlives every other store. */
export function lockStore(backend: Backend, clock: Clock, until: AbortSignal): Lock {
  const standing = signal<LockStanding>({ set: false, locked: false, idleMinutes: null, store: { kind: "notYet" } });
  const storeIsSlow = signal(false);
  const state = signal<Locking>({ kind: "unknown" });
  const refused = signal(false);
  const holders = new Set<object>();
  const cancels = new Set<() => boolean>();
  const suspends = new Set<() => string | null>();
  let lockAfterwards = false;

  const idle: Idle = idleWatch(
    clock,
    { minutes: watchedMinutes, isHeld: () => holders.size > 0, onIdle: (why) => void lock(why) },
    until,
  );

  function watchedMinutes(): number | null {
    const { set, idleMinutes } = standing.peek();
    return set && state.peek().kind === "open" ? idleMinutes : null;
  }

  function settle(now: LockStanding, next: Locking) {
    standing.value = now;
    state.value = next;
    idle.restart();
  }

  const open = (givenUp: readonly GivenUp[] | null, draft: string | null = null): Locking => ({
    kind: "open",
    givenUp,
    draft,
  });

  async function lock(why: WhyLocked): Promise<NotLocked | null> {
    if (state.peek().kind === "locked") return null;
    if (!standing.peek().set) return "noPin";
    if (holders.size > 0) {
      lockAfterwards ||= why === "slept";
      refused.value = why === "asked";
      return "held";
    }
    const cancelled = cancelAll();
    const draft = [...suspends].map((put) => put()).find((text) => text !== null) ?? null;
    settle(standing.peek(), { kind: "locked", why, cancelled, keeps: draft !== null });
    try {
      standing.value = await backend.lock(draft);
      return null;
    } catch {
      // Nothing that is shown could say more: it asks the program how it stands.
      const now = await backend.lockStanding().catch(() => null);
      if (now !== null) settle(now, now.locked ? state.peek() : open(null, draft));
      return now === null || now.locked ? null : "noPin";
    }
  }

  const cancelAll = () => [...cancels].map((cancel) => cancel()).includes(true);

  function release(holder: object) {
    if (!holders.delete(holder) || holders.size > 0) return;
    refused.value = false;
    if (lockAfterwards) void lock("slept");
    lockAfterwards = false;
    idle.released();
  }

  /** The program is shut already; whoever went on without the store may have something waiting to be sent. */
  const shut = (): Locking => ({ kind: "locked", why: "started", cancelled: cancelAll(), keeps: false });

  const isOpening = () => state.peek().kind !== "open" && state.peek().kind !== "locked";

  function notSaid(thrown: unknown) {
    if (isOpening()) state.value = { kind: "failed", error: commandError(thrown) };
  }

  async function learn(): Promise<void> {
    if (isOpening() && state.peek().kind !== "unknown") state.value = { kind: "waiting", problem: null };
    const answered = new AbortController();
    const say = () => {
      if (state.peek().kind === "unknown") state.value = { kind: "waiting", problem: null };
    };
    clock.after(SAID_AFTER, say, answered.signal);
    const now = await backend
      .learnLock()
      .catch(notSaid)
      .finally(() => answered.abort());
    if (now === undefined) return;
    if (state.peek().kind === "open" && !now.locked) standing.value = now;
    else if (now.store.kind === "problem") state.value = { kind: "waiting", problem: now.store.problem };
    else settle(now, now.locked ? shut() : open(null));
  }

  async function noticed(): Promise<void> {
    if (state.peek().kind !== "open") return;
    // A program that fails to say it is asked again at the next refusal.
    const now = await backend.lockStanding().catch(() => null);
    if (now?.locked && state.peek().kind === "open") settle(now, shut());
  }

  /** Takes over what a try came to; nothing changes after a wrong one. */
  async function after(tried: Promise<LockTry>): Promise<LockTry> {
    const came = await tried.catch(failed);
    if (came.kind === "wrong") return came;
    const now = await backend.lockStanding();
    const wasLocked = state.peek().kind === "locked";
    const out = came.kind === "signedOutEverywhere" ? came.givenUp : null;
    if (!wasLocked && out === null) settle(now, state.peek());
    else settle(now, open(out, out === null ? await resumeDraft() : null));
    return came;
  }

  /** The program shuts by itself when it could not sign out everywhere after too many wrong tries. */
  async function failed(thrown: unknown): Promise<never> {
    const now = await backend.lockStanding();
    if (now.locked && state.peek().kind === "open")
      settle(now, { kind: "locked", why: "triedOut", cancelled: cancelAll(), keeps: false });
    throw thrown;
  }

  /** A draft that cannot be loaded must not keep the window locked. */
  const resumeDraft = () => backend.takeUp().catch(() => null);

  return {
    state,
    set: computed(() => standing.value.set),
    idleMinutes: computed(() => standing.value.idleMinutes),
    warning: idle.warning,
    refused,
    storeIsSlow,
    learn,
    noticed,
    async goOnWithoutStore() {
      const now = await backend.goOnWithoutStore().catch(notSaid);
      if (now === undefined) return;
      if (!now.locked) settle(now, open(null));
      // Without it the wait goes on until the store answers, and the bar offers to stop it.
      await backend.letGoOfStore().catch(() => undefined);
    },
    letGoOfStore: () => backend.letGoOfStore(),
    async start() {
      // Neither watch is needed to open: without them a slow store is not said, and sleep does not lock.
      await backend.watchStore((isSlow) => (storeIsSlow.value = isSlow)).catch(() => undefined);
      await learn();
      await backend.watchSleep(() => void lock("slept")).catch(() => undefined);
    },
    lock,
    hold() {
      const holder = {};
      holders.add(holder);
      return () => release(holder);
    },
    onLocking(cancel) {
      cancels.add(cancel);
      return () => void cancels.delete(cancel);
    },
    onSuspend(put) {
      suspends.add(put);
      return () => void suspends.delete(put);
    },
    acted: idle.acted,
    pointerMoved: idle.pointerMoved,
    dismissRefusal: () => (refused.value = false),
    unlock: (typed) => after(backend.unlock(typed)),
    giveUp: () => after(backend.giveUpLock()),
    setPin: (fresh, current) => after(backend.setLock(fresh, current)),
    removePin: (current) => after(backend.removeLock(current)),
    async setIdle(minutes) {
      standing.value = await backend.setLockIdle(minutes);
      idle.restart();
    },
  };
}

import type { Backend } from "../src/backend/backend";
import type { CommandError, GivenUp, LockStanding, LockTry, StoreProblem } from "../src/backend/generated/types";

/** What the scripted lock knows, and how it goes wrong. */
export interface LockScript {
  /** The PIN that is set. */
  pin?: string;
  locked?: boolean;
  idleMinutes?: number | null;
  /** Why the password store does not say whether a PIN is set. */
  store?: StoreProblem;
  /** What every try with the password store comes to. */
  error?: CommandError;
  /** Why not everything can be given up after the fifth wrong try: it stays shut then. */
  cannotGiveUp?: CommandError;
  /** What is given up after the fifth wrong try. */
  givenUp?: GivenUp[];
}

export interface ScriptedLock {
  script: LockScript;
  wrong: number;
  /** What was put down, until it is taken up again. */
  putDown: string | null;
  /** The computer is about to sleep. */
  sleep: () => void;
  /** The password store is waited for, or is not any more. */
  slow: (isSlow: boolean) => void;
}

type LockMethods = Pick<
  Backend,
  | "lockStanding"
  | "learnLock"
  | "goOnWithoutStore"
  | "watchStore"
  | "letGoOfStore"
  | "setLock"
  | "removeLock"
  | "setLockIdle"
  | "lock"
  | "unlock"
  | "takeUp"
  | "giveUpLock"
  | "watchSleep"
>;

const MOST = 5;
const WARNED_FROM = 3;
const SHORTEST = 6;

/** A lock in memory: the same answers as the program's. `forget` forgets what was read. */
export function scriptedLock(
  lock: ScriptedLock,
  note: (...call: [string, ...unknown[]]) => void,
  forget: () => void,
): LockMethods {
  const { script } = lock;
  const standing = (): LockStanding => {
    const { pin, locked = false, idleMinutes = 10, store } = script;
    if (store !== undefined)
      return { set: false, locked: true, idleMinutes, store: { kind: "problem", problem: store } };
    return { set: pin !== undefined, locked, idleMinutes, store: { kind: "hasSaid" } };
  };

  function out(): LockTry {
    if (script.cannotGiveUp) {
      script.locked = true;
      forget();
      throw script.cannotGiveUp;
    }
    delete script.pin;
    script.locked = false;
    lock.wrong = 0;
    return { kind: "signedOutEverywhere", givenUp: script.givenUp ?? [] };
  }

  function tried(typed: string, then: () => void): LockTry {
    if (script.error) throw script.error;
    if (typed.length < SHORTEST) throw { kind: "badPassphrase", problem: "tooShort" } satisfies CommandError;
    if (typed === script.pin) {
      lock.wrong = 0;
      then();
      return { kind: "right" };
    }
    lock.wrong += 1;
    if (lock.wrong >= MOST) return out();
    return { kind: "wrong", left: lock.wrong >= WARNED_FROM ? MOST - lock.wrong : null };
  }

  return {
    async lockStanding() {
      return standing();
    },
    async learnLock() {
      note("learnLock");
      return standing();
    },
    async goOnWithoutStore() {
      note("goOnWithoutStore");
      delete script.store;
      return standing();
    },
    async watchStore(onChange) {
      lock.slow = onChange;
    },
    async letGoOfStore() {
      note("letGoOfStore");
      lock.slow(false);
    },
    async setLock(passphrase, current) {
      note("setLock", passphrase, current);
      if (passphrase.length < SHORTEST) throw { kind: "badPassphrase", problem: "tooShort" } satisfies CommandError;
      const set = () => {
        script.pin = passphrase;
      };
      if (script.pin !== undefined) return tried(current, set);
      if (script.error) throw script.error;
      set();
      return { kind: "right" };
    },
    async removeLock(current) {
      note("removeLock", current);
      return tried(current, () => delete script.pin);
    },
    async setLockIdle(minutes) {
      note("setLockIdle", minutes);
      script.idleMinutes = minutes;
      return standing();
    },
    async lock(putDown) {
      note("lock", putDown);
      if (script.pin === undefined) throw { kind: "noPassphrase" } satisfies CommandError;
      lock.putDown = putDown;
      script.locked = true;
      forget();
      return standing();
    },
    async unlock(passphrase) {
      note("unlock", passphrase);
      return tried(passphrase, () => {
        script.locked = false;
      });
    },
    async takeUp() {
      note("takeUp");
      if (script.locked) throw { kind: "locked" } satisfies CommandError;
      const text = lock.putDown;
      lock.putDown = null;
      return text;
    },
    async giveUpLock() {
      note("giveUpLock");
      return out();
    },
    async watchSleep(onSleep) {
      lock.sleep = onSleep;
    },
  };
}

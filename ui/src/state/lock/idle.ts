import { type ReadonlySignal, signal } from "@preact/signals";
import type { Clock } from "../shared/clock";

/** So long before it locks by itself, the person is warned, in milliseconds. */
const WARNED_FOR = 20_000;
/** So often it is looked whether the clock has jumped: a computer that sleeps does not count. */
const LOOKED_EVERY = 5_000;
const SECOND = 1_000;

interface IdleNeeds {
  /** After how many minutes without the person; null for never. */
  minutes: () => number | null;
  /** Whether something must not be left now. */
  isHeld: () => boolean;
  onIdle: (why: "idle" | "slept") => void;
}

export interface Idle {
  /** Seconds left, while the person is warned. */
  warning: ReadonlySignal<number | null>;
  /** The person is there. */
  acted(): void;
  /** The pointer moved. Once the person is warned that is not enough: what is reached for must not go away. */
  pointerMoved(): void;
  /** Counts from now on. */
  restart(): void;
  /** What held it is over; the person is warned all the same before it locks. */
  released(): void;
}

/** Notices that the person is not there any more. */
export function idleWatch(clock: Clock, { minutes, isHeld, onIdle }: IdleNeeds, until: AbortSignal): Idle {
  const warning = signal<number | null>(null);
  let lastSeen = clock.now();
  let looking = new AbortController();
  until.addEventListener("abort", () => looking.abort(), { once: true });

  function look() {
    looking.abort();
    looking = new AbortController();
    const patience = minutes();
    if (until.aborted || patience === null) {
      warning.value = null;
      return;
    }
    const left = lastSeen + patience * 60_000 - clock.now();
    const warned = warning.peek() !== null;
    warning.value = left <= WARNED_FOR && !isHeld() ? Math.max(0, Math.ceil(left / SECOND)) : null;
    if (left <= 0 && !isHeld()) {
      warning.value = null;
      // Nobody was warned: the clock has jumped.
      return onIdle(warned ? "idle" : "slept");
    }
    const next =
      warning.peek() !== null ? left % SECOND || SECOND : Math.min(LOOKED_EVERY, Math.max(SECOND, left - WARNED_FOR));
    clock.after(next, look, looking.signal);
  }

  /** Whoever comes back to a computer that has slept finds it locked, and not open because of that. */
  function hasSlept(): boolean {
    const patience = minutes();
    return patience !== null && !isHeld() && clock.now() - lastSeen >= patience * 60_000;
  }

  function acted() {
    if (hasSlept()) return look();
    lastSeen = clock.now();
    if (warning.peek() !== null) look();
  }

  return {
    warning,
    acted,
    pointerMoved: () => (warning.peek() === null ? acted() : undefined),
    restart() {
      lastSeen = clock.now();
      look();
    },
    released() {
      const patience = minutes();
      if (patience !== null) lastSeen = Math.max(lastSeen, clock.now() + WARNED_FOR - patience * 60_000);
      look();
    },
  };
}

import { type ReadonlySignal, signal } from "@preact/signals";

/** What the stores know of time. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs once after so many milliseconds, unless the signal is aborted before. */
  after(milliseconds: number, run: () => void, until: AbortSignal): void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(milliseconds, run, until) {
    if (until.aborted) return;
    const cancel = () => clearTimeout(timer);
    const timer = setTimeout(() => {
      until.removeEventListener("abort", cancel);
      run();
    }, milliseconds);
    until.addEventListener("abort", cancel, { once: true });
  },
};

/** The time, renewed every so many milliseconds. */
export function ticking(clock: Clock, milliseconds: number, until: AbortSignal): ReadonlySignal<number> {
  const time = signal(clock.now());
  const next = () =>
    clock.after(
      milliseconds,
      () => {
        time.value = clock.now();
        next();
      },
      until,
    );
  next();
  return time;
}

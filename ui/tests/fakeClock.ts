import type { Clock } from "../src/state/shared/clock";

interface FakeClock extends Clock {
  /** Moves the time on, and runs what became due. */
  pass(milliseconds: number): void;
  /** Moves the time on as for a computer that sleeps: what is due later waits for as long as before. */
  jump(milliseconds: number): void;
}

export function fakeClock(start = Date.parse("2026-11-23T05:34:50Z")): FakeClock {
  let time = start;
  let waiting: { at: number; run: () => void; until: AbortSignal }[] = [];
  return {
    now: () => time,
    after(milliseconds, run, until) {
      waiting.push({ at: time + milliseconds, run, until });
    },
    jump(milliseconds) {
      time += milliseconds;
      waiting = waiting.map((one) => ({ ...one, at: one.at + milliseconds }));
    },
    pass(milliseconds) {
      const end = time + milliseconds;
      for (;;) {
        const next = waiting.filter((one) => one.at <= end && !one.until.aborted).sort((a, b) => a.at - b.at)[0];
        if (!next) break;
        waiting = waiting.filter((one) => one !== next);
        time = next.at;
        next.run();
      }
      time = end;
    },
  };
}

/** Lets every promise that is already settled be heard. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

/** A promise that is settled from outside. */
export function held<T>(): { promise: Promise<T>; give: (value: T) => void; fail: (reason: unknown) => void } {
  let give: (value: T) => void = () => undefined;
  let fail: (reason: unknown) => void = () => undefined;
  const promise = new Promise<T>((resolve, reject) => {
    give = resolve;
    fail = reject;
  });
  return { promise, give, fail };
}

import { expect, test, vi } from "vitest";
import { systemClock, ticking } from "../../../src/state/shared/clock";

/** How many listeners a signal has: those that were added and not taken away again. */
function counted(life: AbortController) {
  let listeners = 0;
  const { addEventListener, removeEventListener } = life.signal;
  life.signal.addEventListener = (...call: Parameters<typeof addEventListener>) => {
    listeners += 1;
    addEventListener.apply(life.signal, call);
  };
  life.signal.removeEventListener = (...call: Parameters<typeof removeEventListener>) => {
    listeners -= 1;
    removeEventListener.apply(life.signal, call);
  };
  return () => listeners;
}

test("a clock that ticks for a day leaves one listener", () => {
  vi.useFakeTimers();
  const life = new AbortController();
  const listeners = counted(life);
  const time = ticking(systemClock, 20_000, life.signal);
  const start = time.value;
  vi.advanceTimersByTime(24 * 3_600_000);

  expect(time.value - start).toBe(24 * 3_600_000);
  expect(listeners()).toBe(1);
  life.abort();
  vi.advanceTimersByTime(60_000);
  expect(time.value - start).toBe(24 * 3_600_000);
  vi.useRealTimers();
});

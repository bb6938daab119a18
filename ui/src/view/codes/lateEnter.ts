import type { Clock } from "../../state/shared/clock";

/** So long after a code was sent by itself an Enter still belongs to it, in milliseconds. */
const LATE = 1_500;

/**
 * Takes the Enter that people press behind a code, although it was sent by itself: it must not reach
 * whatever has the focus by then. Any other key ends the wait.
 */
export function takeLateEnter(window: Window, clock: Clock): void {
  const life = new AbortController();
  window.addEventListener(
    "keydown",
    (event) => {
      life.abort();
      if (event.key !== "Enter") return;
      event.preventDefault();
      event.stopPropagation();
    },
    { capture: true, signal: life.signal },
  );
  clock.after(LATE, () => life.abort(), life.signal);
}

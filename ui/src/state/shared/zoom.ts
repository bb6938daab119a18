import type { ZoomStep } from "../../backend/generated/types";
import type { WindowBackend } from "../../backend/window";
import { keyName } from "./keyName";

/** So far a wheel or two fingers move for one step, in pixels; a notch of a wheel is further. */
const A_STEP = 50;

/**
 * Zooms with Ctrl and +, −, 0 or the wheel, until the signal is aborted. `tell` hears the new zoom in
 * per cent. Nothing is above it, so that it works in dialogs and on the lock screen too.
 */
export function zoomKeys(
  window: Window,
  backend: Pick<WindowBackend, "zoom">,
  tell: (percent: number) => void,
  until: AbortSignal,
): void {
  let turned = 0;

  function step(to: ZoomStep) {
    // A window that cannot zoom has nothing to say about it.
    backend.zoom(to).then(tell, () => undefined);
  }

  window.addEventListener(
    "keydown",
    (event) => {
      const to = (event.ctrlKey || event.metaKey) && !event.altKey ? stepOf(keyName(event)) : null;
      if (to === null) return;
      event.preventDefault();
      event.stopPropagation();
      step(to);
    },
    { capture: true, signal: until },
  );
  window.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey && !event.metaKey) {
        turned = 0;
        return;
      }
      event.preventDefault();
      turned = Math.sign(turned) === -Math.sign(event.deltaY) ? event.deltaY : turned + event.deltaY;
      if (Math.abs(turned) < A_STEP) return;
      step(turned < 0 ? "in" : "out");
      turned = 0;
    },
    { capture: true, passive: false, signal: until },
  );
}

function stepOf(key: string): ZoomStep | null {
  if (key === "+" || key === "=") return "in";
  if (key === "-" || key === "_") return "out";
  return key === "0" ? "usual" : null;
}

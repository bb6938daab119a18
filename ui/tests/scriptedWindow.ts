import type { WindowBackend } from "../src/backend/window";

export interface ScriptedWindow extends WindowBackend {
  /** The window is about to close; whether it closes. */
  wantsToClose(): boolean;
}

/** A window that counts what is asked of it, and asks once before it closes. */
export function scriptedWindow(note: (...call: [string, ...unknown[]]) => void): ScriptedWindow {
  let hear: (() => void) | null = null;
  let percent = 100;
  return {
    async zoom(step) {
      note("zoom", step);
      percent = step === "usual" ? 100 : percent + (step === "in" ? 10 : -10);
      return percent;
    },
    async holdWindow(onClose) {
      hear = onClose;
    },
    async releaseWindow() {
      hear = null;
    },
    async closeWindow() {
      note("closeWindow");
    },
    wantsToClose() {
      const ask = hear;
      hear = null;
      ask?.();
      return ask === null;
    },
  };
}

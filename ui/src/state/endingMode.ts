import { computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import type { EndingBackend, EndingMode } from "../backend/ending";
import type { Clock } from "./clock";

/** Whether sessions may be signed out now, and for how long. */
export interface Mode {
  /** Milliseconds since 1970 until which signing out is allowed; null while only viewing. */
  allowedUntil: ReadonlySignal<number | null>;
  /** Hears from the program how it stands. */
  learn(): Promise<void>;
  allow(): Promise<void>;
  viewOnly(): Promise<void>;
}

/** The app only views at first; the program keeps the time, the window shows it. */
export function endingMode(backend: Pick<EndingBackend, "endingMode" | "allowEnding" | "viewOnly">, clock: Clock, until: AbortSignal): Mode {
  const allowed = signal<number | null>(null);
  let life = new AbortController();

  function put(mode: EndingMode) {
    const end = mode.kind === "allowed" ? Date.parse(mode.until) : null;
    allowed.value = end !== null && end > clock.now() ? end : null;
  }

  const stop = effect(() => {
    const end = allowed.value;
    life.abort();
    life = new AbortController();
    if (end !== null) clock.after(end - clock.now(), () => (allowed.value = null), life.signal);
  });
  until.addEventListener(
    "abort",
    () => {
      stop();
      life.abort();
    },
    { once: true },
  );

  return {
    allowedUntil: computed(() => allowed.value),
    learn: async () => put(await backend.endingMode()),
    allow: async () => put(await backend.allowEnding()),
    viewOnly: async () => put(await backend.viewOnly()),
  };
}

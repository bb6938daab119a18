import { effect } from "@preact/signals";
import type { Ending } from "./ending";
import type { Incidents } from "./incident";
import type { Lock } from "./lock";

export interface Tied {
  ending: Pick<Ending, "undo" | "jobs">;
  guided: Pick<Incidents, "open">;
}

/** Locking cancels the five seconds before a sign-out, and waits while sessions are being signed out or a guided flow is open. */
export function tieToLock(lock: Lock, { ending: { undo, jobs }, guided }: Tied, until: AbortSignal): void {
  let release: (() => void) | null = null;
  const stopHolding = effect(() => {
    const runs = jobs.all.value.some(({ parts }) => [...parts.values()].some(({ kind }) => kind === "running"));
    if (runs || guided.open.value !== null) release ??= lock.hold();
    else letGo();
  });
  const stopCancelling = lock.onLocking(() => undo.cancelAll("locked"));

  function letGo() {
    release?.();
    release = null;
  }

  until.addEventListener(
    "abort",
    () => {
      stopHolding();
      stopCancelling();
      letGo();
    },
    { once: true },
  );
}

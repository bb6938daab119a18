import { effect } from "@preact/signals";
import type { Incidents } from "../incident/incidents";
import type { Revocation } from "../revoke/revocation";
import type { Lock } from "./lock";

interface Tied {
  revocation: Pick<Revocation, "undo" | "jobs" | "proposal">;
  guided: Pick<Incidents, "suspend" | "open">;
}

/**
 * Locking waits while sessions are being signed out, and for nothing else: it cancels the five
 * seconds before a sign-out, and puts the guided flow down until it is unlocked.
 */
export function tieToLock(
  lock: Lock,
  { revocation: { undo, jobs, proposal }, guided }: Tied,
  until: AbortSignal,
): void {
  let release: (() => void) | null = null;
  const stopHolding = effect(() => {
    const runs = jobs.all.value.some(({ parts }) => [...parts.values()].some(({ kind }) => kind === "running"));
    if (runs) release ??= lock.hold();
    else letGo();
  });
  /** What the program has not agreed to yet is not begun by a window that is gone. */
  const isStarting = () => proposal.peek()?.busy.peek() === true || guided.open.peek()?.action.kind === "starting";
  const stops = [
    lock.onLocking(() => undo.cancelAll("locked")),
    lock.onLocking(isStarting),
    lock.onSuspend(guided.suspend),
  ];

  function letGo() {
    release?.();
    release = null;
  }

  until.addEventListener(
    "abort",
    () => {
      stopHolding();
      for (const stop of stops) stop();
      letGo();
    },
    { once: true },
  );
}

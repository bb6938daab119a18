import { effect, untracked } from "@preact/signals";
import type { Workspace } from "../backend/generated/types";
import type { Lock } from "./lock";
import type { Workspaces } from "./workspaces";

/** The program locks by itself once the password store says that a PIN is set: the window follows. */
export function noticeLock(lock: Lock, workspaces: Pick<Workspaces, "all">, until: AbortSignal): void {
  const isLocked = ({ lastCheck }: Workspace) => lastCheck?.outcome.kind === "failed" && lastCheck.outcome.error.kind === "locked";
  const stop = effect(() => {
    if (workspaces.all.value.some(isLocked)) untracked(() => void lock.noticed());
  });
  until.addEventListener("abort", stop, { once: true });
}

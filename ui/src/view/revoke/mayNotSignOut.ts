import type { App } from "../../state/app";

/** Whether the account of a workspace is known not to be allowed to sign devices out. */
export function mayNotSignOut(app: App, workspaceId: string): boolean {
  const outcome = app.workspaces.all.value.find(({ id }) => id === workspaceId)?.lastCheck?.outcome;
  return outcome?.kind === "fine" && outcome.rights.mayEnd === "no";
}

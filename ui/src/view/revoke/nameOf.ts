import type { App } from "../../state/app";

/** The names of workspaces, also of those that were removed meanwhile. */
export function nameOf(app: App): (workspaceId: string) => string {
  return (workspaceId) => app.workspaces.find(workspaceId)?.name ?? "";
}

import type { CommandError, Method, StoreProblem, Workspace } from "../../backend/generated/types";

/** Status of a workspace, as the rail shows it. */
export type WorkspaceStatus =
  | { kind: "signIn" }
  | { kind: "signedOut" }
  | { kind: "storeProblem"; problem: StoreProblem }
  | { kind: "madeForAnother" }
  | { kind: "needsCode"; method: Method }
  | { kind: "checking" }
  | { kind: "noDeviceManagement" }
  | { kind: "notAllowed" }
  | { kind: "noReach"; since: string; error: CommandError }
  | { kind: "signedIn"; thisSessionOnly: boolean };

/** In order of importance: problems the user can solve come before information. */
export function workspaceStatus(workspace: Workspace, wanted: Method | null, checking: boolean): WorkspaceStatus {
  const { signIn, lastCheck, practice } = workspace;
  switch (signIn.kind) {
    case "none":
      return { kind: "signIn" };
    case "ended":
      return { kind: "signedOut" };
    case "storeProblem":
      return { kind: "storeProblem", problem: signIn.problem };
    case "madeForAnother":
      return { kind: "madeForAnother" };
    case "held":
      break;
  }
  if (wanted !== null) return { kind: "needsCode", method: wanted };
  const signedIn = { kind: "signedIn", thisSessionOnly: signIn.keptIn === "thisSessionOnly" && !practice } as const;
  if (lastCheck === null) return checking ? { kind: "checking" } : signedIn;
  if (lastCheck.outcome.kind === "fine") {
    const { rights } = lastCheck.outcome;
    if (rights.deviceManagement === "no") return { kind: "noDeviceManagement" };
    return rights.mayView === "no" ? { kind: "notAllowed" } : signedIn;
  }
  const { error } = lastCheck.outcome;
  if (error.kind === "noDeviceManagement" || error.kind === "notAllowed") return { kind: error.kind };
  return { kind: "noReach", since: lastCheck.at, error };
}

/** Whether only the user can solve it. */
export function needsPerson(status: WorkspaceStatus): boolean {
  switch (status.kind) {
    case "signIn":
    case "signedOut":
    case "storeProblem":
    case "madeForAnother":
    case "needsCode":
      return true;
    case "checking":
    case "noDeviceManagement":
    case "notAllowed":
    case "noReach":
    case "signedIn":
      return false;
  }
}

/** Whether only an administrator of the workspace can solve it. */
export function needsAdministrator(status: WorkspaceStatus): boolean {
  return status.kind === "noDeviceManagement" || status.kind === "notAllowed";
}

/** Whether the last request to it failed. */
export function isOutOfUse(status: WorkspaceStatus): boolean {
  switch (status.kind) {
    case "signedOut":
    case "storeProblem":
    case "madeForAnother":
    case "noReach":
      return true;
    case "signIn":
    case "needsCode":
    case "checking":
    case "noDeviceManagement":
    case "notAllowed":
    case "signedIn":
      return false;
  }
}

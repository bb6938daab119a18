import type { CommandError, Method, StoreProblem, Workspace } from "../../backend/generated/types";

/** How a workspace stands, in one word for the rail. */
export type Standing =
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

/** What matters most first: what the person can mend comes before what is only news. */
export function standing(workspace: Workspace, wanted: Method | null, checking: boolean): Standing {
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

/** Whether the person, and nobody else, can mend it. */
export function needsPerson(standing: Standing): boolean {
  switch (standing.kind) {
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

/** Whether only the workspace's administrator can mend it. */
export function needsAdministrator(standing: Standing): boolean {
  return standing.kind === "noDeviceManagement" || standing.kind === "notAllowed";
}

/** Whether it could not be asked when last tried. */
export function isOutOfUse(standing: Standing): boolean {
  switch (standing.kind) {
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

import type { WorkspaceStatus } from "../../state/workspaces/status";
import { wanted } from "./codes";
import { counted } from "./counted";
import { passwordStore } from "./passwordStore";

export const rail = {
  label: "Workspaces",
  menu: "Workspaces",
  all: "All workspaces",
  signedIn: (count: number, all: number) => `${count} of ${all} signed in`,
  needYou: (count: number) => `${count} ${count === 1 ? "needs" : "need"} you`,
  add: "Add workspace",
  filter: "Filter workspaces",
  noMatch: (text: string) => `No workspace matches “${text}”.`,
  filtered: (count: number) => counted(count, "workspace"),
  sessions: (count: number) => counted(count, "session"),
  practice: "Practice",
  status(status: WorkspaceStatus, age: string | null): string {
    switch (status.kind) {
      case "signIn":
        return "Sign in";
      case "signedOut":
        return "Signed out: sign in again";
      case "storeProblem":
        return passwordStore.short(status.problem);
      case "madeForAnother":
        return "Sign-in belongs to another address";
      case "needsCode":
        return `Needs ${wanted(status.method)}`;
      case "checking":
        return "Checking…";
      case "noDeviceManagement":
        return "No Device Management";
      case "notAllowed":
        return "Not allowed";
      case "noReach":
        return age === null ? "Can’t be reached" : `Can’t be reached · ${age}`;
      case "signedIn":
        return status.thisSessionOnly ? "Signed in, this session only" : "Signed in";
    }
  },
  problemAge: (age: string) => `Had a problem · ${age}`,
};

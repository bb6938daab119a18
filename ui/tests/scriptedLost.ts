import type { Backend } from "../src/backend/backend";
import type { LeftSignIn, Workspace } from "../src/backend/generated/types";

/** What the program does about a lost list, in memory. */
export function scriptedLost(
  world: { workspaces: Workspace[]; leftSignIns?: LeftSignIn[] },
  note: (...call: [string, ...unknown[]]) => void,
): Pick<Backend, "restoreList" | "declineList" | "leftSignIns" | "endLeftSignIns"> {
  return {
    async restoreList() {
      note("restoreList");
      return world.workspaces;
    },
    async declineList() {
      note("declineList");
    },
    async leftSignIns() {
      return world.leftSignIns ?? [];
    },
    async endLeftSignIns() {
      note("endLeftSignIns");
      return (world.leftSignIns ?? []).map((signIn) => ({ signIn, removal: { kind: "signedOut" as const } }));
    },
  };
}

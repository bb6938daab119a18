import type { Backend } from "../src/backend/backend";
import type { LeftEnding, LeftSignIn, Workspace } from "../src/backend/generated/types";

interface LostWorld {
  workspaces: Workspace[];
  /** What the store has; null where it cannot list it. */
  leftSignIns?: LeftSignIn[] | null;
  /** By ID, where it does not end. */
  leftEndings?: Record<string, LeftEnding>;
}

/** What the program does about a lost list, in memory. */
export function scriptedLost(
  world: LostWorld,
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
      if (world.leftSignIns === null) return { kind: "cannotList" };
      return { kind: "listed", signIns: world.leftSignIns ?? [] };
    },
    async endLeftSignIns(ids) {
      note("endLeftSignIns", ids);
      const ended: LeftEnding = { kind: "ended", removal: { kind: "signedOut" } };
      return ids.map((id) => ({ id, how: world.leftEndings?.[id] ?? ended }));
    },
  };
}

import type { KeptAside, LeftSignIn, Removal } from "../../backend/generated/types";
import type { EndedSignIn } from "../../state/workspaces/lostList";
import { counted } from "./counted";
import { errors } from "./errors";

const signIns = (count: number) => counted(count, "sign-in");

/** A list of workspaces that could not be taken. */
export const lostList = {
  what({ why, lastGood }: KeptAside): { headline: string; guidance: string } {
    switch (why) {
      case "unreadable":
        return {
          headline: "Your list of workspaces could not be read",
          guidance:
            "Gatehouse started with an empty list. The file was kept, unchanged, so that your IT can look at it:",
        };
      case "newerVersion":
        return {
          headline: "A newer Gatehouse wrote your list of workspaces",
          guidance:
            "This version cannot read it and leaves it as it is, so nothing can be added or changed here. " +
            "Open it with the newer version:",
        };
      case "missing":
        return lastGood > 0
          ? { headline: "Your list of workspaces is gone", guidance: "Its file was removed, not by Gatehouse." }
          : { headline: "Your list is empty now", guidance: "You can add workspaces again." };
      case "undecided":
        return lastGood > 0
          ? { headline: "An earlier list of workspaces was lost", guidance: "Its backup is still here." }
          : { headline: "The earlier list was not restored", guidance: "Its backup was kept beside your list." };
    }
  },
  offer: (count: number) => `A backup with ${counted(count, "workspace")} is available.`,
  restore: "Restore it",
  decline: "Go on without it",
  showLeft: "Look for kept sign-ins without a workspace",
  noneLeft: "The password store has no sign-in without a workspace.",
  cannotList: "The password store of this computer cannot list its sign-ins. Some may be kept without a workspace.",
  left: "These sign-ins are kept in the password store, without a workspace in your list. They may belong to another list of yours.",
  leftAt: ({ address, userId }: LeftSignIn) =>
    address === null ? "An entry that cannot be read" : `${address} (account ${userId ?? "unknown"})`,
  endLeft: (count: number) => `Sign out ${signIns(count)}`,
  question: {
    title: (count: number) => `Sign out ${signIns(count)}?`,
    guidance: (count: number) =>
      `${count === 1 ? "It" : "They"} may belong to another list of yours, which then has to sign in again. This cannot be undone.`,
  },
  ended({ signIn, how }: EndedSignIn): string {
    const at = lostList.leftAt(signIn);
    switch (how.kind) {
      case "ended":
        return removed(at, how.removal);
      case "listed":
        return `${at}: left alone, because a workspace of your list has it now.`;
      case "failed":
        return `${at}: ${notDeleted} ${errors.words(how.error, { name: at, host: at }).headline}.`;
    }
  },
};

const notDeleted = "not deleted from the password store, though its server may have ended it.";

function removed(at: string, removal: Removal): string {
  switch (removal.kind) {
    case "signedOut":
      return `${at}: signed out.`;
    case "nothingToEnd":
      return `${at}: deleted.`;
    case "accessTokenStays":
      return `${at}: deleted here. The access token stays good until you revoke it in your profile there.`;
    case "serverNotTold":
      return `${at}: deleted here, but the server did not confirm it. It may keep that sign-in for some time.`;
  }
}

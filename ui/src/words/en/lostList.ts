import type { KeptAside, LeftEnded, LeftSignIn } from "../../backend/generated/types";

const workspaces = (count: number) => (count === 1 ? "1 workspace" : `${count} workspaces`);

/** A list of workspaces that could not be taken. */
export const lostList = {
  what({ why, lastGood }: KeptAside): { headline: string; guidance: string } {
    switch (why) {
      case "unreadable":
        return {
          headline: "Your list of workspaces could not be read",
          guidance: "Gatehouse started with an empty list. The file was kept, unchanged, so that your IT can look at it:",
        };
      case "newerVersion":
        return {
          headline: "A newer Gatehouse wrote your list of workspaces",
          guidance: "This version cannot read it and leaves it as it is, so nothing can be added or changed here. Open it with the newer version:",
        };
      case "missing":
        return lastGood > 0
          ? { headline: "Your list of workspaces is gone", guidance: "Its file was removed, not by Gatehouse." }
          : { headline: "Your list is empty now", guidance: "You can add workspaces again." };
      case "undecided":
        return lastGood > 0
          ? { headline: "An earlier list of workspaces was lost", guidance: "Its last good copy is still here." }
          : { headline: "The earlier list was not restored", guidance: "Its copy was kept beside your list." };
    }
  },
  offer: (count: number) => `There is a good copy of it with ${workspaces(count)}.`,
  restore: "Restore it",
  decline: "Go on without it",
  showLeft: "Look for kept sign-ins without a workspace",
  noneLeft: "The password store has no sign-in without a workspace.",
  left: "These sign-ins are kept in the password store, without a workspace in your list. They may belong to another list of yours.",
  leftAt: ({ address, userId }: LeftSignIn) => (address === null ? "An entry that cannot be read" : `${address} (account ${userId ?? "unknown"})`),
  endLeft: "Sign out of them",
  ended({ signIn, removal }: LeftEnded): string {
    const at = lostList.leftAt(signIn);
    switch (removal.kind) {
      case "signedOut":
        return `${at}: signed out.`;
      case "nothingToEnd":
        return `${at}: deleted.`;
      case "accessTokenStays":
        return `${at}: deleted here. The access token stays good until you revoke it in your profile there.`;
      case "serverNotTold":
        return `${at}: deleted here, but the server could not be told. It may keep that sign-in for some time.`;
    }
  },
};

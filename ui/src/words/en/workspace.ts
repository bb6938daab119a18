import type { CheckOutcome, EndingRight, Known, Removal, Workspace } from "../../backend/generated/types";
import { accountName } from "./account";
import { permission } from "./errors";
import { passwordStore } from "./passwordStore";

export const workspace = {
  address: "Workspace address",
  account: "Account",
  you: (userName: string | null, name: string | null) =>
    userName === null
      ? (name ?? "Signed in")
      : name === null
        ? accountName(userName)
        : `${name} (${accountName(userName)})`,
  keptHere: "Your sign-in is kept in this computer’s password store.",
  keptOnce: "Signed in for this session only: closing Gatehouse forgets it.",
  ended: "The server no longer takes your sign-in. Sign in again; your other workspaces are fine.",
  /** Why the kept sign-in could not be read, above the form to sign in again; undefined where nothing is kept. */
  storeUnread: passwordStore.unread,
  rights: {
    title: "What this account can do",
    deviceManagement: "Device Management",
    mayView: "See devices",
    mayEnd: "Sign devices out",
    mayEndAll: "Sign people out everywhere",
    known: (known: Known) => (known === "yes" ? "Yes" : known === "no" ? "No" : "Not known yet"),
  },
  showSessions: "Show sessions",
  checkAgain: "Check again",
  checking: "Checking…",
  manage: "This entry",
  rename: "Rename",
  changeAddress: "Change address",
  changeAddressSignsOut: "A sign-in is good for one address: you will be signed out of the one it has now.",
  nameLabel: "Name",
  save: "Save",
  moveUp: "Move up",
  moveDown: "Move down",
  moved: (name: string, place: number, all: number) => `${name} is now ${place} of ${all}`,
  signOut: "Sign out",
  signingOut: "Signing out…",
  remove: "Remove…",
  removal: {
    title: (name: string) => `Remove ${name} from your list?`,
    signedIn: (name: string, userName: string | null) =>
      `You${userName === null ? "" : ` (${accountName(userName)})`} are signed out of ${name}, and your ` +
      "sign-in is deleted from this computer.",
    notSignedIn: "It is taken out of the list on this computer.",
    unaffected:
      "The workspace itself, its people and their sessions are not touched. You can add it again at any time.",
    button: (name: string) => `Remove ${name}`,
    busy: "Removing…",
  },
  result(
    kind: "signedOut" | "removed",
    name: string,
    userName: string | null,
    removal: Removal,
  ): { headline: string; guidance: string } {
    const you = `You${userName === null ? "" : ` (${accountName(userName)})`}`;
    const done = kind === "removed" ? `${name} was removed from your list.` : "";
    switch (removal.kind) {
      case "signedOut":
        return { headline: `${you} were signed out of ${name}.`, guidance: done };
      case "nothingToEnd":
        return { headline: done || `${you} were not signed in to ${name}.`, guidance: "" };
      case "accessTokenStays":
        return {
          headline: `The access token for ${name} was deleted from this computer.`,
          guidance: (
            `${done} It stays good until you revoke it: in the workspace, open your profile, then Personal ` +
            "Access Tokens."
          ).trim(),
        };
      case "serverNotTold":
        return {
          headline: `Your sign-in for ${name} was deleted from this computer, but the server did not confirm it.`,
          guidance: (
            `${done} The server may keep that sign-in for some time. ` +
            "To be sure, sign out other places in your profile there."
          ).trim(),
        };
    }
  },
  saved: "Your workspaces were saved to a file",
  savedGuidance: "It holds names and addresses, no sign-ins:",
  failed: (name: string) => (name === "" ? "That did not work" : `That did not work for ${name}`),
  files: {
    open: "Open workspaces file…",
    save: "Save workspaces file…",
  },
  administrator: {
    one: (of: Workspace) => `${of.name} (${of.address}): ${need(of)}`,
    right: (of: Workspace, right: EndingRight) =>
      `${of.name} (${of.address}): please give ${me(of)} the permission "${permission(right)}" to sign ` +
      `${right === "sessions" ? "devices out" : "people out everywhere"}.`,
    letter: (lines: string[]) =>
      [
        "Hello, I look up sessions with the desktop app Gatehouse and need your help:",
        ...lines.map((line) => `- ${line}`),
        "Thank you.",
      ].join("\n"),
  },
};

function me({ account }: Workspace): string {
  return account?.userName ? accountName(account.userName) : "my account";
}

function need(of: Workspace): string {
  const { lastCheck } = of;
  return lastCheck !== null && lacksLicence(lastCheck.outcome)
    ? "the workspace does not have Device Management. It needs a Premium licence."
    : `please give ${me(of)} the permission "view-device-management" (and "logout-device-management" to ` +
        "sign devices out).";
}

function lacksLicence(outcome: CheckOutcome): boolean {
  return outcome.kind === "fine"
    ? outcome.rights.deviceManagement === "no"
    : outcome.error.kind === "noDeviceManagement";
}

import type { FoundIn, SessionIdProblem } from "../../backend/generated/types";
import { counted } from "./counted";

export const search = {
  label: "Session ID",
  placeholder: "Paste a session ID",
  button: "Look up",
  hint: "Or a link, or a line that holds one. Nothing is sent before you press Enter.",
  clear: "Clear the search",
  scope: "In",
  scopeLabel: "Where to look",
  allWorkspaces: "All workspaces",
  recognised(foundIn: FoundIn): string {
    switch (foundIn) {
      case "plain":
        return "Looks like a session ID";
      case "link":
        return "Session ID found in the link";
      case "json":
        return "Session ID found in the pasted data";
      case "text":
        return "Session ID found in the text";
    }
  },
  willAsk: (name: string) => `Enter looks in ${name}`,
  willAskAll: (count: number, notSignedIn: number) =>
    `Enter looks in ${counted(count, "workspace")}${notSignedIn === 0 ? "" : ` · ${counted(notSignedIn, "not signed in", "not signed in")}`}`,
  problem(problem: SessionIdProblem): string {
    switch (problem) {
      case "empty":
        return "Paste a session ID first.";
      case "tooLong":
        return "This is too long for a session ID (at most 64 letters, digits, - and _). Copy the ID alone.";
      case "wrongCharacters":
        return "A session ID has only letters, digits, - and _. Copy it alone, or paste the whole link it stands in.";
    }
  },
  notThisYet: "This is not a session ID.",
  empty: {
    title: "Look up a session",
    guidance: "Paste the session ID from a log, a ticket or a link. You see whose session it is, on which device, and from where.",
    where: "Where do I find a session ID?",
    whereGuidance: "In Rocket.Chat: Administration, then Device Management; open a device to see its ID. Server logs show it as “sessionId”.",
  },
  nobodySignedIn: {
    title: "Sign in to a workspace first",
    guidance: "Sessions are looked up on the workspace’s server with your own account.",
    button: "See what needs you",
  },
};

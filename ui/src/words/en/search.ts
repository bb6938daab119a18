import type { LooksLike, NoAddress, SessionIdProblem } from "../../backend/generated/types";
import { counted, listed } from "./counted";

/** Of more, it is said how many. */
const MOST_SAID = 5;

export const search = {
  label: "Session ID",
  /** Goes on after the label. */
  labelMore: "or person, internet address or device",
  placeholder: "Paste a session ID, or type a person, internet address or device",
  button: "Search",
  hint: "A link or a line from a log works too. Typing sends nothing; Enter may ask the servers.",
  clear: "Clear the search",
  scope: "In",
  scopeLabel: "Where to look",
  allWorkspaces: "All workspaces",
  /** Null where there is nothing to say. */
  looksLike(what: LooksLike, sessionId: string | null): string | null {
    switch (what.kind) {
      case "nothing":
      case "words":
        return sessionId === null ? null : "Session ID found in the text";
      case "ids":
        return `Looks like IDs; searching for ${anyOf(what.anyOf)}`;
      case "id":
        return sessionId === null ? "Looks like an ID" : "Looks like a session ID";
      case "internetAddress":
        return `Looks like an internet address: ${what.address}`;
      case "internetAddresses": {
        const at = `searching for any of ${anyOf(what.anyOf)}`;
        return what.with.length === 0
          ? `Looks like internet addresses; ${at}`
          : `Internet addresses among words; ${at}, with ${listed(what.with)}`;
      }
      case "addressRange":
        return `Looks like a range of internet addresses: ${what.range}`;
      case "noAddress":
        return (
          `${what.text} is not an internet address` +
          `${what.text.includes("/") || what.text.includes("-") ? " range" : ""}: ` +
          `${whyNoAddress(what.why)}. Searching for it as text`
        );
      case "userName":
        return `Looks like a user name: @${what.userName}`;
      case "email":
        return `Looks like an e-mail address; searching for ${what.searched}`;
      case "link":
        return sessionId === null
          ? `Looks like a link; searching for ${what.searched}`
          : "Session ID found in the link";
      case "hiddenLink":
        return `${what.host} hides where this link leads. Open it in a browser and paste the address you end at`;
      case "json":
        if (sessionId !== null) return "Session ID found in the pasted data";
        return what.searched.length === 0
          ? "Looks like pasted data, with nothing in it to search for"
          : `Looks like pasted data; searching for ${anyOfWith(what)}`;
      case "logLine":
        if (sessionId !== null) return "Session ID found in the pasted line";
        return what.searched.length === 0
          ? "Looks like a pasted line; searching for its words"
          : `Looks like a pasted line; searching for ${anyOfWith(what)}`;
    }
  },
  /** What was read in the text and is not searched. */
  leftOut(texts: readonly string[]): string {
    const more = texts.length > MOST_SAID ? ` and ${texts.length - MOST_SAID} more` : "";
    return `not searched: ${texts.slice(0, MOST_SAID).join(", ")}${more}`;
  },
  willShow: "Enter shows it",
  willRead: (count: number, only: string) =>
    `Enter reads the sessions of ${count === 1 ? only : counted(count, "workspace")}, then finds this there`,
  willAsk: (name: string) => `Enter looks in ${name}`,
  willAskAll: (count: number, notSignedIn: number) =>
    `Enter looks in ${counted(count, "workspace")}` +
    (notSignedIn === 0 ? "" : ` · ${counted(notSignedIn, "not signed in", "not signed in")}`),
  problem(problem: SessionIdProblem): string {
    switch (problem) {
      case "empty":
        return "Paste a session ID first, or type what you look for.";
      case "tooLong":
        return "This is too long for a session ID (at most 64 letters, digits, - and _) or a name. Copy the ID alone.";
      case "wrongCharacters":
        return "There is nothing to search for in this. A session ID has only letters, digits, - and _.";
    }
  },
  notThisYet: "This is not a session ID.",
  where: "Where do I find a session ID?",
  whereGuidance:
    "In Rocket.Chat: Administration, then Device Management; open a device to see its ID. " +
    "Server logs show it as “sessionId”.",
  nobodySignedIn: {
    title: "Sign in to a workspace first",
    guidance: "Sessions are read from the workspace’s server with your own account.",
    button: "See what needs you",
  },
};

/** Such as "203.0.113.7 or @maria"; of many, the first ones. */
function anyOf(texts: readonly string[]): string {
  const rest = texts.length - MOST_SAID;
  const said = rest > 0 ? [...texts.slice(0, MOST_SAID), `${rest} more`] : texts;
  return said.length < 2 ? said.join("") : `${said.slice(0, -1).join(", ")} or ${said.at(-1) ?? ""}`;
}

/** Such as "203.0.113.7 with @maria". */
function anyOfWith({ searched, with: person }: { searched: readonly string[]; with: string | null }): string {
  return person === null ? anyOf(searched) : `${anyOf(searched)} with ${person}`;
}

function whyNoAddress(why: NoAddress): string {
  switch (why.kind) {
    case "numberTooLarge":
      return "its numbers go from 0 to 255";
    case "leadingZero":
      return "write its numbers without a zero in front";
    case "prefixTooLong":
      return `the number after the slash goes from 0 to ${why.most}`;
    case "partWithPrefix":
      return "write all four numbers before the slash, such as 10.0.0.0/8";
    case "twoFamilies":
      return "both ends must be of the same kind, such as 10.0.0.1-10.0.0.40";
  }
}

import type { Method } from "../../backend/generated/types";
import type { Summary } from "../../state/search/summary";
import { wanted } from "./codes";
import { agree, counted, lasting, listed } from "./counted";

type Name = (id: string) => string;

export const results = {
  title: "Result",
  session: "Session",
  /** What came of a look-up. It never says that a session does not exist while one was not asked. */
  summary(summary: Summary, name: Name): string {
    const { asking, found, notFound, different, needsCode, needsPassword, couldNotAsk } = summary;
    const all = Object.values(summary).reduce((count, ids) => count + ids.length, 0);
    const parts: string[] = [];
    if (asking.length > 0)
      parts.push(`Asking ${asking.length === 1 ? name(asking[0] ?? "") : counted(asking.length, "workspace")}…`);
    if (found.length > 0) parts.push(`Found on ${listed(found.map(name))}.`);
    if (different.length > 0) parts.push(`${listed(different.map(name))} answered about a different session.`);
    if (notFound.length > 0 && found.length > 0) parts.push(`Not found on ${notFound.length}.`);
    if (notFound.length > 0 && found.length === 0) parts.push(nothing(notFound.length, all, name(notFound[0] ?? "")));
    const some = (ids: string[]) => (all === 1 ? name(ids[0] ?? "") : String(ids.length));
    if (needsCode.length > 0) parts.push(`${some(needsCode)} ${agree(needsCode.length, "needs", "need")} a code.`);
    const waiting = needsPassword.length;
    if (waiting > 0) parts.push(`${some(needsPassword)} ${agree(waiting, "needs", "need")} ${wanted("password")}.`);
    if (couldNotAsk.length > 0) parts.push(`${some(couldNotAsk)} could not be asked.`);
    return parts.length === 0 ? "There was nobody to ask." : parts.join(" ");
  },
  notProof: "Nothing found is not proof that nobody is signed in.",
  notFound: {
    headline: "No session has this ID now",
    guidance: "It ended, expired, reconnected under a new ID, or is in another workspace.",
    onlyAsked: "It may be in one that was not asked, or it ended, expired, or reconnected under a new ID.",
  },
  foundTitle: "Found",
  otherTitle: "Workspaces",
  outcome: {
    asking: "Asking…",
    notFound: "No session has this ID now",
    needsCode: (method: Method) => `Needs ${wanted(method)}`,
    notSignedIn: "You are not signed in, so it was not asked",
    skipped: (method: Method) => `${method === "password" ? "Password" : "Code"} skipped, so it was not asked`,
    paused: (name: string) => `${name} asks us to slow down`,
    pausedGuidance: (seconds: number) => `We continue by ourselves in ${lasting(seconds)}.`,
  },
  stopWaiting: "Stop",
  searchAll: "Search all workspaces",
  personInstead: "Look for the person instead",
  clear: "Clear",
};

function nothing(notFound: number, all: number, only: string): string {
  if (notFound < all) return `Not found in ${notFound} of ${all}.`;
  return all === 1 ? `Not found on ${only}.` : `Not found in any of ${counted(all, "workspace")}.`;
}

import type {
  ActivityAbout,
  ActivityChain,
  ActivityClosing,
  ActivityProblem,
  ActivityTarget,
  ActivityWhat,
  CallersAnswer,
  LookUpResult,
  WhyMisfit,
} from "../../backend/generated/types";
import { card } from "./card";
import { agree, counted, numbered } from "./counted";

/** What was looked up and signed out. */
export const activity = {
  open: "Activity",
  leftInRail: (count: number) => `${numbered(count)} open`,
  title: "Activity",
  guidance:
    "What was looked up and signed out with Gatehouse on this computer. It stays here: nothing of it is sent anywhere.",
  filter: "Filter",
  filterHint: "A person, a workspace, a ticket or a session ID",
  clearFilter: "Clear filter",
  save: "Save a copy…",
  saved: "A copy was saved",
  list: "Entries, newest first",
  older: "Show older",
  opening: "Opening…",
  nothing: {
    headline: "Nothing yet",
    guidance: "Each session that you look up by its ID and each device that you sign out will be listed here.",
  },
  noMatch: {
    headline: (text: string) => `No entry has “${text}” in it`,
    guidance: "Entries are found by person, workspace, ticket, device and session ID.",
  },
  shown: (count: number, more: boolean) =>
    more ? `The newest ${numbered(count)} entries` : counted(count, "entry", "entries"),
  left: {
    title: (count: number, workspace: string) =>
      `${counted(count, "sign-out")} on ${workspace} ${agree(count, "was", "were")} not finished`,
    guidance: (count: number) =>
      "Gatehouse ended, or was stopped, before it was certain whether " +
      `${agree(count, "this device is", "these devices are")} signed out. ` +
      "“Check now” asks the server; it signs nothing out.",
    check: "Check now",
    checkOn: (workspace: string) => `Check now: ${workspace}`,
    checking: "Checking…",
    gaveUp: "The server needs a code before it answers.",
    unsure: (count: number) =>
      `The server’s list kept changing: ${counted(count, "sign-out")} could not be checked. Try again in a moment.`,
    notThere: "This workspace is no longer in your list, so nobody can be asked.",
    others: (count: number) => `and ${numbered(count)} more`,
  },
  row: {
    what: headline,
    result,
    details: facts,
    ticket: (ticket: string) => `Ticket ${ticket}`,
    by: (actor: string) => `by @${actor}`,
    session: "Session",
  },
  /** Said above the page. */
  problem: {
    headline: "The activity cannot be written",
    missing: (count: number) =>
      `${counted(count, "thing")} that happened ${agree(count, "is", "are")} not in the activity`,
    guidance: problemGuidance,
    over: "New entries are written again.",
  },
  chain: {
    details: "Details: is the file unchanged?",
    file: "File",
    entries: "Lines in it",
    lastHash: "Last hash",
    said: chain,
    headline: "The activity was changed outside Gatehouse",
    torn:
      "An unfinished last line was put aside when Gatehouse started. " +
      "It had never been confirmed on the screen. It is in:",
    keptAside: "The file that was there could not be read. It was kept, unchanged, and a new one was begun. It is in:",
    verify: (file: string) => `gatehouse --verify-activity "${file}"`,
    verifyHint: "Anyone can check the file or a copy of it with this command:",
    cutOff: "A file cannot show that its end was cut off. Whoever wants to notice that keeps the last hash elsewhere.",
    memory: "Nothing is kept: this program has no file for it.",
  },
};

function headline(what: ActivityWhat): string {
  switch (what.kind) {
    case "ending":
      return ending(person(what.person), what.target, what.closing);
    case "lookedUp":
      return lookedUp(what.result);
    case "callerRecognised":
      return `Caller recognised: ${what.how}`;
    case "deviceAnswer":
      return deviceAnswer(what.answer, what.about?.person ?? null);
    case "stepTicked":
      return `Step done: ${what.step}`;
    case "begun":
      return "A new file was begun";
    case "foundBroken":
      return "The file was found changed";
    case "laterVersion":
      return "Written by a later version of Gatehouse";
  }
}

const person = (said: string) => (said === "" ? "a deleted person" : said);
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function ending(who: string, target: ActivityTarget, closing: ActivityClosing | null): string {
  const whole = target.kind === "everySignInOfAccount";
  switch (closing?.outcome.kind) {
    case undefined:
      return `Signing out ${who}${whole ? " everywhere" : ""}`;
    case "ended":
      return `Signed out ${who}${whole ? " everywhere" : ""}`;
    case "hadEnded":
      return `${capital(who)} was signed out already`;
    case "stillThere":
      return `${capital(who)} is still signed in`;
    case "dead":
      return `Signed out ${who}; the server leaves the device in its list`;
    case "refused":
      return `The server did not sign out ${who}`;
    case "unknown":
      return `Not known whether ${who} is signed out${whole ? " everywhere" : ""}`;
    case "notSent":
      return `Did not sign out ${who}: nothing was sent`;
  }
}

function lookedUp(found: LookUpResult): string {
  switch (found.kind) {
    case "found":
      return `Looked up ${found.person ?? "a deleted person"}`;
    case "notFound":
      return "Looked up a session that is not there";
    case "failed":
      return "A look-up failed";
  }
}

function deviceAnswer(answer: CallersAnswer, whose: string | null): string {
  const device = whose === null ? "this device" : `this device of ${whose}`;
  switch (answer) {
    case "yes":
      return `The caller knows ${device}`;
    case "no":
      return `The caller does not know ${device}`;
    case "notSure":
      return `The caller is not sure about ${device}`;
  }
}

/** One or two words for the end of a row; null where there is nothing to add. */
function result(what: ActivityWhat): string | null {
  if (what.kind === "lookedUp") return what.result.kind === "failed" ? "Failed" : null;
  if (what.kind !== "ending") return null;
  switch (what.closing?.outcome.kind) {
    case undefined:
      return "Open";
    case "ended":
    case "hadEnded":
    case "dead":
      return "Gone";
    case "stillThere":
      return "Still there";
    case "refused":
      return "Refused";
    case "unknown":
      return "Unknown";
    case "notSent":
      return "Not sent";
  }
}

/** What stands below the headline. */
function facts(what: ActivityWhat): string[] {
  switch (what.kind) {
    case "ending": {
      const device =
        what.target.kind === "session" ? card.device(what.target.device) : "All devices, and what no list shows";
      const why = what.closing?.outcome.kind === "refused" ? [what.closing.outcome.why] : [];
      return [device, what.workspaceName, ...why];
    }
    case "lookedUp": {
      const found = what.result.kind === "found" ? [card.device(what.result.device)] : [];
      const why = what.result.kind === "failed" ? [what.result.why] : [];
      return [...found, what.workspaceName, ...why];
    }
    case "deviceAnswer":
      return about(what.about);
    case "stepTicked":
      return what.about === null ? [counted(what.accounts.length, "account")] : about(what.about);
    case "begun":
      return [`The one before could not be read and was kept as ${what.keptAside}`];
    case "foundBroken":
      return [`Line ${numbered(what.line)} does not fit the one before it`];
    case "callerRecognised":
    case "laterVersion":
      return [];
  }
}

/** A step names the person, an answer the device; its headline has the person already. */
function about(of: ActivityAbout | null): string[] {
  if (of === null) return [];
  const what = of.device === null ? of.person : card.device(of.device);
  return [...(what === null ? [] : [what]), of.workspaceName];
}

function problemGuidance(problem: ActivityProblem): string {
  const none = "Until it can be written, nothing is signed out.";
  switch (problem) {
    case "diskFull":
      return `The disk is full. ${none} Make room, then try again.`;
    case "readOnly":
      return `Its file may not be changed. ${none} Your IT can allow it.`;
    case "inUse":
      return `Another Gatehouse has it open. ${none} Close the other one.`;
    case "notOpen":
    case "failed":
      return `${none} Check that the folder is there and that you may write in it.`;
  }
}

function chain(found: ActivityChain): string {
  switch (found.kind) {
    case "whole":
      return found.entries === 0 ? "There are no entries yet." : "Unchanged: every entry fits the one before it.";
    case "broken":
      return (
        `Line ${numbered(found.line)} ${misfit(found.why)}. ` +
        "Everything is kept as it is, and new entries go on behind it."
      );
    case "notRead":
      return `The file could not be read: ${found.details}`;
  }
}

function misfit(why: WhyMisfit): string {
  switch (why) {
    case "noEntry":
      return "is no entry";
    case "changed":
      return "is not what it was when it was written";
    case "notNext":
      return "does not follow the entry before it: something was taken out, put in or moved";
    case "brokenOff":
      return "breaks off";
  }
}

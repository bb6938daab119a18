import type { CommandError, Method } from "../../backend/generated/types";
import type {
  EndingEnd,
  EndingProgress,
  EndingWish,
  PlannedAccount,
  SessionEnd,
  WholeAccountEnd,
} from "../../backend/revocation";
import { isOver, isWholly, type RevocationCounts, stillListed } from "../../state/revoke/counts";
import type { Mark, Tally } from "../../state/revoke/plan";
import type { WhyCancelled } from "../../state/revoke/undo";
import { cameSince } from "./cameSince";
import { card as cards } from "./card";
import { wanted, wantedNoun } from "./codes";
import { agree, counted, listed, numbered } from "./counted";
import { type About, type ErrorWords, errors } from "./errors";
import { time } from "./time";

type Name = (workspaceId: string) => string;

const devices = (count: number) => counted(count, "device");

export const revocation = {
  mode: {
    label: "What this window may do",
    viewingOnly: "Viewing only",
    viewingTitle: "Nothing can be signed out until you allow it in the question that comes first",
    allowed: (minutes: number) => `Signing out allowed, ${minutes} min`,
    back: "View only",
    backName: "View only again",
  },
  offer: {
    card: "Sign out",
    cardAsk: "Sign out…",
    cardName: (name: string) => `Sign out ${name}`,
    notAllowed: "Sign out: not allowed",
    notAllowedName: (name: string) => `Sign out: not allowed, ${name}`,
    device: "Sign out this device",
    deviceAsk: "Sign out this device…",
    account: (count: number, who: string, workspace: string) =>
      count === 1
        ? `Sign out everything of ${who} on ${workspace}…`
        : `Sign out all ${devices(count)} of ${who} on ${workspace}…`,
    group: "Sign out all…",
    groupPerson: (who: string, workspace: string) => `Sign out all devices of ${who} on ${workspace}…`,
    groupAddress: (address: string) => `Sign out all on ${address}…`,
    selected: (count: number) => `Sign out ${devices(count)}…`,
    found: "Sign out all found…",
    older: (when: string) => `Read ${when}: it has to be checked again before it can be signed out`,
  },
  named,
  ended: (checkedAt: string) => `Signed out, checked ${time.minute(checkedAt)}`,
  /** After everything of an account was signed out on a server before 8.0. */
  stillListed: "Signed out. The server still lists it.",
  endedSince: (count: number) => `${numbered(count)} signed out since`,
  preview: {
    title,
    titleChecking,
    checking: "Checking who is an administrator…",
    /** What it does not do comes first. */
    lead: "Anyone who knows the password can sign in again now: change the password first, or right after.",
    effect: (own: boolean, count: number, whole: number) =>
      `${own ? "You" : "They"} must sign in again on ${agree(count, "this device", "these devices")}. ` +
      "Messages and files are not touched. " +
      (whole > 0
        ? "Access tokens and sign-ins that the list cannot show end too."
        : "What is not ticked stays signed in, as do access tokens and sign-ins that the list cannot show."),
    final: "After it is sent, it cannot be undone.",
    doubtful: (name: string, percent: number, address: string) =>
      `${percent} % of sessions on ${name} share ${address}, so its server is probably not seeing real ` +
      "addresses. This signs out nearly everybody there, wherever they are, and bots too.",
    list: "What ends",
    ticked: (count: number, of: number) => `${numbered(count)} of ${devices(of)} ticked`,
    account: (account: PlannedAccount, workspace: string) => `${named(account)}, ${workspace}`,
    all: (account: string) => `All of ${account}`,
    session: (account: string, device: string, when: string) => `${account}: ${device}, ${when}`,
    mark,
    unknown: {
      said: (names: readonly string[]) =>
        `${names.length > 2 ? counted(names.length, "workspace") : listed(names)} did not say who the administrators are, so nobody there is ticked automatically.`,
      button: (count: number) => (count === 1 ? "Tick it" : `Tick all ${numbered(count)}`),
      name: (count: number) =>
        `${count === 1 ? "Tick it" : `Tick all ${numbered(count)}`}, although it is not known who is an administrator`,
    },
    older: (when: string) => `Read ${when}. Check again before you sign it out.`,
    show: (count: number) => `Show ${devices(count)}`,
    hide: "Hide",
    more: (count: number) => `Show ${numbered(count)} more`,
    whole: "Also end access tokens and sign-ins that the list cannot show",
    wholeFor: (account: string) => `Also end access tokens and sign-ins that the list cannot show: ${account}`,
    wholeGuidance: (count: number) =>
      (count === 0
        ? ""
        : `This signs out ${count === 1 ? "the one device" : `all ${devices(count)}`} of the account. `) +
      "Scripts and bots that use such a token stop working.",
    /** Why no device of the account can be ticked singly. */
    wholeTicked: (count: number) =>
      `${count === 1 ? "The device" : `All ${devices(count)}`} and the access tokens end together.`,
    everything: (account: string) => `Sign out everything of ${account} instead…`,
    wholeOlder: "Some of its devices were read long ago. Check again first.",
    wholeUnknown: (workspace: string) =>
      `Whether you may do that on ${workspace} is not known; ${workspace} will say so.`,
    number: (number: number) => `Type ${numbered(number)} to confirm`,
    numberHint: (number: number) => `It is the number of what is ticked: ${numbered(number)}.`,
    ticket: "Ticket number (optional), for the activity",
    allows: "You are only viewing now. This also allows signing out for 15 minutes.",
    button: (sessions: number, whole: number) =>
      sessions === 0 && whole > 0 ? `Sign out ${counted(whole, "person", "people")}` : `Sign out ${devices(sessions)}`,
    busy: "Starting…",
    nothing: "Nothing is ticked.",
  },
  impossible: {
    notAllowed: {
      title: (workspace: string) => `You are not allowed to sign out devices on ${workspace}`,
      guidance: "Ask your administrator for the permission “logout-device-management”. You can send them this text.",
    },
    older: {
      title: "This has to be checked again first",
      guidance: (when: string) =>
        `It was read ${when}. The person may have signed out or reconnected since, so that the wrong ` +
        "session would be meant.",
      button: "Check again",
    },
    tooMany: {
      title: (total: number) => `${counted(total, "session")} are too many at once`,
      guidance: "Up to 5,000 can be looked over and signed out together. Search for less, or set a filter.",
    },
    gone: {
      title: "There is nothing left to sign out",
      guidance:
        "It has ended or reconnected since. This is not proof that nobody is signed in: check again, " +
        "and search for the person.",
    },
    failed: "The question could not be prepared",
  },
  undo: {
    label: "About to be signed out",
    said: (who: string, device: string, workspace: string, seconds: number) =>
      `Signing out ${who}, ${device} on ${workspace}${seconds > 0 ? ` in ${seconds} s` : "…"}`,
    guidance: "Nothing was sent yet.",
    button: "Undo",
    name: (who: string) => `Undo signing out ${who}`,
    announced: (who: string, device: string) => `Signing out ${who}, ${device} in 5 seconds. Press Escape to undo.`,
    cancelled,
  },
  job: {
    label: "Signing out",
    running: (tally: Tally, name: Name) => `Signing out ${whatEnds(tally, name)}`,
    waits: (tally: Tally, name: Name) => `Signing out ${whatEnds(tally, name)} waits for you`,
    over,
    stop: "Stop",
    stopping: "Stopping…",
    bar: (name: string) => `${name}, signed out`,
    starting: "Starting…",
    progress,
    slowDown: (name: string, seconds: number, { phase, done, asked }: EndingProgress) =>
      phase === "checking"
        ? `${name} asks us to slow down. We check whether they are gone in ${seconds} s, by ourselves.`
        : `${name} asks us to slow down. We continue by ourselves in ${seconds} s · ${numbered(done)} of ` +
          `${numbered(asked)}`,
    paused,
    skipped,
    failed: (name: string) => `${name}: not known what was signed out`,
    lead: "Anyone who knows the password can sign in again now.",
    proof,
    problem,
    whole,
    stopped: "You stopped it; the rest was not asked.",
    rest: (count: number) => `Not gone (${numbered(count)})`,
    fate,
    tryAgain: "Try again",
    tryAgainOn: (name: string) => `Try again on ${name}`,
    checkAgain: "Check again",
    checkAgainOn: (name: string) => `Check again on ${name}`,
    checkNow: "Check now",
    checkNowOn: (name: string) => `Check now on ${name}`,
    again: {
      waiting: (seconds: number) => `We look again in ${seconds} s whether somebody signed in again.`,
      looking: "Looking again…",
      none: (at: string) => `Looked again at ${time.second(at)}: nothing came back, and no new device is listed.`,
      newSignIns: (count: number, at: string) => `Looked again at ${time.second(at)}: ${cameSince(count)}.`,
      notGone: (count: number, at: string) =>
        `Looked again at ${time.second(at)}: ${devices(count)} ${agree(count, "is", "are")} still there.`,
      stopped: (name: string) => `You stopped looking again at ${name}.`,
      stop: (name: string) => `Stop looking again at ${name}`,
      codeNeeded: (name: string) => `${name} needs a code before we can look again.`,
      failed: (name: string, why: string) => `The second look at ${name} did not come to its end: ${why}.`,
    },
    newSignIns: (count: number) => `Signed in or reconnected since (${numbered(count)})`,
    newcomer: "Signed in or reconnected since",
    signOutNew: "Sign out…",
    unfold: "Show",
    dismiss: "Close",
  },
};

/** While it is not known who is an administrator, nothing is ticked and nothing is counted. */
function titleChecking(accounts: readonly PlannedAccount[], wish: EndingWish, name: Name): string {
  const of = accounts.length === 0 ? "" : ` ${whose(accounts, name)}`;
  return `Sign out devices${of}${wish.kind === "address" ? ` on ${wish.address}` : ""}?`;
}

function title({ sessions, wholeAccounts, accounts }: Tally, wish: EndingWish, name: Name): string {
  const everything = wholeAccounts.length > 0 && wholeAccounts.length === accounts.length;
  const some =
    sessions.length > 0
      ? everything
        ? `${sessions.length === 1 ? "" : "all "}${devices(sessions.length)} and the access tokens`
        : devices(sessions.length)
      : null;
  const count = some ?? (wholeAccounts.length > 0 ? "everything" : "which devices");
  const on = wish.kind === "address" ? ` on ${wish.address}` : "";
  const many = accounts.length > 1 && on !== "";
  const of = many ? ` of ${people(accounts)}` : accounts.length === 0 ? "" : ` ${whose(accounts, name)}`;
  return `Sign out ${count}${many || accounts.length === 0 ? `${of}${on}` : of}?`;
}

/** Such as "of Rod (@Rod) on Acme HQ" or "of 4 accounts on 2 workspaces". */
function whose(accounts: readonly PlannedAccount[], name: Name): string {
  const [only, ...others] = accounts;
  if (only === undefined) return "";
  if (others.length === 0) return `of ${named(only)} on ${name(only.workspaceId)}`;
  const workspaces = new Set(accounts.map(({ workspaceId }) => workspaceId));
  return (
    `of ${people(accounts)} on ` +
    `${workspaces.size === 1 ? name(only.workspaceId) : counted(workspaces.size, "workspace")}`
  );
}

/** Of one workspace they are people; over several, one person may have an account on each. */
function people(accounts: readonly PlannedAccount[]): string {
  const workspaces = new Set(accounts.map(({ workspaceId }) => workspaceId));
  return workspaces.size === 1 ? counted(accounts.length, "person", "people") : counted(accounts.length, "account");
}

/** What is signed out, and whose. */
export function whatEnds(tally: Tally, name: Name): string {
  const { sessions, accounts } = tally;
  return `${sessions.length > 0 ? devices(sessions.length) : "everything"} ${whose(accounts, name)}`;
}

/** The title of what is over, no stronger than it was proven. */
function over(tally: Tally, sum: RevocationCounts, name: Name): string {
  const { asked, gone, unknown } = sum;
  const all = whatEnds(tally, name);
  if (isWholly(sum)) return `Signed out ${all}`;
  if (asked === 0) return `Not confirmed as signed out: ${all}`;
  if (gone === asked) return `Signed out ${all}, but not everywhere`;
  if (unknown === asked) return `Not known whether ${all} ${agree(asked, "is", "are")} signed out`;
  if (gone + unknown === 0) return `Not signed out: ${all}`;
  return `${numbered(gone)} of ${all} signed out${unknown === 0 ? "" : `, ${numbered(unknown)} not known`}`;
}

/** A person with the user name, where both are known. */
export function named({ person, userId }: Pick<PlannedAccount, "person" | "userId">): string {
  const userName = person.kind === "known" && person.name !== null ? cards.userName(person) : null;
  return `${cards.person(person, userId)}${userName === null ? "" : ` (${userName})`}`;
}

function mark(of: Mark): string {
  switch (of) {
    case "own":
      return "Your own account: not ticked automatically";
    case "admin":
      return "Administrator: not ticked automatically";
    case "adminUnknown":
      return "Not known whether an administrator: not ticked automatically";
    case "protected":
      return "Protected: not ticked automatically";
    case "notAllowed":
      return "You are not allowed to sign its devices out";
    case "older":
      return "Older reading";
  }
}

function cancelled(persons: readonly string[], why: WhyCancelled): string {
  const whom = persons.length === 1 ? (persons[0] ?? "") : counted(persons.length, "person", "people");
  switch (why) {
    case "undone":
      return `Undone: ${whom} ${agree(persons.length, "stays", "stay")} signed in. Nothing was sent.`;
    case "left":
      return (
        `${whom} ${agree(persons.length, "was", "were")} not signed out, because you went elsewhere before ` +
        "it was sent."
      );
    case "locked":
      return `${whom} ${agree(persons.length, "was", "were")} not signed out, because Gatehouse was locked before it was sent.`;
    case "otherOpen":
      return `${whom} ${agree(persons.length, "was", "were")} not signed out, because that has to be confirmed first and another sign-out was open. Sign out again.`;
    case "quit":
      return "The last sign-out was not sent, because Gatehouse was closed before.";
  }
}

function progress({ phase, done, asked, secondsLeft }: EndingProgress): string {
  if (phase === "checking") return "Checking whether they are gone…";
  const told = `${numbered(done)} of ${numbered(asked)}`;
  if (secondsLeft === null || secondsLeft < 5) return told;
  const left = secondsLeft < 90 ? `${secondsLeft} s` : counted(Math.round(secondsLeft / 60), "minute");
  return `${told} · about ${left} left under the server’s limit`;
}

/** What waits for a code. Once the server is asked what is left, the sending is behind it. */
function paused(name: string, progress: EndingProgress | null, method?: Method): string {
  const needs = `${name} needs ${wanted(method)}`;
  if (progress?.phase === "checking") return `${needs} before we can check what is gone`;
  if (progress === null || progress.done === 0) return `${needs} before anything is signed out there`;
  return `${name} paused at ${numbered(progress.done)} of ${numbered(progress.asked)}`;
}

function skipped(name: string, progress: EndingProgress | null, method?: Method): string {
  const what = wantedNoun(method);
  const because = `because the ${what} was skipped`;
  if (progress?.phase === "checking") return `${name}: not known what is gone, ${because} before we could check`;
  if (progress === null || progress.done === 0) return `${name}: ${what} skipped, so nothing was signed out there`;
  return `${name}: stopped at ${numbered(progress.done)} of ${numbered(progress.asked)}, ${because}`;
}

/** What became of what no list shows; the server alone says it. */
function whole(ends: readonly WholeAccountEnd[]): string {
  const count = (of: WholeAccountEnd["ending"]) => ends.filter(({ ending }) => ending === of).length;
  const [of, ended, unknown] = [ends.length, count("ended"), count("unknown")];
  if (ended === of)
    return (
      "Access tokens and sign-ins that the list cannot show were ended too" +
      `${of > 1 ? `, for ${counted(of, "person", "people")}` : ""}, as the server says; no list can prove it.`
    );
  const rest =
    unknown === 0 ? "" : `, not known for ${numbered(unknown)}: the server was asked and did not answer clearly`;
  return (
    `Access tokens and sign-ins that the list cannot show: ended for ${numbered(ended)} of ` +
    `${counted(of, "person", "people")}${rest}.`
  );
}

/** Said no stronger than it was proven. */
function proof(end: EndingEnd, moment: (at: string) => string = time.second): string {
  const { asked, gone, sessions, checkedAt, wholeAccounts } = end;
  if (asked === 0)
    return signedOutEverywhere(wholeAccounts.filter(({ ending }) => ending === "ended").length, wholeAccounts.length);
  const sent = sessions.filter(({ ending }) => ending !== "notAsked").length;
  const whole = asked === sent ? `${numbered(asked)} asked` : `${numbered(sent)} of ${numbered(asked)} asked`;
  if (checkedAt === null) return `${whole}; it could not be checked whether they are gone`;
  const still = stillListed(end);
  const told = [
    gone > 0 || still === 0 ? `${numbered(gone)} gone` : null,
    still > 0 ? `${numbered(still)} signed out though the server still lists ${agree(still, "it", "them")}` : null,
  ].filter((part) => part !== null);
  return `${[whole, ...told].join(", ")}, checked ${moment(checkedAt)}`;
}

/** Where nothing but accounts was to be signed out, no list shows anything. */
function signedOutEverywhere(ended: number, of: number): string {
  if (ended === 0) return "not confirmed as signed out everywhere";
  const people =
    of === 1
      ? "signed out everywhere"
      : `${numbered(ended)} of ${counted(of, "person", "people")} signed out everywhere`;
  return `${people}, as the server says; no list can prove it`;
}

function fate({ ending, reason }: SessionEnd): string {
  if (reason !== null && !isOver(ending))
    return `Refused: ${problem(reason, { name: "the workspace", host: "the workspace" }).headline}`;
  switch (ending) {
    case "gone":
      return "Gone";
    case "hadEnded":
      return "Had ended before";
    case "stillThere":
      return "Still there: the server took the request and did not end it";
    case "dead":
      return "Signed out: this server leaves the device in its list";
    case "refused":
      return "Refused";
    case "unknown":
      return "Not known: no answer came";
    case "notAsked":
      return "Not asked";
  }
}

/** Why the rest was not asked, or could not be checked. What was done before that stays done. */
function problem(error: CommandError, about: About): ErrorWords {
  const said = errors.words(error, about);
  if (error.kind === "notAllowed")
    return {
      ...said,
      guidance: `So what is gone could not be checked. What was done before that stays done. ${said.guidance}`,
    };
  if (error.kind === "notAllowedToEnd") return { ...said, guidance: errors.askForRight(error.right) };
  const others =
    error.kind === "refused" || error.kind === "serverFailed" || error.kind === "badReply" || error.kind === "internal";
  return others ? { ...said, guidance: "What was done before that stays done. Try again for the rest." } : said;
}

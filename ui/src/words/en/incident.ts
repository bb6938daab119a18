import type { Person } from "../../backend/generated/types";
import type { EndingProgress, SessionEnding } from "../../backend/revocation";
import type { DeviceAnswer, Securing, Step } from "../../state/incident/incident";
import type { StepState } from "../../state/incident/progress";
import { isWholly, type RevocationCounts } from "../../state/revoke/counts";
import type { Mark } from "../../state/revoke/plan";
import { lowerFirst } from "../lowerFirst";
import { cameSince } from "./cameSince";
import { card } from "./card";
import { agree, counted, listed } from "./counted";
import { time } from "./time";

export const incident = {
  /** On the way in: in the details of a session, at a person's heading, on the search page. */
  open: "This account may be compromised…",
  openFor: (who: string) => `Compromised? ${who}`,
  openShort: "Compromised?",
  openSearch: "An account may be compromised…",
  title: (who: string) => `${who}: this account may be compromised`,
  searchTitle: "An account may be compromised",
  steps: "Steps",
  progress: (who: string, done: number, of: number) => `${who}: ${done} of ${of} steps`,
  progressNews: "Signed in or reconnected since",
  step(step: Step): string {
    switch (step) {
      case "who":
        return "Who";
      case "devices":
        return "Devices";
      case "secure":
        return "Password";
      case "choose":
        return "Choose";
      case "end":
        return "Sign out";
      case "tell":
        return "Ticket";
    }
  },
  state(state: StepState): string {
    switch (state.kind) {
      case "done":
        return "Done";
      case "partly":
        return `${state.done} of ${state.of}`;
      case "begun":
        return "Begun";
      case "open":
        return "To do";
    }
  },
  /** Goes on with the name of the step and how it stands. */
  stepNumber: (number: number) => `Step ${number}, `,
  next: (name: string) => `Next: ${name}`,
  back: "Back",
  leave: "Leave for now",
  left: (who: string) => `${who} is kept. Come back by the entry on the left.`,
  discard: "Discard…",
  finish: "Finish",
  finished: (who: string, looks: boolean) =>
    `${who}: finished${looks ? ". The second check is still taken, and told at the foot of the page." : ""}`,
  unwritten: {
    headline: (count: number) => `${counted(count, "entry", "entries")} could not be written into the activity`,
    guidance: "The answers are kept here. Try again before you finish.",
  },
  search: {
    label: "Who is calling?",
    hint: "Type a name or a user name. This searches what was read and sends nothing.",
    choose: (who: string, workspace: string) => `Begin with ${who} on ${workspace}`,
    button: "Begin",
    none: "Nobody among what was read has this name. This is not proof that there is no such account.",
    more: (count: number) => `${counted(count, "more account")}: type more of the name.`,
    nothingRead: "Nothing was read yet. Read the sessions first.",
    cancel: "Cancel",
    devices: (count: number) => counted(count, "device"),
  },
  who: {
    title: "Which accounts are the caller’s?",
    guidance: "An account belongs to one workspace. Tick only what the caller has confirmed.",
    gathering: "Looking through what was read…",
    tooMany: "This account has more than 5,000 sessions. That is too many for this page; look at them in the search.",
    failed: "The accounts could not be looked up",
    first: "The account you came from",
    sameName: "Same name in other workspaces, not confirmed",
    sameNameGuidance: "It may be somebody else. Ask before you tick it.",
    account: (who: string, userName: string | null, workspace: string) =>
      [who, userName, workspace].filter(Boolean).join(", "),
    devices: (count: number) => counted(count, "device"),
    alone: "No account with the same name was found in the other workspaces that were read.",
    notLookedAt: (count: number) =>
      `${counted(count, "more session")} of the same name ${agree(count, "was", "were")} not looked at; ` +
      "only the newest are.",
    notRead: (names: readonly string[]) =>
      `Not read: ${names.length > 4 ? counted(names.length, "workspace") : listed(names)}. ` +
      "The caller may have an account there too.",
    read: (count: number, only: string) => (count === 1 ? `Read ${only}` : `Read ${counted(count, "workspace")}`),
    none: "Tick at least one account to go on.",
    call: "The call",
    callGuidance: "Both are optional. They go into the activity and into the texts.",
    recognised: "How was the caller recognised?",
    recognisedHint: "Such as: called back on the number in the directory",
    ticket: "Ticket number",
  },
  devices: {
    title: "Read these aloud: is it yours?",
    guidance: "Each answer is kept as evidence, with its time. Nothing is signed out yet.",
    /** What is read aloud; no versions, no IDs. */
    line: plainLine,
    yours: "Yours?",
    question: (line: string) => `${line}. Yours?`,
    answer(answer: DeviceAnswer): string {
      switch (answer) {
        case "yes":
          return "Yes";
        case "no":
          return "No";
        case "notSure":
          return "Not sure";
      }
    },
    heading: (who: string, userName: string | null, workspace: string, count: number) =>
      `${who}${userName === null ? "" : ` (${userName})`}, ${workspace}: ${counted(count, "device")}`,
    none:
      "No device is signed in among what was read. This is not proof that nobody is signed in: programs " +
      "with an access token, and apps that have not connected again, are not listed.",
    unlisted:
      "Programs with an access token, and apps that have not connected again since they signed in, are " +
      "not in this list.",
    older: (when: string) => `As of ${when}; it may have ended since.`,
    checkOlder: (name: string) => `Check ${name} again`,
    copy: "Copy the answers",
    copyWhat: "List of devices and answers",
    answered: (answered: number, of: number) => `${answered} of ${of} answered`,
    frozen:
      "What was chosen is being signed out. The answers stay as they are; new sign-ins get answers of " +
      "their own in another round.",
  },
  secure: {
    title: "Close the door at the server",
    guidance:
      "Anyone who knows the password can sign in again, also after every device is signed out. " +
      "Do this first, or while it runs. Tick what is done.",
    practice: "A practice workspace has no such pages. Tick as if you had done it.",
    sso: "Where people sign in with the company’s own sign-in, the password and the second step are changed there.",
    what: securingTitle,
    who: (what: Securing) => securing(what).who,
    where: (what: Securing) => securing(what).where,
    whoLabel: "Who",
    whereLabel: "Where in Rocket.Chat",
    done: (what: string, account: string) => `${what}: done for ${account}`,
    account: (workspace: string, userName: string | null) =>
      userName === null ? workspace : `${workspace} (${userName})`,
  },
  choose: {
    title: "What is to be signed out?",
    guidance:
      "Devices that are not the caller’s are ticked. Change it as you see fit; nothing is sent before the next step.",
    answered: (answer: DeviceAnswer | null): string => {
      switch (answer) {
        case "yes":
          return "Theirs";
        case "no":
          return "Not theirs";
        case "notSure":
          return "Not sure";
        case null:
          return "Not answered";
      }
    },
    tick: (line: string, account: string) => `Sign out ${line}, ${account}`,
    older: "This is of an earlier reading. Check again before it is signed out.",
    notAllowed: (name: string) => `You are not allowed to sign out devices on ${name}.`,
    askFor: (permission: string) => `Ask your administrator for the permission “${permission}”.`,
    letter: "Copy for administrator",
    mark(mark: Mark): string {
      switch (mark) {
        case "own":
          return "Your own account: not ticked automatically";
        case "admin":
          return "Administrator: not ticked automatically";
        case "adminUnknown":
          return "Not known whether an administrator: not ticked automatically";
        case "protected":
          return "Protected: not ticked automatically";
        case "notAllowed":
          return "Not allowed";
        case "older":
          return "From an earlier reading";
      }
    },
    mayEndUnknown: (name: string) => `Whether you may sign out devices on ${name} is not known; ${name} will say so.`,
    whole: (workspace: string) => `Also sign this account out everywhere on ${workspace}`,
    wholeGuidance(count: number): string {
      const all = count === 0 ? "every device" : `all ${counted(count, "device")}`;
      return (
        `This signs out ${count === 1 ? "its one device" : `${all} of the account`}, the caller’s own too, ` +
        "and what the list cannot show: access tokens, and apps that have not connected again."
      );
    },
    wholeFor: (who: string, userName: string | null, workspace: string) =>
      `Also sign this account out everywhere on ${workspace}: ${who}${userName === null ? "" : ` (${userName})`}`,
    wholeTicked: "Goes with the account",
    wholeBarred: (name: string) =>
      `Signing an account out everywhere on ${name} needs the permission “logout-other-user”, which you do not have.`,
    wholeUnknown: (name: string) =>
      `Whether you may sign an account out everywhere on ${name} is not known; ${name} will say so.`,
    nothing: "Nothing is ticked. You can go on without signing anything out.",
    chosen: (sessions: number, whole: number) =>
      [
        sessions > 0 || whole === 0 ? counted(sessions, "device") : null,
        whole > 0 ? `${counted(whole, "account")} everywhere` : null,
      ]
        .filter(Boolean)
        .join(" and "),
  },
  end: {
    title: (sessions: number, whole: number) => `${verb(sessions, whole)}?`,
    titleChecking: "Sign out?",
    titleUnderWay: "Signing out",
    titleWaits: "Signing out waits for your code",
    titleOver,
    nothing: "Nothing is chosen to be signed out.",
    goChoose: "Choose what to sign out",
    account: (who: string, userName: string | null, workspace: string) =>
      `${who}${userName === null ? "" : ` (${userName})`} on ${workspace}`,
    everywhere: "Everywhere, also what the list cannot show",
    unaffected: "Not affected: messages, the account itself, the password, and every device that is not listed here.",
    unaffectedWhole: "Not affected: messages, the account itself, and the password.",
    cannotUndo: "After it is sent, it cannot be undone.",
    viewingOnly: "Gatehouse is viewing only. The button below also allows signing out for 15 minutes.",
    typeNumber: (number: number) => `An admin or a protected person is among them. Type ${number} to confirm`,
    button: (sessions: number, whole: number, allows: boolean) =>
      allows ? `Allow signing out for 15 minutes, and ${lowerFirst(verb(sessions, whole))}` : verb(sessions, whole),
    starting: "Starting…",
    refused: "Nothing was sent",
    first: "Anyone who knows the password can sign in again now.",
    firstDone: "Everything on the password list is ticked. Anyone who still knows the password could sign in again.",
    open: "Still to be done at the server:",
    openPassword: "Go to the password list",
    session(ending: SessionEnding): string {
      switch (ending) {
        case "gone":
          return "Signed out";
        case "hadEnded":
          return "Had ended before";
        case "stillThere":
          return "Still signed in";
        case "dead":
          return "Signed out; this server leaves it in its list";
        case "refused":
          return "The server refused";
        case "unknown":
          return "Not known whether it ended";
        case "notAsked":
          return "Not asked";
      }
    },
    locked: "Gatehouse was locked since. This is how it stood then; whether somebody signed in again is not known.",
    lockedAt(name: string, progress: EndingProgress | null): string {
      if (progress?.phase === "checking")
        return `${name}: not known what is gone, because no code was given before it could be checked`;
      if (progress === null || progress.done === 0)
        return `${name}: no code was given, so nothing was signed out there`;
      return `${name}: stopped at ${progress.done} of ${progress.asked}, because no code was given`;
    },
    goRoundLocked: "Check again, and ask about what is new",
    newSignIns: (count: number) => `${cameSince(count)}. Somebody may know the password.`,
    goRound: (count: number) => `Ask about ${agree(count, "it", "them")} and sign out`,
    said: (count: number) =>
      count === 0 ? "Checked again. No new device is listed." : `Checked again. ${cameSince(count)}.`,
  },
  tell: {
    title: "Ticket and message",
    guidance: "Read and change both before you copy them. Nothing is sent by Gatehouse.",
    ticket: "For the ticket",
    table: "Devices, for the ticket",
    message: "For the customer",
    copyTicket: "Copy for ticket",
    copyTicketWhat: "Text and table for the ticket",
    copyMessage: "Copy message",
    copyMessageWhat: "Message for the customer",
    propose: "Use the proposed text again",
    proposeFor: (what: string) => `Use the proposed text again: ${what}`,
    unfinished:
      "The second check is still to come. You can wait for it here, and the texts will say what it " +
      "found. If you finish before, it is told at the foot of the page.",
    outdated: "What happened since you changed this text is not in it.",
    maskedWhenCopied: "Internet addresses in it are masked when it is copied.",
  },
  discarding: {
    title: (who: string) => `Discard ${who}?`,
    guidance:
      "The answers, ticks and texts of this page are forgotten. " +
      "What stands in the activity stays, and what was signed out stays signed out.",
    secondCheck: "The second check is not taken.",
    button: "Discard",
    ending: "Devices are being signed out just now. Stop that first, or wait until it is done.",
  },
  another: {
    title: (who: string) => `${who} is not finished`,
    guidance: (who: string, next: string) =>
      `One caller at a time: go back to ${who}, or discard it and begin with ${next}.`,
    back: (who: string) => `Back to ${who}`,
    discard: (next: string) => `Discard and begin with ${next}`,
  },
  person: (who: Person, userId: string | null) => card.person(who, userId),
};

/** Such as "Chrome on Windows, 26 minutes ago". */
function plainLine(
  session: { device: Parameters<typeof card.device>[0]; lastConnected: string | null },
  now: number,
): string {
  const when = session.lastConnected === null ? "at an unknown time" : time.relative(session.lastConnected, now);
  return `${plainDevice(session.device)}, ${when}`;
}

/** A device without its versions, which nobody can hear. */
export function plainDevice(device: Parameters<typeof card.device>[0]): string {
  return card.device({ ...device, version: null, longVersion: null, systemVersion: null });
}

function verb(sessions: number, whole: number): string {
  if (whole === 0) return `Sign out ${counted(sessions, "device")}`;
  if (sessions === 0) return `Sign out ${counted(whole, "account")} everywhere`;
  return `Sign out ${counted(sessions, "device")}, and ${counted(whole, "account")} everywhere`;
}

/** No stronger than it was proven. */
function titleOver(sum: RevocationCounts): string {
  const { asked, gone, unknown, whole, wholeEnded } = sum;
  if (isWholly(sum)) return asked === 0 ? "Signed out everywhere, as the server says" : "Signed out and checked";
  if (unknown > 0 && unknown === asked) return "Not known what is signed out";
  if (gone + unknown + wholeEnded === 0)
    return whole > 0 && asked === 0 ? "Not confirmed as signed out" : "Nothing was signed out";
  return unknown > 0 ? "Not everything could be checked" : "Not everything is signed out";
}

function securingTitle(what: Securing): string {
  switch (what) {
    case "password":
      return "Change the password";
    case "otherClients":
      return "Log out the other clients";
    case "secondFactor":
      return "Reset the second step of signing in";
    case "accessTokens":
      return "Remove the access of scripts and programs";
    case "email":
      return "Check the e-mail address";
  }
}

function securing(what: Securing): { who: string; where: string } {
  switch (what) {
    case "password":
      return {
        who: "An admin of the workspace; or the caller, from a device that is certainly theirs",
        where:
          "Admin: Manage → Workspace → Users → the person → Edit → Password, with “Require password change”. " +
          "Caller: own picture → Profile or Security → Password",
      };
    case "otherClients":
      return {
        who: "The caller, after the password is changed",
        where: "Own picture → Profile → “Logout from other logged in locations”",
      };
    case "secondFactor":
      return {
        who: "An admin of the workspace; the caller then sets it up again",
        where:
          "Admin: Manage → Workspace → Users → the person → ⋮ → “Reset TOTP”. " +
          "Caller: own picture → Security → Two-factor authentication",
      };
    case "accessTokens":
      return {
        who: "The caller; or you, by signing the account out everywhere in the next step",
        where: "Own picture → “Personal Access Tokens”: remove every one that the caller does not know",
      };
    case "email":
      return {
        who: "An admin of the workspace, with the caller",
        where:
          "Manage → Workspace → Users → the person: is the address the caller’s own? Who reads that mail can " +
          "set a new password",
      };
  }
}

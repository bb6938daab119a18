import type { CommandError, GivenUp, PassphraseProblem } from "../../backend/generated/types";
import type { WhyLocked } from "../../state/lock/lock";
import { passwordStore } from "./passwordStore";

const minutes = (count: number) => (count === 1 ? "1 minute" : `${count} minutes`);
const names = (some: readonly GivenUp[]) => new Intl.ListFormat("en").format(some.map(({ name }) => name));

export const lock = {
  title: "Lock",
  open: "Lock…",
  field: "PIN or passphrase",
  screen: {
    title: "Gatehouse is locked",
    why: (why: WhyLocked): string => {
      switch (why) {
        case "asked":
          return "You locked it.";
        case "idle":
          return "It locked by itself, because nobody was there.";
        case "slept":
          return "It locked because this computer went to sleep.";
        case "started":
          return "It starts locked, because a PIN is set.";
        case "triedOut":
          return (
            "There were 5 wrong tries, and Gatehouse could not sign you out of everything. " +
            "To try that again, choose “I don’t know it any more”."
          );
      }
    },
    cancelled: "Nothing was signed out: what you had just chosen had not been sent yet, and was cancelled.",
    unlock: "Unlock",
    busy: "Unlocking…",
    rule: "After 5 wrong tries, Gatehouse signs you out everywhere.",
    forgotten: {
      open: "I don’t know it any more",
      title: "Sign out everywhere?",
      guidance:
        "Without the PIN, Gatehouse can only start over: you are signed out of every workspace and no PIN " +
        "is set. Your list of workspaces stays. Nobody else is signed out.",
      button: "Sign out everywhere",
      busy: "Signing out…",
    },
  },
  waiting: {
    title: "Waiting for the password store…",
    mayAsk: "It may be asking you to unlock it: look for its window.",
    why: "Gatehouse asks the password store of this computer whether a PIN is set. It may be waiting for you to unlock it: look for its window.",
    notKnown: "Gatehouse can’t tell whether a PIN is set.",
    failed: "Gatehouse could not find out whether a PIN is set",
    failedGuidance: "Try again. If that does not help, close Gatehouse and open it again.",
    stop: "Stop waiting",
    goOn: "Go on without the password store",
    goOnGuidance:
      "Kept sign-ins are not used until it answers; you can sign in for this session. " +
      "If a PIN is set, Gatehouse locks then.",
  },
  missing: "Type your PIN or passphrase.",
  wrong: (left: number | null): string => {
    if (left === null) return "Wrong PIN.";
    return `Wrong PIN. ${left === 1 ? "1 try" : `${left} tries`} left; then Gatehouse signs you out everywhere.`;
  },
  problem: (problem: PassphraseProblem): string => {
    switch (problem) {
      case "tooShort":
        return "A PIN or passphrase has at least 6 characters.";
      case "tooLong":
        return "A passphrase has at most 200 characters.";
      case "tooEasy":
        return "That is among the first that anybody would try. Take another one.";
    }
  },
  /** Why it could not be asked for, or kept. */
  failed: (error: CommandError): string => {
    if (error.kind === "badPassphrase") return lock.problem(error.problem);
    if (error.kind === "notSaved")
      return "It could not be saved. Check that the disk is not full and that you may write there.";
    if (error.kind !== "passwordStore") return "That did not work. Try again.";
    return passwordStore.pin(error.problem);
  },
  bar: {
    warning: "Gatehouse locks soon, because nobody seems to be here.",
    seconds: (seconds: number) => `Locks in ${seconds} s`,
    stay: "Stay",
    held: "Gatehouse can’t be locked while it signs out devices. Stop that first, or wait until it is done.",
  },
  settings: {
    meaning:
      "While Gatehouse is locked, no card and no sign-in is in its memory or its window. " +
      "You stay signed in, and unlock with a PIN or passphrase of your own.",
    offer: "There is none yet, so there is nothing to lock with.",
    new: "New PIN or passphrase",
    newHint: "At least 6 characters. It is kept, scrambled, in this computer’s password store.",
    again: "The same again",
    current: "Current PIN or passphrase",
    differ: "The two are not the same.",
    set: "Set PIN",
    change: "Change PIN…",
    changeNow: "Change PIN",
    remove: "Take PIN away…",
    removeNow: "Take PIN away",
    removal: "From then on, Gatehouse can’t be locked, and starts without asking.",
    busy: "One moment…",
    lockNow: "Lock now",
    done: { set: "Your PIN is set.", changed: "Your PIN is changed.", removed: "Your PIN is taken away." },
    idle: "Lock by itself",
    idleChoice: (count: number | null): string => (count === null ? "Never" : `After ${minutes(count)} without you`),
    idleSleep: "It also locks when this computer goes to sleep.",
    rule: "After 5 wrong tries, Gatehouse signs you out everywhere. If you forget it, that is the only way out, too.",
  },
  unlocked: {
    headline: "Unlocked. Cards were cleared from memory.",
    guidance: "Your search is as it was; check again to fill it.",
    guidanceFlow: (who: string) => `Your search and the page about ${who} are as they were; check again to fill them.`,
    button: "Check again",
  },
  signedOutEverywhere: {
    headline: "You were signed out everywhere",
    guidance: "There were 5 wrong tries, or the PIN was given up. No PIN is set any more. Sign in again to go on.",
    nobody: "You were not signed in anywhere.",
    signedOut: (of: readonly GivenUp[]) => `Signed out: ${names(of)}.`,
    accessTokenStays: (of: readonly GivenUp[]) =>
      `The access token for ${names(of)} was deleted here. It stays good until you revoke it in your profile there.`,
    notTold: (of: readonly GivenUp[]) =>
      `Deleted here, but the server did not confirm it: ${names(of)}. ` +
      "It may keep that sign-in for some time. To be sure, sign out other places in your profile there.",
  },
};

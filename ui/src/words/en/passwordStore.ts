import type { StoreProblem } from "../../backend/generated/types";

/** What is said of this computer's password store; one sentence and one way on for each problem. */
export const passwordStore = {
  /** A sign-in could not be read or kept. */
  problem(problem: StoreProblem, name: string): { headline: string; guidance: string } {
    switch (problem) {
      case "missing":
        return {
          headline: "This computer has no password store",
          guidance: "Your sign-in cannot be kept. You can still use it until you close Gatehouse.",
        };
      case "locked":
        return {
          headline: "The password store of this computer is locked",
          guidance: "Unlock it and try again, or use your sign-in for this session only.",
        };
      case "dismissed":
        return {
          headline: "You closed the password store’s prompt",
          guidance: "Try again and answer it, or use your sign-in for this session only.",
        };
      case "noDefault":
        return {
          headline: "The password store has no default keyring",
          guidance:
            "So nothing can be kept in it. Make one in the app “Passwords and Keys” (New, Password keyring, " +
            "then Set as default) and try again, or use your sign-in for this session only.",
        };
      case "ambiguous":
        return {
          headline: `The password store has more than one sign-in for ${name}`,
          guidance:
            "Gatehouse does not guess which is yours, and uses none. " +
            "Sign in again: the new sign-in takes their place. Or sign out, which ends them all.",
        };
      case "tooLarge":
        return {
          headline: "The password store does not take a sign-in of this length",
          guidance: "Your sign-in cannot be kept. You can still use it until you close Gatehouse.",
        };
      case "empty":
        return {
          headline: `The password store has no sign-in for ${name}`,
          guidance:
            "Nothing was deleted by Gatehouse. If the store was just unlocked or restored, try again. Otherwise sign in again.",
        };
      case "unreadable":
        return {
          headline: `The entry for ${name} in the password store cannot be read`,
          guidance:
            "It is damaged, or something else or a later Gatehouse wrote it. It was left as it is. " +
            "Sign in again, and the new sign-in takes its place.",
        };
      case "withoutServer":
        return {
          headline: `Sign in to ${name} once more`,
          guidance:
            "The kept sign-in is from an early Gatehouse and does not say which server it is for, so it is " +
            "sent nowhere. From now on each one does.",
        };
      case "noAnswer":
        return {
          headline: "The password store did not answer",
          guidance: "It may be waiting for you to unlock it. Look for its window, then try again.",
        };
      case "failed":
        return {
          headline: "The password store reported an error",
          guidance: "Try again, or use your sign-in for this session only. What it said is under Details.",
        };
    }
  },
  /** In the list of workspaces. */
  short(problem: StoreProblem): string {
    switch (problem) {
      case "missing":
        return "No password store";
      case "locked":
      case "dismissed":
        return "Password store is locked";
      case "noDefault":
        return "No default keyring";
      case "ambiguous":
        return "More than one sign-in kept";
      case "tooLarge":
      case "failed":
        return "Password store reports an error";
      case "empty":
        return "Sign-in not in the password store";
      case "unreadable":
        return "Kept sign-in cannot be read";
      case "withoutServer":
        return "Sign in once more";
      case "noAnswer":
        return "Password store does not answer";
    }
  },
  /** Above the form to sign in again; undefined where `problem` says it. */
  unread(problem: StoreProblem): { headline: string; guidance: string } | undefined {
    switch (problem) {
      case "missing":
        return unread(
          "The password store of this computer is not there. " +
            "Sign in below for this session, or try again when it is back.",
        );
      case "locked":
        return unread(
          "The password store of this computer is locked. " +
            "Unlock it, mostly with the password that you log in to this computer with, then press Try again; " +
            "or sign in below for this session. Nothing was deleted.",
        );
      case "dismissed":
        return unread(
          "You closed the password store’s prompt. Press Try again and answer it; or sign in below for this session. Nothing was deleted.",
        );
      case "noAnswer":
        return unread(
          "The password store of this computer did not answer. " +
            "It may be waiting for you to unlock it: look for its window, then press Try again; or sign in " +
            "below for this session. Nothing was deleted.",
        );
      case "failed":
        return unread(
          "The password store of this computer reported an error. " +
            "Press Try again; or sign in below for this session. Nothing was deleted.",
        );
      case "noDefault":
      case "ambiguous":
      case "tooLarge":
      case "empty":
      case "unreadable":
      case "withoutServer":
        return undefined;
    }
  },
  /** The PIN could not be asked for, or kept. */
  pin(problem: StoreProblem): string {
    switch (problem) {
      case "missing":
        return (
          "This computer has no password store, and Gatehouse keeps your PIN nowhere else. " +
          "So there is nothing to lock with."
        );
      case "locked":
        return "The password store of this computer is locked. Unlock it and try again; this was not counted as a try.";
      case "dismissed":
        return "You closed the password store’s prompt. Try again and answer it; this was not counted as a try.";
      case "noDefault":
        return (
          "The password store has no default keyring to keep your PIN in. " +
          "Make one in the app “Passwords and Keys” and try again."
        );
      case "ambiguous":
        return (
          "The password store has more than one entry for your PIN, and Gatehouse does not guess. " +
          "Only signing out everywhere opens Gatehouse now; it deletes them."
        );
      case "tooLarge":
        return "The password store does not take an entry of this length, and Gatehouse keeps your PIN nowhere else.";
      case "empty":
        return "The password store does not have your PIN any more. Only signing out everywhere opens Gatehouse now.";
      case "unreadable":
      case "withoutServer":
        return (
          "The entry for your PIN in the password store cannot be read. " +
          "Only signing out everywhere opens Gatehouse now."
        );
      case "noAnswer":
        return (
          "The password store did not answer. It may be waiting for you to unlock it; this was not counted " +
          "as a try."
        );
      case "failed":
        return "The password store reported an error. Try again; this was not counted as a try.";
    }
  },
};

function unread(guidance: string): { headline: string; guidance: string } {
  return { headline: "Your kept sign-in cannot be read now", guidance };
}

import type { ActivityProblem, CommandError, EndingRight } from "../../backend/generated/types";
import type { Remedy } from "../../state/shared/errorTraits";
import { adding } from "./adding";
import { lasting } from "./counted";
import { lock } from "./lock";
import { passwordStore } from "./passwordStore";
import { certificate, encryption, unreachable } from "./reaching";
import { search } from "./search";
import { signIn } from "./signIn";

export interface ErrorWords {
  headline: string;
  guidance: string;
}

/** What an error is about. */
export interface About {
  name: string;
  host: string;
}

export const errors = {
  words: errorWords,
  remedy(remedy: Remedy): string {
    switch (remedy) {
      case "tryAgain":
        return "Try again";
      case "signIn":
        return "Sign in";
      case "signInWithPassword":
        return "Sign in with password";
      case "copyForAdministrator":
        return "Copy for administrator";
      case "searchEverywhere":
        return "Search for it";
      case "changeAddress":
        return "Change address";
      case "seeCertificate":
        return "See certificate";
      case "useOnce":
        return signIn.useOnce;
      case "none":
        return "";
    }
  },
  askForRight,
  remedyOn: (action: string, name: string) => `${action}: ${name}`,
};

function errorWords(error: CommandError, { name, host }: About): ErrorWords {
  switch (error.kind) {
    case "unreachable":
      return unreachable(error.reason, name, host);
    case "certificate":
      return certificate(error.problem, host);
    case "encryption":
      return encryption(error.problem, host);
    case "inFront":
      return {
        headline: `Something in front of ${name} refused this`,
        guidance:
          "A proxy or firewall answered, not Rocket.Chat. Your sign-in is not affected. " +
          "Ask its administrator; the details help them.",
      };
    case "unproven":
      return {
        headline: `${host} did not show that it is a Rocket.Chat workspace`,
        guidance:
          "A proxy or firewall answered instead, so nothing was sent. Check the address. " +
          "If you are sure that it is right, you can go on.",
      };
    case "tooManyRequests":
      return { headline: `${name} asks us to slow down`, guidance: `Try again in ${lasting(error.waitSeconds)}.` };
    case "signedOut":
      return {
        headline: `You have been signed out of ${name}`,
        guidance: "Sign in again; your other workspaces are fine.",
      };
    case "notSignedIn":
      return { headline: `You are not signed in to ${name}`, guidance: "Sign in, and it can be asked too." };
    case "signInRefused":
      return signIn.refused(error.reason);
    case "notAllowed":
      return {
        headline: `You are not allowed to see devices on ${name}`,
        guidance: "Ask your administrator for the permission “view-device-management”.",
      };
    case "noDeviceManagement":
      return {
        headline: `${name} does not have Device Management`,
        guidance: "It needs a Premium licence; send this to your administrator.",
      };
    case "sessionNotFound":
      return {
        headline: "No session has this ID now",
        guidance: "It ended, expired, reconnected under a new ID, or is in another workspace.",
      };
    case "differentSession":
      return {
        headline: `${name} answered about a different session`,
        guidance: "We found something else, not this session. Nothing was shown or changed.",
      };
    case "tokenCannotSkip":
      return {
        headline: `This access token cannot skip the second step on ${name}`,
        guidance: "Sign in with your password instead, or ask your administrator to update the server.",
      };
    case "refused":
      return {
        headline: `${name} refused this`,
        guidance: "Nothing was changed. What the server said is under Details.",
      };
    case "serverFailed":
      return { headline: `${name} had a problem`, guidance: "Nothing was changed. Try again in a moment." };
    case "badReply":
      return {
        headline: `${name} gave an answer that cannot be read`,
        guidance: "Nothing was changed. If it happens again, send the details to your administrator.",
      };
    case "notRocketChat":
      return {
        headline: "This address is not a Rocket.Chat workspace",
        guidance: "It answered with something else. Check the address, or sign in to the network first.",
      };
    case "passwordStore":
      return passwordStore.problem(error.problem, name);
    case "madeForAnother":
      return madeForAnother(error.address, name, host);
    case "viewingOnly":
      return {
        headline: "Gatehouse is for viewing only now",
        guidance: "Nothing was signed out. Allow signing out, and confirm again.",
      };
    case "numberNeeded":
      return { headline: `Type ${error.number} to confirm`, guidance: "Nothing was signed out yet." };
    case "notAllowedToEnd":
      return {
        headline:
          error.right === "sessions"
            ? `You are not allowed to sign out devices on ${name}`
            : `You are not allowed to sign people out everywhere on ${name}`,
        guidance: `Nothing was signed out. ${askForRight(error.right)}`,
      };
    case "olderCards":
      return {
        headline: "A session was read more than an hour ago",
        guidance: "Nothing was signed out. Check again, then confirm again.",
      };
    case "planChanged":
      return {
        headline: "The sessions have changed",
        guidance: "Nothing was signed out. Look at the list again, then confirm.",
      };
    case "unknownOperation":
      return {
        headline: "This signing out cannot be gone on with",
        guidance: "You signed in again, or Gatehouse was started again. Select the sessions again.",
      };
    case "unknownWorkspace":
      return { headline: "This workspace is no longer in your list", guidance: "It was removed." };
    case "badAddress":
      return { headline: "This address cannot be used", guidance: adding.address.problem(error.problem) };
    case "badSessionId":
      return { headline: search.notThisYet, guidance: search.problem(error.problem) };
    case "alreadyThere":
      return { headline: adding.address.alreadyThere(error.name), guidance: "Nothing was added." };
    case "badName":
      return { headline: "This name cannot be used", guidance: "Type a short name, such as Acme HQ." };
    case "badImport":
      return {
        headline: "This is not a workspaces file",
        guidance: "Ask your IT for the file again, or add the workspace by its address. Nothing was added.",
      };
    case "locked":
      return { headline: "Gatehouse is locked", guidance: "Nothing was done. Unlock it and try again." };
    case "noPassphrase":
      return { headline: "No PIN is set", guidance: "Set one under Lock, and you can lock Gatehouse." };
    case "badPassphrase":
      return { headline: "This cannot be your PIN", guidance: lock.problem(error.problem) };
    case "notSaved":
      return {
        headline: "Your list of workspaces could not be saved",
        guidance: "Nothing was changed. Check that the disk is not full and that you may write there.",
      };
    case "newerList":
      return {
        headline: "A newer Gatehouse wrote your list of workspaces",
        guidance: "This version leaves it as it is, so nothing was changed. Use the newer version.",
      };
    case "activityNotWritten":
      return activityProblem(error.problem);
    case "internal":
      return {
        headline: "Gatehouse had a problem of its own",
        guidance: "Try again. If it happens again, close Gatehouse and open it again, and send the details to your IT.",
      };
  }
}

/** Whom to ask for what signing out takes. */
function askForRight(right: EndingRight): string {
  return `Ask your administrator for the permission “${permission(right)}”.`;
}

/** Rocket.Chat's name of what signing out takes. */
export function permission(right: EndingRight): string {
  switch (right) {
    case "sessions":
      return "logout-device-management";
    case "accounts":
      return "logout-other-user";
  }
}

function activityProblem(problem: ActivityProblem): ErrorWords {
  const headline = "The activity could not be written";
  switch (problem) {
    case "diskFull":
      return {
        headline,
        guidance: "The disk is full. Without an entry nothing is signed out. Make room, then try again.",
      };
    case "readOnly":
      return {
        headline,
        guidance: "Its file may not be changed. Without an entry nothing is signed out. Your IT can allow it.",
      };
    case "inUse":
      return {
        headline,
        guidance:
          "Another Gatehouse has it open. Without an entry nothing is signed out. Close the other one, then try again.",
      };
    case "notOpen":
      return { headline: "This entry of the activity is finished already", guidance: "Nothing was changed." };
    case "failed":
      return {
        headline,
        guidance: "Without an entry nothing is signed out. What this computer said is under Details.",
      };
  }
}

/** The sign-in of a workspace whose address is another one now. */
function madeForAnother(address: string, name: string, host: string): ErrorWords {
  return {
    headline: `Your sign-in for ${name} belongs to ${address}`,
    guidance: `The address of this workspace is now ${host}, so nothing was sent there. Sign in again if that is right. Otherwise change the address back. The old sign-in is kept until then.`,
  };
}

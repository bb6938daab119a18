import type { CommandError, StoreProblem } from "../../backend/generated/types";
import { ERROR_TRAITS, type Remedy } from "./errorTraits";

export function remedy(error: CommandError): Remedy {
  return error.kind === "passwordStore" ? storeRemedy(error.problem) : ERROR_TRAITS[error.kind].remedy;
}

function storeRemedy(problem: StoreProblem): Remedy {
  switch (problem) {
    case "missing":
    case "tooLarge":
      return "useOnce";
    case "ambiguous":
    case "unreadable":
    case "withoutServer":
      return "signIn";
    case "locked":
    case "dismissed":
    case "noDefault":
    case "empty":
    case "noAnswer":
    case "failed":
      return "tryAgain";
  }
}

/** The technical line of an error, for "Details"; null when there is nothing more to say. */
export function technicalLine(error: CommandError): string | null {
  switch (error.kind) {
    case "unreachable":
      return `unreachable (${error.reason}): ${error.details}`;
    case "certificate":
      return `certificate (${error.problem}): ${error.details}`;
    case "encryption":
      return `encryption (${error.problem}): ${error.details}`;
    case "passwordStore":
      return `password store (${error.problem}): ${error.details}`;
    case "refused":
      return `${error.code}: ${error.text}`;
    case "serverFailed":
    case "badReply":
    case "notRocketChat":
    case "inFront":
    case "unproven":
    case "badImport":
    case "notSaved":
    case "activityNotWritten":
    case "internal":
      return `${error.kind}: ${error.details}`;
    case "tooManyRequests":
      return `tooManyRequests: wait ${error.waitSeconds} s`;
    case "signInRefused":
      return `signInRefused: ${error.reason}`;
    case "tokenCannotSkip":
      return "The access token must pass a second factor, which server 8.5 does not let it skip.";
    case "signedOut":
    case "notSignedIn":
    case "madeForAnother":
    case "notAllowed":
    case "noDeviceManagement":
    case "sessionNotFound":
    case "differentSession":
    case "notAllowedToEnd":
    case "viewingOnly":
    case "numberNeeded":
    case "olderCards":
    case "planChanged":
    case "unknownOperation":
    case "unknownWorkspace":
    case "badAddress":
    case "badSessionId":
    case "alreadyThere":
    case "badName":
    case "locked":
    case "noPassphrase":
    case "newerList":
    case "badPassphrase":
      return null;
  }
}

/** Whether a failed look-up says something about the workspace itself, not only about the session. */
export function concernsWorkspace(error: CommandError): boolean {
  return ERROR_TRAITS[error.kind].concernsWorkspace;
}

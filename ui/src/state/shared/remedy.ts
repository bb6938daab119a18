import type { CommandError, StoreProblem } from "../../backend/generated/types";

/** The next step that an error offers. */
export type Remedy =
  | "tryAgain"
  | "signIn"
  | "signInWithPassword"
  | "copyForAdministrator"
  | "searchEverywhere"
  | "changeAddress"
  | "seeCertificate"
  | "useOnce"
  | "none";

export function remedy(error: CommandError): Remedy {
  switch (error.kind) {
    case "unreachable":
    case "tooManyRequests":
    case "serverFailed":
    case "badReply":
    case "refused":
    case "notSaved":
    case "activityNotWritten":
    case "internal":
    case "signInRefused":
      return "tryAgain";
    case "inFront":
      return "tryAgain";
    case "certificate":
      return "seeCertificate";
    case "signedOut":
    case "notSignedIn":
    case "madeForAnother":
      return "signIn";
    case "tokenCannotSkip":
      return "signInWithPassword";
    case "notAllowed":
    case "notAllowedToEnd":
    case "noDeviceManagement":
      return "copyForAdministrator";
    case "sessionNotFound":
    case "differentSession":
      return "searchEverywhere";
    case "notRocketChat":
    case "encryption":
    case "unproven":
      return "changeAddress";
    case "passwordStore":
      return storeRemedy(error.problem);
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
    case "badImport":
    case "locked":
    case "noPassphrase":
    case "newerList":
    case "badPassphrase":
      return "none";
  }
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
  switch (error.kind) {
    case "unreachable":
    case "certificate":
    case "encryption":
    case "inFront":
    case "unproven":
    case "signedOut":
    case "notSignedIn":
    case "notAllowed":
    case "noDeviceManagement":
    case "notRocketChat":
    case "passwordStore":
    case "madeForAnother":
      return true;
    case "tooManyRequests":
    case "signInRefused":
    case "sessionNotFound":
    case "differentSession":
    case "tokenCannotSkip":
    case "refused":
    case "serverFailed":
    case "badReply":
    case "notAllowedToEnd":
    case "viewingOnly":
    case "numberNeeded":
    case "olderCards":
    case "planChanged":
    case "unknownOperation":
    case "activityNotWritten":
    case "internal":
    case "unknownWorkspace":
    case "badAddress":
    case "badSessionId":
    case "alreadyThere":
    case "badName":
    case "badImport":
    case "notSaved":
    case "locked":
    case "noPassphrase":
    case "newerList":
    case "badPassphrase":
      return false;
  }
}

import type { CommandError } from "../../backend/generated/types";

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

/** Why the sessions of a workspace are absent from a result. */
export type WhyAbsent =
  | "reading"
  | "notSignedIn"
  | "needsCode"
  | "needsPassword"
  | "skipped"
  | "stopped"
  | "noReach"
  | "notAllowed"
  | "noDeviceManagement"
  | "problem"
  | "notRead";

/** What the window decides from the kind of an error. */
interface ErrorTraits {
  /** The next step to offer; "byStore" where the problem of the password store decides. */
  remedy: Remedy | "byStore";
  /** Whether a failed look-up says something about the workspace itself, not only about the session. */
  concernsWorkspace: boolean;
  /** Why the sessions of a workspace are absent from a result, when this error ended its last request. */
  absent: WhyAbsent;
}

export const ERROR_TRAITS = {
  unreachable: { remedy: "tryAgain", concernsWorkspace: true, absent: "noReach" },
  tooManyRequests: { remedy: "tryAgain", concernsWorkspace: false, absent: "problem" },
  serverFailed: { remedy: "tryAgain", concernsWorkspace: false, absent: "problem" },
  badReply: { remedy: "tryAgain", concernsWorkspace: false, absent: "problem" },
  refused: { remedy: "tryAgain", concernsWorkspace: false, absent: "problem" },
  notSaved: { remedy: "tryAgain", concernsWorkspace: false, absent: "problem" },
  activityNotWritten: { remedy: "tryAgain", concernsWorkspace: false, absent: "problem" },
  internal: { remedy: "tryAgain", concernsWorkspace: false, absent: "problem" },
  signInRefused: { remedy: "tryAgain", concernsWorkspace: false, absent: "problem" },
  inFront: { remedy: "tryAgain", concernsWorkspace: true, absent: "noReach" },
  certificate: { remedy: "seeCertificate", concernsWorkspace: true, absent: "noReach" },
  signedOut: { remedy: "signIn", concernsWorkspace: true, absent: "notSignedIn" },
  notSignedIn: { remedy: "signIn", concernsWorkspace: true, absent: "notSignedIn" },
  madeForAnother: { remedy: "signIn", concernsWorkspace: true, absent: "problem" },
  tokenCannotSkip: { remedy: "signInWithPassword", concernsWorkspace: false, absent: "problem" },
  notAllowed: { remedy: "copyForAdministrator", concernsWorkspace: true, absent: "notAllowed" },
  notAllowedToEnd: { remedy: "copyForAdministrator", concernsWorkspace: false, absent: "problem" },
  noDeviceManagement: { remedy: "copyForAdministrator", concernsWorkspace: true, absent: "noDeviceManagement" },
  sessionNotFound: { remedy: "searchEverywhere", concernsWorkspace: false, absent: "problem" },
  differentSession: { remedy: "searchEverywhere", concernsWorkspace: false, absent: "problem" },
  notRocketChat: { remedy: "changeAddress", concernsWorkspace: true, absent: "noReach" },
  encryption: { remedy: "changeAddress", concernsWorkspace: true, absent: "noReach" },
  unproven: { remedy: "changeAddress", concernsWorkspace: true, absent: "noReach" },
  passwordStore: { remedy: "byStore", concernsWorkspace: true, absent: "problem" },
  viewingOnly: { remedy: "none", concernsWorkspace: false, absent: "problem" },
  numberNeeded: { remedy: "none", concernsWorkspace: false, absent: "problem" },
  olderCards: { remedy: "none", concernsWorkspace: false, absent: "problem" },
  planChanged: { remedy: "none", concernsWorkspace: false, absent: "problem" },
  unknownOperation: { remedy: "none", concernsWorkspace: false, absent: "problem" },
  unknownWorkspace: { remedy: "none", concernsWorkspace: false, absent: "problem" },
  badAddress: { remedy: "none", concernsWorkspace: false, absent: "problem" },
  badSessionId: { remedy: "none", concernsWorkspace: false, absent: "problem" },
  alreadyThere: { remedy: "none", concernsWorkspace: false, absent: "problem" },
  badName: { remedy: "none", concernsWorkspace: false, absent: "problem" },
  badImport: { remedy: "none", concernsWorkspace: false, absent: "problem" },
  locked: { remedy: "none", concernsWorkspace: false, absent: "problem" },
  noPassphrase: { remedy: "none", concernsWorkspace: false, absent: "problem" },
  newerList: { remedy: "none", concernsWorkspace: false, absent: "problem" },
  badPassphrase: { remedy: "none", concernsWorkspace: false, absent: "problem" },
} as const satisfies Record<CommandError["kind"], ErrorTraits>;

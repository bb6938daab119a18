import type { Answer, CommandError, Known, Person, SearchQuery, SecondFactor, SessionCard, SessionKey } from "./generated/types";

/** Names one account of one workspace. */
export interface AccountKey {
  workspaceId: string;
  userId: string;
}

/** Which sessions a person wants to end. */
export type EndingWish =
  | { kind: "sessions"; sessions: SessionKey[] }
  /** All sessions of these accounts, each of them named by the person. */
  | { kind: "accounts"; accounts: AccountKey[] }
  /** All on this internet address, in all workspaces. */
  | { kind: "address"; address: string }
  /** Everything that is found. */
  | { kind: "found"; query: SearchQuery };

/** What would end: what the person sees before anything is sent. */
export interface EndingPlan {
  groups: PlannedAccount[];
  total: number;
  /** More than can be looked over at once: `groups` is empty then. */
  tooMany: boolean;
}

export interface PlannedAccount {
  workspaceId: string;
  userId: string | null;
  person: Person;
  /** The newest first. */
  sessions: PlannedSession[];
  /** The account that Gatehouse itself is signed in with there. */
  own: boolean;
  admin: Known;
  /** In the workspaces file's list of protected people. */
  protected: boolean;
  /** "logout-device-management" */
  mayEnd: Known;
  /** "logout-other-user" */
  mayEndAll: Known;
}

export interface PlannedSession {
  card: SessionCard;
  /** From an older reading: it cannot be signed out before it is checked again. */
  older: boolean;
}

export type EndingMode = { kind: "viewingOnly" } | { kind: "allowed"; until: string };

export interface EndingRequest {
  wish: EndingWish;
  sessions: SessionKey[];
  /** Also what their lists of sessions cannot show. */
  wholeAccounts: AccountKey[];
  typedNumber: number | null;
  ticket: string | null;
}

export interface StartedEnding {
  operation: string;
  workspaceIds: string[];
}

export interface EndingProgress {
  phase: "ending" | "checking";
  done: number;
  asked: number;
  waitingSeconds: number | null;
  secondsLeft: number | null;
}

export type SessionEnding = "gone" | "hadEnded" | "stillThere" | "unknown" | "notAsked";

export interface SessionEnd {
  key: SessionKey;
  ending: SessionEnding;
  /** Why the server refused; null when it did not. */
  reason: CommandError | null;
}

export interface EndingEnd {
  asked: number;
  /** Ended by us or before, and proven by reading again. */
  gone: number;
  sessions: SessionEnd[];
  stopped: boolean;
  /** Why the rest was not asked. */
  problem: CommandError | null;
  /** RFC 3339, UTC; null when it could not be read again. */
  checkedAt: string | null;
  /** Of the accounts concerned, connected since they were ended. */
  newSignIns: SessionCard[];
  wholeAccounts: { userId: string; ended: boolean; problem: CommandError | null }[];
}

/** What the window asks of the program to end sessions, and to prove that they ended. */
export interface EndingBackend {
  /** Says what a wish would end; needs no connection. What is not known any more is left out. */
  planEnding(wish: EndingWish): Promise<EndingPlan>;
  /** Asks the server who is an administrator, where it lets this account ask. */
  learnAdmins(workspaceId: string): Promise<Known>;
  endingMode(): Promise<EndingMode>;
  allowEnding(): Promise<EndingMode>;
  viewOnly(): Promise<EndingMode>;
  /** Takes down what is to end; sends nothing yet. */
  startEnding(request: EndingRequest): Promise<StartedEnding>;
  /** Ends what was started on a workspace; after a challenge the same call with the code goes on where it was. */
  endSessions(
    operation: string,
    workspaceId: string,
    secondFactor: SecondFactor | null,
    onProgress: (progress: EndingProgress) => void,
  ): Promise<Answer<EndingEnd>>;
  stopEnding(operation: string, workspaceId: string): Promise<void>;
  /** Looks again whether what was ended is gone. */
  checkEnded(operation: string, workspaceId: string, secondFactor: SecondFactor | null): Promise<Answer<EndingEnd>>;
}

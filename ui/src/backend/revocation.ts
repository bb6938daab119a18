import type {
  Answer,
  EndingEnd,
  EndingMode,
  EndingPlan,
  EndingProgress,
  EndingRequest,
  EndingWish,
  Known,
  SecondFactor,
  StartedEnding,
} from "./generated/types";

export type {
  AccountKey,
  EndingEnd,
  EndingMode,
  EndingPlan,
  EndingProgress,
  EndingWish,
  PlannedAccount,
  PlannedSession,
  SessionEnd,
  SessionEnding,
  StartedEnding,
  WholeAccountEnd,
} from "./generated/types";

/** The commands that revoke sessions and prove that they are gone. */
export interface RevocationBackend {
  /** Plans a sign-out offline. Sessions that are no longer known are left out. */
  planEnding(wish: EndingWish): Promise<EndingPlan>;
  /** Asks the server who is an administrator, where it lets this account ask. */
  learnAdmins(workspaceId: string): Promise<Known>;
  endingMode(): Promise<EndingMode>;
  allowEnding(): Promise<EndingMode>;
  viewOnly(): Promise<EndingMode>;
  /** Records which sessions to revoke; sends nothing yet. */
  startEnding(request: EndingRequest): Promise<StartedEnding>;
  /** Runs a started operation on one workspace. After a challenge, the same call with the code resumes it. */
  endSessions(
    operation: string,
    workspaceId: string,
    secondFactor: SecondFactor | null,
    onProgress: (progress: EndingProgress) => void,
  ): Promise<Answer<EndingEnd>>;
  stopEnding(operation: string, workspaceId: string): Promise<void>;
  /** Checks once more whether the revoked sessions are gone. */
  checkEnded(operation: string, workspaceId: string, secondFactor: SecondFactor | null): Promise<Answer<EndingEnd>>;
}

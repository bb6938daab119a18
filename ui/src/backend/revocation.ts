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
  EndingRequest,
  EndingWish,
  PlannedAccount,
  PlannedSession,
  SessionEnd,
  SessionEnding,
  StartedEnding,
  WholeAccountEnd,
} from "./generated/types";

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

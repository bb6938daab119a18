import type { CommandError, ReadingProgress } from "../src/backend/generated/types";

/** How the reading of one workspace goes; its pages hold two sessions each. */
export interface ReadingScript {
  /** Fails after so many pages. */
  error?: { after: number; error: CommandError };
  /** Wants a code after so many pages, besides the one at the beginning. */
  challengeAfter?: number;
  /** Stops after so many pages, until it is sent again. */
  tooLongAfter?: number;
  /** Is waited for before each page, with the number of pages read so far. */
  before?: (page: number) => Promise<void>;
  /** Replaces parts of what is told about the progress. */
  told?: Partial<ReadingProgress>;
  keptMoving?: boolean;
}

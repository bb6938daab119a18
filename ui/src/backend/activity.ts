import type {
  ActivityChain,
  ActivityEvent,
  ActivityRows,
  ActivityState,
  Answer,
  SecondFactor,
  Settled,
} from "./generated/types";

/** What the window asks of the activity: what was looked up and ended. */
export interface ActivityBackend {
  /** The newest rows with all words of `filter` in them, those before the number `before` if one is given. */
  activityRows(filter: string, before: number | null, most: number): Promise<ActivityRows>;
  activityState(): Promise<ActivityState>;
  /** Follows the chain of the file from the disk. */
  verifyActivity(): Promise<ActivityChain>;
  /** Resolves when it is on the disk. */
  noteActivity(event: ActivityEvent): Promise<void>;
  /** Asks where to save a copy; resolves to the path, or null when the person cancels. */
  saveActivity(): Promise<string | null>;
  /** Asks a workspace what became of what was left open there; sends nothing where nothing was. */
  settleActivity(id: string, secondFactor: SecondFactor | null): Promise<Answer<Settled>>;
}

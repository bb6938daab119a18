import type { ReadonlySignal } from "@preact/signals";
import type { ResultLine, SearchResult, SessionKey } from "../backend/generated/types";

/** What was found, as the list shows it. */
export interface Finder {
  /** The newest result; null before anything was read. */
  result: ReadonlySignal<SearchResult | null>;
  /** The session whose details are open. */
  selected: ReadonlySignal<SessionKey | null>;
  select(key: SessionKey | null): void;
  /** The list says which session stands at its top, so that new results leave it in place. */
  keepInPlace(key: SessionKey | null): void;
  /** How many units of lines the window shows, with those just above and below it. */
  showUnits(units: number): void;
  /** Lines of a result; null when it has been replaced meanwhile. */
  lines(resultId: number, from: number, to: number): Promise<ResultLine[] | null>;
}

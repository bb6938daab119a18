import type { ReadingEnd, SearchResult } from "../../backend/generated/types";
import type { Reading } from "../reading/reading";
import { ERROR_TRAITS, type WhyAbsent } from "../shared/errorTraits";
import type { WorkspaceStatus } from "../workspaces/status";

/** Completeness of a result, by workspace, so that a count claims no more than was read. */
export interface Coverage {
  /** Matching sessions in workspaces whose newest reading succeeded. */
  current: number;
  /**
   * RFC 3339: the oldest check among those sessions; null if there are none.
   */
  checkedAt: string | null;
  /** Workspaces with known sessions whose newest reading is incomplete. */
  older: Older[];
  /** Workspaces that were never read. */
  absent: Absent[];
  /**
   * Known sessions that ended (`gone`), or may have (`doubtful`), in workspaces whose newest reading
   * succeeded. The server does not say which.
   */
  gone: number;
  doubtful: number;
}

export interface Older {
  workspaceId: string;
  found: number;
  /** RFC 3339: age of its stalest session, the oldest `as_of` among them. */
  asOf: string;
  /** RFC 3339: time of its last answer. */
  answeredAt: string;
  why: "reading" | "stopped" | "codeNeeded" | "passwordNeeded" | "failed";
}

export interface Absent {
  workspaceId: string;
  why: WhyAbsent;
}

export function coverage(
  { sources }: Pick<SearchResult, "sources">,
  readings: ReadonlyMap<string, Reading>,
  statuses: ReadonlyMap<string, WorkspaceStatus>,
): Coverage {
  const sum: Coverage = { current: 0, checkedAt: null, older: [], absent: [], gone: 0, doubtful: 0 };
  for (const { workspaceId, found, asOf: answeredAt, oldestAsOf } of sources) {
    const reading = readings.get(workspaceId);
    if (answeredAt === null) {
      sum.absent.push({ workspaceId, why: whyAbsent(reading, statuses.get(workspaceId)) });
      continue;
    }
    // A reading that ended early has refreshed only some of them.
    const asOf = oldestAsOf ?? answeredAt;
    const why = whyOlder(reading);
    if (why !== null) {
      sum.older.push({ workspaceId, found, asOf, answeredAt, why });
      continue;
    }
    if (reading?.kind === "ended") {
      sum.gone += Math.max(0, reading.end.gone - reading.end.notMet);
      sum.doubtful += reading.end.notMet;
    }
    sum.current += found;
    if (sum.checkedAt === null || Date.parse(asOf) < Date.parse(sum.checkedAt)) sum.checkedAt = asOf;
  }
  return sum;
}

function whyOlder(reading: Reading | undefined): Older["why"] | null {
  switch (reading?.kind) {
    case undefined:
      return null;
    case "reading":
      return "reading";
    case "codeNeeded":
    case "skipped":
      return reading.challenge.method === "password" ? "passwordNeeded" : "codeNeeded";
    case "failed":
      return "failed";
    case "ended":
      return isPart(reading.end) ? "stopped" : null;
  }
}

/** Whether a reading ended before the end of the list. */
function isPart({ reason }: ReadingEnd): boolean {
  switch (reason) {
    case "stopped":
    case "tooLong":
      return true;
    case "complete":
    case "metTheKnown":
      return false;
  }
}

function whyAbsent(reading: Reading | undefined, status: WorkspaceStatus | undefined): WhyAbsent {
  switch (reading?.kind) {
    case "reading":
      return "reading";
    case "codeNeeded":
      return reading.challenge.method === "password" ? "needsPassword" : "needsCode";
    case "skipped":
      return "skipped";
    case "failed":
      return ERROR_TRAITS[reading.error.kind].absent;
    case "ended":
      // A complete reading appears with the next result.
      return isPart(reading.end) ? "stopped" : "reading";
    case undefined:
      return ofStatus(status);
  }
}

function ofStatus(status: WorkspaceStatus | undefined): WhyAbsent {
  switch (status?.kind) {
    case "signIn":
    case "signedOut":
      return "notSignedIn";
    case "noDeviceManagement":
    case "notAllowed":
      return status.kind;
    case "noReach":
      return ERROR_TRAITS[status.error.kind].absent;
    case "storeProblem":
    case "madeForAnother":
      return "problem";
    case "needsCode":
    case "checking":
    case "signedIn":
    case undefined:
      return "notRead";
  }
}

import type { CommandError, ReadingEnd, SearchResult } from "../../backend/generated/types";
import type { Reading } from "../reading/reading";
import type { Standing } from "../workspaces/status";

/** What the shown sessions are made of, so that a count never says more than is known. */
export interface MakeUp {
  /** Sessions found in workspaces whose newest reading went well. */
  current: number;
  /**
   * RFC 3339: when that of their sessions was checked that was not checked for the longest time;
   * null when there is none.
   */
  checkedAt: string | null;
  /** Workspaces of which sessions are known that were not all checked lately. */
  older: Older[];
  /** Workspaces of which nothing is known. */
  absent: Absent[];
  /**
   * Known sessions in workspaces whose newest reading went well that have ended, or may have: the
   * server did not tell which.
   */
  gone: number;
  doubtful: number;
}

export interface Older {
  workspaceId: string;
  found: number;
  /** RFC 3339: when that of its sessions was met that was not met for the longest time. */
  asOf: string;
  /** RFC 3339: when the last answer of it came. */
  answeredAt: string;
  why: "reading" | "stopped" | "codeNeeded" | "passwordNeeded" | "failed";
}

export interface Absent {
  workspaceId: string;
  why: WhyAbsent;
}

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

export function makeUp(
  { sources }: Pick<SearchResult, "sources">,
  readings: ReadonlyMap<string, Reading>,
  standings: ReadonlyMap<string, Standing>,
): MakeUp {
  const sum: MakeUp = { current: 0, checkedAt: null, older: [], absent: [], gone: 0, doubtful: 0 };
  for (const { workspaceId, found, asOf: answeredAt, oldestAsOf } of sources) {
    const reading = readings.get(workspaceId);
    if (answeredAt === null) {
      sum.absent.push({ workspaceId, why: whyAbsent(reading, standings.get(workspaceId)) });
      continue;
    }
    // A reading that ended early has met only some of them again.
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

function whyAbsent(reading: Reading | undefined, standing: Standing | undefined): WhyAbsent {
  switch (reading?.kind) {
    case "reading":
      return "reading";
    case "codeNeeded":
      return reading.challenge.method === "password" ? "needsPassword" : "needsCode";
    case "skipped":
      return "skipped";
    case "failed":
      return ofError(reading.error);
    case "ended":
      // Else it was read to its end, and the next result tells of it.
      return isPart(reading.end) ? "stopped" : "reading";
    case undefined:
      return ofStanding(standing);
  }
}

function ofStanding(standing: Standing | undefined): WhyAbsent {
  switch (standing?.kind) {
    case "signIn":
    case "signedOut":
      return "notSignedIn";
    case "noDeviceManagement":
    case "notAllowed":
      return standing.kind;
    case "noReach":
      return ofError(standing.error);
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

function ofError(error: CommandError): WhyAbsent {
  switch (error.kind) {
    case "unreachable":
    case "certificate":
    case "encryption":
    case "inFront":
    case "unproven":
    case "notRocketChat":
      return "noReach";
    case "signedOut":
    case "notSignedIn":
      return "notSignedIn";
    case "notAllowed":
    case "noDeviceManagement":
      return error.kind;
    case "tooManyRequests":
    case "signInRefused":
    case "sessionNotFound":
    case "differentSession":
    case "tokenCannotSkip":
    case "refused":
    case "serverFailed":
    case "badReply":
    case "passwordStore":
    case "madeForAnother":
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
    case "locked":
    case "noPassphrase":
    case "newerList":
    case "badPassphrase":
    case "notSaved":
      return "problem";
  }
}

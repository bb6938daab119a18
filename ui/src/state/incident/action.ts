import type { CommandError, SessionCard, SessionKey } from "../../backend/generated/types";
import type { AccountKey, EndingEnd, SessionEnding } from "../../backend/revocation";
import { countAll, isWholly, type RevocationCounts, type Wanted, wasSent } from "../revoke/counts";
import type { Part } from "../revoke/jobs";
import { sessionKey } from "../shared/sessionKey";

/** The signing out of the chosen devices. */
export type Action =
  | { kind: "none" }
  | { kind: "starting" }
  /** Nothing was sent. */
  | { kind: "refused"; error: CommandError }
  | Started;

/** It is under way or over, in each workspace on its own. What was chosen cannot change any more. */
export interface Started {
  kind: "started";
  operation: string;
  /** Milliseconds since 1970. */
  at: number;
  cards: readonly SessionCard[];
  whole: readonly AccountKey[];
  /** Sessions of those accounts that were listed, and not chosen one by one. */
  swept: readonly SessionCard[];
  /** By workspace ID. */
  parts: ReadonlyMap<string, Part>;
}

/** The newest that is known of how it ended there; null before it did. */
export function newest(part: Part): EndingEnd | null {
  return part.kind === "ended" ? part.end : null;
}

/** Whether any session is being revoked. */
export function isRunning(action: Action): boolean {
  return (
    action.kind === "starting" ||
    (action.kind === "started" && !isAnything(action)) ||
    partsOf(action).some(({ kind }) => kind === "running")
  );
}

/** Status of a round over all its workspaces: under way while any part runs. */
type RoundStatus = { kind: "underWay" } | { kind: "waits" } | { kind: "over"; sum: RevocationCounts };

export function roundStatus(started: Started): RoundStatus {
  if (isRunning(started)) return { kind: "underWay" };
  if (partsOf(started).some(({ kind }) => kind === "codeNeeded")) return { kind: "waits" };
  return { kind: "over", sum: countAll(started.parts, wanted(started)) };
}

export function wanted({ cards, whole }: Started): Wanted {
  return { sessions: cards, wholeAccounts: whole };
}

/** Whether every chosen session is gone and the second check is done on every workspace. */
export function isDone(started: Started): boolean {
  const how = roundStatus(started);
  return how.kind === "over" && isWholly(how.sum) && isSecondCheckDone(started);
}

/** Whether the round is over and the second check is done wherever one is due. */
export function isSecondCheckDone(action: Action): boolean {
  const ended = partsOf(action).filter((part) => part.kind === "ended");
  return (
    ended.length > 0 &&
    ended.every(({ end, secondCheckDone }) => end.checkedAt === null || secondCheckDone) &&
    !isRunning(action)
  );
}

/** Whether a second check is scheduled or running. */
export function isSecondCheckPending(action: Action): boolean {
  return partsOf(action).some(
    (part) => part.kind === "ended" && (part.again?.kind === "waiting" || part.again?.kind === "looking"),
  );
}

/** Sign-ins of the caller's accounts since they were ended, each once. */
export function newSignIns(action: Action): SessionCard[] {
  const all = partsOf(action).flatMap((part) => newest(part)?.newSignIns ?? []);
  return [...new Map(all.map((card) => [sessionKey(card), card])).values()];
}

/** What became of a session; `underWay`: it is to be ended, and that is not over. */
export type Fate = SessionEnding | "underWay";

/** What became of a session in the newest round that was to end it; null where none was. */
export function fateOf(rounds: readonly Started[], key: SessionKey): Fate | null {
  const round = rounds.findLast(({ cards }) => cards.some((card) => sessionKey(card) === sessionKey(key)));
  if (round === undefined) return null;
  const part = round.parts.get(key.workspaceId);
  switch (part?.kind) {
    case undefined:
    case "running":
    case "codeNeeded":
      return "underWay";
    case "skipped":
      return wasSent(part) ? "unknown" : "notAsked";
    case "failed":
      return "unknown";
    case "ended":
      return part.end.sessions.find((one) => sessionKey(one.key) === sessionKey(key))?.ending ?? "unknown";
  }
}

/** What was ended in this flow, the first round first. */
export function rounds({ past, action }: { past: readonly Started[]; action: Action }): readonly Started[] {
  return action.kind === "started" ? [...past, action] : past;
}

/** Before the first workspace is asked there is nothing that could be over. */
function isAnything(action: Action): boolean {
  return partsOf(action).length > 0;
}

function partsOf(action: Action): Part[] {
  return action.kind === "started" ? [...action.parts.values()] : [];
}

import type { AccountKey, EndingEnd, SessionEnding } from "../../backend/ending";
import type { CommandError, SessionCard, SessionKey } from "../../backend/generated/types";
import type { Part } from "../endingJobs";
import { sessionName } from "../endingPlan";

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
  /** By workspace ID. */
  parts: ReadonlyMap<string, Part>;
}

/** The newest that is known of how it ended there; null before it did. */
export function newest(part: Part): EndingEnd | null {
  if (part.kind !== "ended") return null;
  return part.again?.kind === "looked" ? part.again.end : part.end;
}

/** Whether sessions are being ended. */
export function isEnding(action: Action): boolean {
  return action.kind === "starting" || (action.kind === "started" && !isAnything(action)) || partsOf(action).some(({ kind }) => kind === "running");
}

/** Whether it ended everywhere, and the second look has been taken everywhere. */
export function isOver(action: Action): boolean {
  return isAnything(action) && partsOf(action).every((part) => part.kind === "ended" && (part.again === null || part.again.kind === "looked"));
}

/** Whether it ended everywhere; the second look may still come. */
export function hasEnded(action: Action): boolean {
  return isAnything(action) && partsOf(action).every(({ kind }) => kind === "ended");
}

/** Whether a second look is still to come. */
export function isLookedForAgain(action: Action): boolean {
  return partsOf(action).some((part) => part.kind === "ended" && (part.again?.kind === "waiting" || part.again?.kind === "looking"));
}

/** Sign-ins of the caller's accounts since they were ended, each once. */
export function newSignIns(action: Action): SessionCard[] {
  const all = partsOf(action).flatMap((part) => newest(part)?.newSignIns ?? []);
  return [...new Map(all.map((card) => [sessionName(card), card])).values()];
}

/** What became of a session that was to be ended; null while that is not known. */
export function endingOf(rounds: readonly Started[], key: SessionKey): SessionEnding | null {
  for (const { parts } of [...rounds].reverse()) {
    const part = parts.get(key.workspaceId);
    const end = part === undefined ? null : newest(part);
    const found = end?.sessions.find((one) => sessionName(one.key) === sessionName(key));
    if (found !== undefined) return found.ending;
  }
  return null;
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

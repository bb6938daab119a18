import type { SessionKey } from "../../backend/generated/types";
import type { EndingEnd, SessionEnding } from "../../backend/revocation";
import type { Part } from "./jobs";

/** Proven outcomes of a sign-out, on one workspace or several. */
export interface RevocationCounts {
  /** Sessions that were to be ended. */
  asked: number;
  /** Those that a reading has shown to be gone, and those whose sign-in has ended though a server still lists them. */
  gone: number;
  /** Those of which nothing shows what became of them. */
  unknown: number;
  /** Accounts that were to be signed out of everything, and those of which the server said that it is done. */
  whole: number;
  wholeEnded: number;
}

const NOTHING: RevocationCounts = { asked: 0, gone: 0, unknown: 0, whole: 0, wholeEnded: 0 };

/** What was to be ended where. */
export interface Wanted {
  sessions: readonly Pick<SessionKey, "workspaceId">[];
  wholeAccounts: readonly { workspaceId: string }[];
}

export function countAll(parts: ReadonlyMap<string, Part>, wanted: Wanted): RevocationCounts {
  return [...parts].map(([id, part]) => countOn(id, part, wanted)).reduce(added, NOTHING);
}

export function countOn(workspaceId: string, part: Part, { sessions, wholeAccounts }: Wanted): RevocationCounts {
  const there = (some: readonly { workspaceId: string }[]) =>
    some.filter((one) => one.workspaceId === workspaceId).length;
  const [asked, whole] = [there(sessions), there(wholeAccounts)];
  switch (part.kind) {
    case "ended":
      return ofEnd(part.end);
    case "skipped":
    case "codeNeeded":
      return { asked, gone: 0, unknown: wasSent(part) ? asked : 0, whole, wholeEnded: 0 };
    case "running":
    case "failed":
      return { asked, gone: 0, unknown: asked, whole, wholeEnded: 0 };
  }
}

/** Whether anything of what waits for a code, or was given up for it, was sent before. */
export function wasSent({ progress }: Extract<Part, { kind: "skipped" | "codeNeeded" }>): boolean {
  return progress !== null && (progress.phase === "checking" || progress.done > 0);
}

/** Whether all of it is gone, and every account signed out. */
export function isWholly({ asked, gone, whole, wholeEnded }: RevocationCounts): boolean {
  return gone === asked && wholeEnded === whole;
}

/** Whether a session is not there any more. */
function isGone(ending: SessionEnding): boolean {
  return ending === "gone" || ending === "hadEnded";
}

/** Whether nobody is signed in by it any more, also where an older server leaves its row in the list. */
export function isOver(ending: SessionEnding): boolean {
  return isGone(ending) || ending === "dead";
}

/** How many are signed out, and still listed by a server that leaves their rows. */
export function stillListed({ sessions, checkedAt }: Pick<EndingEnd, "sessions" | "checkedAt">): number {
  return checkedAt === null ? 0 : sessions.filter(({ ending }) => ending === "dead").length;
}

function ofEnd(end: EndingEnd): RevocationCounts {
  const { asked, gone, sessions, checkedAt, wholeAccounts } = end;
  return {
    asked,
    gone: checkedAt === null ? 0 : gone + stillListed(end),
    unknown: sessions.filter(
      ({ ending, reason }) => reason === null && (ending === "unknown" || (checkedAt === null && isOver(ending))),
    ).length,
    whole: wholeAccounts.length,
    wholeEnded: wholeAccounts.filter(({ ending }) => ending === "ended").length,
  };
}

function added(one: RevocationCounts, other: RevocationCounts): RevocationCounts {
  return {
    asked: one.asked + other.asked,
    gone: one.gone + other.gone,
    unknown: one.unknown + other.unknown,
    whole: one.whole + other.whole,
    wholeEnded: one.wholeEnded + other.wholeEnded,
  };
}

import type { Backend } from "../src/backend/backend";
import type {
  Challenge,
  CommandError,
  ReadingProgress,
  SecondFactor,
  SessionCard,
} from "../src/backend/generated/types";
import type { Shelf } from "./scriptedSessions";

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

interface Needs {
  script: (id: string) => ReadingScript;
  /** What there is to read, the newest first. */
  sessions: (id: string) => SessionCard[];
  /** Where it puts what was read. */
  shelves: Map<string, Shelf>;
  /** What a code is still wanted for; null when it may go on. */
  challenged: (id: string, given: SecondFactor | null) => Challenge | null;
  /** What is wanted in the middle of a reading. */
  challenge: (id: string) => Challenge;
  note: (...call: [string, ...unknown[]]) => void;
}

/** Sessions on one page of a scripted workspace. */
const PAGE = 2;
const AS_OF = "2026-11-23T05:34:50Z";

/** Reads the scripted sessions of a workspace page by page, as its script says. */
export function scriptedReading(needs: Needs): Pick<Backend, "readSessions" | "stopReading"> {
  const { script, sessions, shelves, challenged, challenge, note } = needs;
  const resumedAt = new Map<string, number>();
  const stopped = new Set<string>();

  return {
    async readSessions(id, howMuch, secondFactor, onProgress) {
      note("readSessions", id, howMuch, secondFactor);
      const reading = script(id);
      const from = resumedAt.get(id) ?? 0;
      const wanted = challenged(id, secondFactor);
      if (wanted) return { kind: "challengeNeeded", challenge: wanted };
      const all = sessions(id);
      const pages = Math.max(1, Math.ceil(all.length / PAGE));
      stopped.delete(id);
      let page = from;
      for (; page < pages && !stopped.has(id); page += 1) {
        if (reading.tooLongAfter === page && from !== page) break;
        if (reading.error?.after === page) throw reading.error.error;
        if (reading.challengeAfter === page && from !== page) {
          resumedAt.set(id, page);
          return { kind: "challengeNeeded", challenge: challenge(id) };
        }
        await reading.before?.(page);
        if (stopped.has(id)) break;
        const read = all.slice(0, (page + 1) * PAGE);
        shelves.set(id, { asOf: AS_OF, cards: read });
        const total = all.length;
        onProgress({
          read: read.length,
          total,
          page: page + 1,
          pages,
          waitingSeconds: null,
          secondsLeft: null,
          ...reading.told,
        });
      }
      resumedAt.delete(id);
      const read = Math.min(page * PAGE, all.length);
      const reason = page === pages ? "complete" : stopped.has(id) ? "stopped" : "tooLong";
      if (reason === "tooLong") resumedAt.set(id, page);
      const sums = {
        read,
        added: read,
        totalSaid: all.length,
        gone: 0,
        removed: 0,
        notMet: 0,
        unreadable: 0,
        requests: page,
      };
      return { kind: "done", value: { reason, ...sums, asOf: AS_OF, keptMoving: reading.keptMoving ?? false } };
    },
    async stopReading(id) {
      note("stopReading", id);
      stopped.add(id);
    },
  };
}

import { signal } from "@preact/signals";
import type { EndingEnd, PlannedAccount } from "../backend/ending";
import type { SessionCard, SessionKey } from "../backend/generated/types";
import { sessionName } from "./endingPlan";
import { isGone } from "./endingSum";

/** Which sessions were proven gone, and when. */
export interface EndedMarks {
  /** Takes in what a look at the server has shown. Returns what is gone. */
  prove(end: EndingEnd, accounts: readonly PlannedAccount[]): SessionKey[];
  /** When a session was proven gone; null where it was not, or where it was seen after that. */
  endedAt(card: Pick<SessionCard, "workspaceId" | "sessionId" | "asOf">): string | null;
  /** How many were proven gone since this result is shown; of those that fit. */
  since(resultId: number, fits?: (card: SessionCard) => boolean): number;
  drop(workspaceId: string): void;
}

interface Mark {
  /** RFC 3339, UTC. */
  checkedAt: string;
  /** The result that was shown then: it still counts the session. */
  resultId: number;
  /** As it was looked over; null where that is not known. */
  card: SessionCard | null;
}

export function endedMarks(shownResult: () => number): EndedMarks {
  const marks = signal<ReadonlyMap<string, Mark>>(new Map());

  return {
    prove({ sessions, checkedAt }, accounts) {
      // A later look may find again what an earlier one did not.
      const back = new Set(sessions.filter(({ ending }) => ending === "stillThere").map(({ key }) => sessionName(key)));
      const gone = checkedAt === null ? [] : sessions.filter(({ ending }) => isGone(ending)).map(({ key }) => key);
      const cards = new Map(accounts.flatMap((account) => account.sessions.map(({ card }) => [sessionName(card), card] as const)));
      const resultId = shownResult();
      const fresh = gone.map(sessionName).flatMap((name) => {
        const card = cards.get(name) ?? null;
        const before = marks.peek().get(name);
        // One that came back since is marked anew.
        const stays = before !== undefined && (card === null || !isNewer(card.asOf, before.checkedAt));
        return stays || checkedAt === null ? [] : [[name, { checkedAt, resultId, card }] as const];
      });
      if (fresh.length > 0 || [...back].some((name) => marks.peek().has(name))) marks.value = new Map([...marks.peek(), ...fresh].filter(([name]) => !back.has(name)));
      return gone;
    },
    endedAt(card) {
      const mark = marks.value.get(sessionName(card));
      return mark === undefined || isNewer(card.asOf, mark.checkedAt) ? null : mark.checkedAt;
    },
    since: (resultId, fits = () => true) => [...marks.value.values()].filter((mark) => mark.resultId === resultId && (mark.card === null || fits(mark.card))).length,
    drop(workspaceId) {
      marks.value = new Map([...marks.peek()].filter(([name]) => !name.startsWith(`${workspaceId} `)));
    },
  };
}

function isNewer(one: string, other: string): boolean {
  return Date.parse(one) > Date.parse(other);
}

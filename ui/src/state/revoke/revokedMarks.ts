import { signal } from "@preact/signals";
import type { SessionCard, SessionKey } from "../../backend/generated/types";
import type { EndingEnd, PlannedAccount } from "../../backend/revocation";
import { isOnWorkspace, sessionKey } from "../shared/sessionKey";
import { isOver } from "./counts";

/** Which sessions were proven to be over, and when. */
interface RevokedMarks {
  /** Takes in what a look at the server has shown. Returns what is over. */
  prove(end: EndingEnd, accounts: readonly PlannedAccount[]): SessionKey[];
  /** When a session was proven to be over; null where it was not, or where it was seen after that. */
  revokedAt(card: Seen): string | null;
  /** Whether it is over, and a server before 8.0 leaves its row in the list. */
  isStillListed(card: Seen): boolean;
  /** Counts the looks that changed a mark: what was asked before the newest one may be out of date. */
  proofs(): number;
  /** How many sessions were proven gone after so many of these looks; of those that fit. */
  since(proofs: number, fits?: (card: SessionCard) => boolean): number;
  drop(workspaceId: string): void;
}

/** A card as a reading or a look-up saw it. */
export type Seen = Pick<SessionCard, "workspaceId" | "sessionId" | "asOf" | "lastConnected">;

interface Mark {
  /** RFC 3339, UTC. */
  checkedAt: string;
  /** The sign-in has ended, and its row stays: it is over until it connects again. */
  dead: boolean;
  /** Which look it was: what was asked before it still counts the session. */
  proof: number;
  /** As it was looked over; null where that is not known. */
  card: SessionCard | null;
}

export function revokedMarks(): RevokedMarks {
  const marks = signal<ReadonlyMap<string, Mark>>(new Map());
  let proofs = 0;

  function markOf(card: Seen): Mark | null {
    const mark = marks.value.get(sessionKey(card));
    return mark === undefined || isBack(card, mark) ? null : mark;
  }

  return {
    prove({ sessions, checkedAt }, accounts) {
      // A later look may find again what an earlier one did not.
      const back = new Set(sessions.filter(({ ending }) => ending === "stillThere").map(({ key }) => sessionKey(key)));
      const over = checkedAt === null ? [] : sessions.filter(({ ending }) => isOver(ending));
      const cards = new Map(
        accounts.flatMap((account) => account.sessions.map(({ card }) => [sessionKey(card), card] as const)),
      );
      const fresh = over.flatMap(({ key, ending, checkedAt: lookedAt }) => {
        const name = sessionKey(key);
        const card = cards.get(name) ?? null;
        const before = marks.peek().get(name);
        const dead = ending === "dead";
        // One that came back since is marked anew, and one whose row has gone after all.
        const stays = before !== undefined && before.dead === dead && (card === null || !isBack(card, before));
        const mark: Mark = { checkedAt: lookedAt ?? checkedAt ?? "", dead, proof: proofs + 1, card };
        return stays ? [] : [[name, mark] as const];
      });
      if (fresh.length > 0 || [...back].some((name) => marks.peek().has(name))) {
        proofs += 1;
        marks.value = new Map([...marks.peek(), ...fresh].filter(([name]) => !back.has(name)));
      }
      return over.map(({ key }) => key);
    },
    revokedAt: (card) => markOf(card)?.checkedAt ?? null,
    isStillListed: (card) => markOf(card)?.dead ?? false,
    proofs: () => proofs,
    since(after, fits = () => true) {
      const gone = [...marks.value.values()].filter((mark) => !mark.dead && mark.proof > after);
      return gone.filter(({ card }) => card === null || fits(card)).length;
    },
    drop(workspaceId) {
      marks.value = new Map([...marks.peek()].filter(([name]) => !isOnWorkspace(name, workspaceId)));
    },
  };
}

/** Whether a session was seen after it was said to be over; a row that a server leaves is seen for ever. */
function isBack({ asOf, lastConnected }: Seen, { checkedAt, dead }: Mark): boolean {
  return dead ? lastConnected !== null && isNewer(lastConnected, checkedAt) : isNewer(asOf, checkedAt);
}

function isNewer(one: string, other: string): boolean {
  return Date.parse(one) > Date.parse(other);
}

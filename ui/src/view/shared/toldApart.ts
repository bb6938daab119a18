import type { SessionCard, SessionKey } from "../../backend/generated/types";
import { sessionKey } from "../../state/shared/sessionKey";
import { words } from "../../words/words";

/** Enough of an ID to tell it from others. */
const END = 5;

/**
 * The accessible names of sessions that stand together. Where several would have the same, each says
 * how its session ID ends, so that no box or button is taken for another.
 */
export function toldApart(
  cards: readonly SessionCard[],
  nameOf: (card: SessionCard) => string,
): (key: SessionKey) => string {
  const names = new Map(cards.map((card) => [sessionKey(card), nameOf(card)] as const));
  const counts = new Map<string, number>();
  for (const name of names.values()) counts.set(name, (counts.get(name) ?? 0) + 1);
  return (key) => {
    const name = names.get(sessionKey(key)) ?? "";
    return (counts.get(name) ?? 0) > 1 ? words.card.apart(name, key.sessionId.slice(-END)) : name;
  };
}

import type { Related, SessionCard } from "../../backend/generated/types";
import type { App } from "../../state/app";
import { sessionName } from "../../state/endingPlan";

/**
 * Related sessions without those that were signed out since they were asked for. `fits`: which of
 * those that were not named, because there are many, are related too.
 */
export function stillThere({ ending, finder }: App, { cards, total }: Related, fits: (card: SessionCard) => boolean): Related {
  const there = cards.filter((card) => ending.endedAt(card) === null);
  const named = new Set(cards.map(sessionName));
  const unnamed = total === cards.length ? 0 : ending.endedSince(finder.result.value?.id ?? -1, (card) => fits(card) && !named.has(sessionName(card)));
  return { cards: there, total: Math.max(there.length, total - (cards.length - there.length) - unnamed) };
}

/** Whether another session is of the same account. */
export function isOfAccount(other: SessionCard, { workspaceId, userId, sessionId }: SessionCard): boolean {
  return other.workspaceId === workspaceId && other.userId === userId && other.sessionId !== sessionId;
}

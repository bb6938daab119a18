import type { Related, SessionCard } from "../../../backend/generated/types";
import type { App } from "../../../state/app";
import type { Details } from "../../../state/search/details";
import { sessionKey } from "../../../state/shared/sessionKey";

/** Details that were found. */
export type FoundDetails = Details & { kind: "there" };

/**
 * The other sessions of the account of a card, without those that were signed out. There may be more
 * than are named: of those, the ones that were proven gone after the details were asked for are taken off.
 */
export function otherDevices(app: App, { details, proofs }: FoundDetails, card: SessionCard): Related {
  const { cards } = details.sameAccount;
  const named = new Set([card, ...cards].map(sessionKey));
  const isUnnamed = (one: SessionCard) =>
    one.workspaceId === card.workspaceId && one.userId === card.userId && !named.has(sessionKey(one));
  const unnamed = app.revocation.revokedSince(proofs, isUnnamed);
  const { cards: there, total } = stillThere(app, details.sameAccount);
  return { cards: there, total: Math.max(there.length, total - unnamed) };
}

/** Related sessions without the named ones that were signed out. */
export function stillThere({ revocation }: App, { cards, total }: Related): Related {
  const there = cards.filter((card) => revocation.revokedAt(card) === null);
  return { cards: there, total: total - (cards.length - there.length) };
}

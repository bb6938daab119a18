import type { Related, SessionCard } from "../../../backend/generated/types";
import { words } from "../../../words/words";
import { useApp } from "../../shared/appContext";
import { MaskChoice } from "../export/MaskChoice";
import { TicketButton } from "../export/TicketButton";

/** Copies the session for a ticket; with whole internet addresses or without. */
export function PanelTicket({ card }: { card: SessionCard }) {
  return (
    <>
      <TicketButton look="quiet" of={card.sessionId} cards={() => [card]} />
      <MaskChoice />
    </>
  );
}

/** Copies all sessions of the account, as far as they are shown. */
export function AccountTicket({ card, others }: { card: SessionCard; others: Related }) {
  const { revocation } = useApp();
  const there = revocation.revokedAt(card) === null ? [card, ...others.cards] : others.cards;
  const all = others.total + there.length - others.cards.length;
  if (all < 2) return null;
  const cards = () => [...there].sort(newestFirst);
  return <TicketButton of={`all ${card.sessionId}`} label={words.ticket.copyAll(all)} cards={cards} total={all} />;
}

function newestFirst(one: SessionCard, other: SessionCard): number {
  return (other.lastConnected ?? "").localeCompare(one.lastConnected ?? "");
}

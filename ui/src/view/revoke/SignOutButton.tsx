import type { SessionCard } from "../../backend/generated/types";
import { isOld } from "../../state/search/asOf";
import { words } from "../../words/words";
import { useApp } from "../shared/appContext";
import { mayNotSignOut } from "./mayNotSignOut";
import { needsPreview } from "./needsPreview";

interface Props {
  card: SessionCard;
  /** The name of the card. */
  name: string;
  tabIndex: number;
}

/** Signs one session out, from its card; or, after that, says when it was proven gone. */
export function SignOutButton({ card, name, tabIndex }: Props) {
  const app = useApp();
  const { revocation } = app;
  const text = words.revocation;
  const endedAt = revocation.revokedAt(card);
  if (endedAt !== null)
    return <span class="card-ended">{revocation.isStillListed(card) ? text.stillListed : text.ended(endedAt)}</span>;
  const forbidden = mayNotSignOut(app, card.workspaceId);
  const now = app.now.value;
  const old = isOld(card.asOf, now);
  const { workspaceId, sessionId } = card;
  return (
    <button
      type="button"
      class={`button link small sign-out${forbidden ? " forbidden" : ""}`}
      tabIndex={tabIndex}
      aria-label={(forbidden ? text.offer.notAllowedName : text.offer.cardName)(name)}
      title={old ? text.offer.older(words.time.relative(card.asOf, now)) : undefined}
      onClick={({ detail }) => {
        // The second press of a double click was meant for what stood here before.
        if (detail < 2) void revocation.propose({ kind: "sessions", sessions: [{ workspaceId, sessionId }] });
      }}
    >
      {forbidden ? text.offer.notAllowed : needsPreview(app, card) ? text.offer.cardAsk : text.offer.card}
    </button>
  );
}

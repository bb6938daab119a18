import type { SessionCard } from "../../../backend/generated/types";
import type { App } from "../../../state/app";
import type { Rich } from "../../../words/markup";
import { words } from "../../../words/words";

/** Copies what a ticket needs of these sessions, and says that it did; `total`, where there are more. */
export async function copyTicket(app: App, cards: readonly SessionCard[], total?: number): Promise<boolean> {
  const { announcer, exporting, workspaces, revocation } = app;
  if (cards.length === 0) {
    announcer.say(words.ticket.gone);
    return false;
  }
  const more = total === undefined ? {} : { total };
  const ticket = words.ticket.of({
    cards,
    masked: exporting.masked.peek(),
    workspace: workspaces.find,
    endedAt: revocation.revokedAt,
    isStillListed: revocation.isStillListed,
    ...more,
  });
  return copyRich(app, ticket, words.ticket.what(cards.length));
}

/** Copies the same as text and as HTML, and says that it did. */
export async function copyRich({ announcer, exporting }: App, rich: Rich, what: string): Promise<boolean> {
  const copied = await exporting.copy(rich);
  announcer.say(copied ? words.general.copiedWhat(what) : words.general.copyFailed);
  return copied;
}

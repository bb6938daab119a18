import type { SessionCard } from "../../backend/generated/types";
import type { App } from "../../state/app";
import { words } from "../../words/words";

/** Copies what a ticket needs of these sessions, and says that it did; `total`, where there are more. */
export async function copyTicket(app: App, cards: readonly SessionCard[], total?: number): Promise<boolean> {
  const { announcer, taking, workspaces } = app;
  if (cards.length === 0) {
    announcer.say(words.ticket.gone);
    return false;
  }
  const more = total === undefined ? {} : { total };
  const copied = await taking.copy(words.ticket.of({ cards, masked: taking.masked.peek(), workspace: workspaces.find, ...more }));
  announcer.say(copied ? words.general.copiedWhat(words.ticket.what(cards.length)) : words.general.copyFailed);
  return copied;
}

import type { Person, SessionCard } from "../../../backend/generated/types";
import type { App } from "../../../state/app";
import { words } from "../../../words/words";

/** The accessible name of a card: person, user name, device, workspace and time. */
export function cardName(app: App, card: SessionCard): string {
  const text = words.card;
  return text.name({
    person: text.person(card.person, card.userId),
    userName: besides(card),
    device: text.device(card.device),
    workspace: app.workspaces.find(card.workspaceId)?.name ?? "",
    when: card.lastConnected === null ? text.unknownTime : words.time.relative(card.lastConnected, app.now.value),
  });
}

/** The user name, where something else stands for the person. */
export function besides({ person }: { person: Person }): string | null {
  return person.kind === "known" && person.name !== null ? words.card.userName(person) : null;
}

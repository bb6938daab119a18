import type { App } from "../../state/app";
import { words } from "../../words/words";

/** Goes from the guided flow to the list, and says that the flow is kept. */
export function leaveForNow(app: App): void {
  const incident = app.incidents.open.peek();
  app.go({ kind: "search" });
  if (incident === null) return;
  app.announcer.say(words.incident.left(words.incident.person(incident.person, incident.first.userId)));
}

import type { EndingBackend } from "../../backend/revocation";
import { sessionName } from "../revoke/plan";
import type { Selection } from "./selection";

/** Takes out of the selection what is not among what was read any more. */
export async function loseGone(backend: Pick<EndingBackend, "planEnding">, selection: Selection): Promise<void> {
  const asked = selection.keys.peek();
  if (asked.length === 0) return;
  const plan = await backend.planEnding({ kind: "sessions", sessions: [...asked] }).catch(() => null);
  if (plan === null || plan.tooMany) return;
  const there = new Set(plan.groups.flatMap(({ sessions }) => sessions.map(({ card }) => sessionName(card))));
  selection.lose(asked.filter((key) => !there.has(sessionName(key))));
}

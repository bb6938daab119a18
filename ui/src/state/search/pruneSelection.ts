import type { RevocationBackend } from "../../backend/revocation";
import { sessionKey } from "../shared/sessionKey";
import type { Selection } from "./selection";

/** Removes sessions from the selection that are no longer known. */
export async function pruneSelection(
  backend: Pick<RevocationBackend, "planEnding">,
  selection: Selection,
): Promise<void> {
  const asked = selection.keys.peek();
  if (asked.length === 0) return;
  const plan = await backend.planEnding({ kind: "sessions", sessions: [...asked] }).catch(() => null);
  if (plan === null || plan.tooMany) return;
  const there = new Set(plan.groups.flatMap(({ sessions }) => sessions.map(({ card }) => sessionKey(card))));
  selection.remove(asked.filter((key) => !there.has(sessionKey(key))));
}

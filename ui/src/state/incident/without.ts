import { accountKey } from "../shared/sessionKey";
import type { Started } from "./action";
import type { Incident } from "./incident";
import { included } from "./who";

/**
 * A flow without what a workspace brought, which is not signed in any more; null when nothing of
 * the caller's is left.
 */
export function withoutWorkspace(incident: Incident, workspaceId: string): Incident | null {
  const stays = (one: { workspaceId: string }) => one.workspaceId !== workspaceId;
  const { first, gathered, answers, action, past } = incident;
  const next = stays(first) ? first : included(incident).find(stays);
  if (next === undefined) return null;
  const round = (started: Started): Started => ({
    ...started,
    cards: started.cards.filter(stays),
    whole: started.whole.filter(stays),
    swept: started.swept.filter(stays),
    parts: new Map([...started.parts].filter(([id]) => id !== workspaceId)),
  });
  return {
    ...incident,
    first: { workspaceId: next.workspaceId, userId: next.userId },
    gathered:
      gathered.kind === "gathered"
        ? {
            ...gathered,
            accounts: gathered.accounts
              .filter(stays)
              .map((one) => ({ ...one, why: accountKey(one) === accountKey(next) ? ("first" as const) : one.why })),
          }
        : gathered,
    answers: new Map([...answers].filter(([, { card }]) => stays(card))),
    action: action.kind === "started" ? round(action) : action,
    past: past.map(round),
  };
}

import { signal } from "@preact/signals";
import type { SessionCard } from "../../../src/backend/generated/types";
import { secondFactorPrompts } from "../../../src/state/codes/secondFactorPrompts";
import { incidents } from "../../../src/state/incident/incidents";
import { known } from "../../../src/state/incident/who";
import { admins } from "../../../src/state/revoke/admins";
import { revocationJobs } from "../../../src/state/revoke/jobs";
import { revocationMode } from "../../../src/state/revoke/mode";
import { fakeClock } from "../../fakeClock";
import { card, fine, scripted, type World, workspace } from "../../scripted";

export const maria = { kind: "known", userName: "maria", name: "Maria Lopez" } as const;
const rod = { kind: "known", userName: "Rod", name: "Rod" } as const;
export const allowed = {
  ...fine(),
  outcome: { kind: "fine", rights: { deviceManagement: "yes", mayView: "yes", mayEnd: "yes" } },
} as World["workspaces"][number]["lastCheck"];
export const hers = (workspaceId: string, sessionId: string, more: Partial<SessionCard> = {}) =>
  card(workspaceId, { sessionId, userId: `maria-${workspaceId}`, person: maria, ...more });
export const first = { workspaceId: "acme", userId: "maria-acme" };
export const there = { workspaceId: "globex", userId: "maria-globex" };

/** `knowsAdmins`: the servers have been asked before who their administrators are. */
export async function flow(more: Partial<World> = {}, knowsAdmins = true) {
  const world: World = {
    workspaces: [
      workspace("acme", "Acme HQ", { lastCheck: allowed }),
      workspace("globex", "Globex", { lastCheck: allowed }),
    ],
    behaviours: {},
    sessions: {
      acme: [hers("acme", "a1"), hers("acme", "a2"), card("acme", { sessionId: "rod", person: rod })],
      globex: [hers("globex", "g1"), hers("globex", "g2")],
    },
    ...more,
  };
  const backend = scripted(world);
  for (const { id } of world.workspaces) await backend.readSessions(id, "everything", null, () => undefined);
  if (knowsAdmins) for (const { id } of world.workspaces) await backend.learnAdmins(id);
  const clock = fakeClock();
  const until = new AbortController().signal;
  const codes = secondFactorPrompts();
  const jobs = revocationJobs(
    { backend, prompts: codes, clock, onEnd: () => undefined, onError: () => undefined },
    until,
  );
  const mode = revocationMode(backend, clock, until);
  const renewed = signal(0);
  const read = async (ids: readonly string[]) => {
    for (const id of ids) await backend.readSessions(id, "whatIsNew", null, () => undefined);
  };
  const store = incidents(
    {
      backend,
      clock,
      revocation: { jobs, mode, admins: admins(backend, clock, until) },
      read,
      renewed,
      isRead: () => true,
    },
    until,
  );
  backend.calls.length = 0;
  const now = () => {
    const incident = store.open.peek();
    if (incident === null) throw new Error("no flow is open");
    return incident;
  };
  const cardOf = (sessionId: string) => {
    const found = known(now())
      .flatMap(({ sessions }) => sessions)
      .find((one) => one.card.sessionId === sessionId);
    if (found === undefined) throw new Error(`no session ${sessionId}`);
    return found.card;
  };
  const sent = (method: string) => backend.calls.filter(([name]) => name === method).map(([, ...call]) => call);
  return { backend, clock, codes, jobs, mode, renewed, store, now, cardOf, sent };
}

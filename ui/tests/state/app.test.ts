import { expect, test } from "vitest";
import type { Workspace } from "../../src/backend/generated/types";
import { createApp } from "../../src/state/app";
import { fakeClock, settle } from "../fakeClock";
import { type Behaviour, card, fine, scripted, workspace } from "../scripted";

const found: Behaviour = { answer: { card: card("acme") } };
const session = "uBNL9dTjJ4s6Pjp4K";
const lost: Workspace["lastCheck"] = {
  at: "2026-11-23T05:32:42Z",
  outcome: { kind: "failed", error: { kind: "unreachable", reason: "timedOut", details: "" } },
};

async function opened(workspaces: Workspace[], behaviours: Record<string, Behaviour>) {
  const backend = scripted({ workspaces, behaviours });
  const app = createApp(backend, fakeClock(), new AbortController().signal);
  await app.workspaces.open();
  const lookUp = async () => {
    await app.searchBox.type(session);
    await app.submitSearch();
    await settle();
  };
  const status = (id: string) => app.statuses.value.get(id)?.kind;
  const calls = (method: string) => backend.calls.filter(([called]) => called === method);
  return { app, backend, lookUp, status, calls };
}

test.each([
  ["was not reached", { lastCheck: lost }],
  ["had trouble with the password store", { signIn: { kind: "storeProblem", problem: "locked" } as const }],
])("a workspace that %s is well again in the rail once a look-up finds something there", async (_how, state) => {
  const ill = workspace("acme", "Acme HQ", state);
  const { backend, lookUp, status } = await opened([ill], { acme: found });
  expect(status("acme")).not.toBe("signedIn");
  backend.world.workspaces = [{ ...ill, signIn: { kind: "held", keptIn: "passwordStore" }, lastCheck: fine() }];
  await lookUp();

  expect(status("acme")).toBe("signedIn");
});

test("a workspace that no longer took the sign-in is well again once asking it again finds something", async () => {
  const { app, backend, lookUp, status } = await opened([workspace("acme", "Acme HQ")], {
    acme: { answer: { error: { kind: "signedOut" } } },
  });
  await lookUp();
  expect(status("acme")).toBe("signedOut");

  backend.world.behaviours.acme = found;
  await app.lookUps.askAgain("acme");
  await settle();
  expect(status("acme")).toBe("signedIn");
});

test("a look-up in a workspace that is well checks nothing", async () => {
  const { lookUp, calls } = await opened([workspace("acme", "Acme HQ", { lastCheck: fine() })], { acme: found });
  await lookUp();

  expect(calls("checkWorkspace")).toEqual([]);
});

test.each(["signOut", "remove"] as const)(
  "after a failed %s the window asks how the workspace stands now",
  async (way) => {
    const { app, backend, status } = await opened([workspace("acme", "Acme HQ")], {});
    const fail = async () => {
      backend.world.workspaces = [workspace("acme", "Acme HQ", { signIn: { kind: "none" } })];
      throw { kind: "notSaved", details: "ENOSPC" };
    };
    backend.signOut = fail;
    backend.removeWorkspace = fail;
    await app[way]("acme");

    expect(app.notice.value).toMatchObject({ kind: "failed", error: { kind: "notSaved" }, name: "Acme HQ" });
    expect(status("acme")).toBe("signIn");
  },
);

test("the notice of a sign-out ends with the next sign-in there, and not with one elsewhere", async () => {
  const [acme, globex] = [workspace("acme", "Acme HQ"), workspace("globex", "Globex")];
  const { app } = await opened([acme, globex], {});
  await app.signOut("acme");
  app.signedIn(globex);
  expect(app.notice.value).toMatchObject({ kind: "signedOut", name: "Acme HQ" });
  app.signedIn(acme);
  expect(app.notice.value).toBeNull();
});

test("checking again asks where the shown result was looked for, not where the selector stands now", async () => {
  const all = [workspace("acme", "Acme HQ"), workspace("globex", "Globex")];
  const { app, lookUp } = await opened(all, { acme: found });
  await lookUp();
  app.scope.value = { kind: "one", id: "globex" };
  await app.checkAgain();

  expect(app.lookUps.asked.value?.scope).toEqual({ kind: "all" });
  expect(app.lookUps.asked.value?.rows.map((row) => row.workspaceId)).toEqual(["acme", "globex"]);
});

const password = (user: string) => ({ kind: "password", user, password: "secret", keepIn: "passwordStore" }) as const;

/** A workspace that was read, whose sign-in then ended at the server. */
async function signedOutWhileRead() {
  const support = { userId: "aobEdbYhXfu5hkeqG", userName: "support", name: "Support" };
  const backend = scripted({
    workspaces: [workspace("acme", "Acme HQ", { account: support, lastCheck: fine() })],
    behaviours: {},
    sessions: { acme: [card("acme")] },
  });
  const app = createApp(backend, fakeClock(), new AbortController().signal);
  await app.workspaces.open();
  await app.sessions.readings.read(["acme"], "everything");
  await settle();
  backend.world.behaviours.acme = { reading: { error: { after: 0, error: { kind: "signedOut" } } } };
  await app.checkAgain();
  await settle();
  expect(app.sessions.readings.all.value.get("acme")).toMatchObject({ kind: "failed", error: { kind: "signedOut" } });
  backend.world.behaviours.acme = {};
  const reads = () => backend.calls.filter(([method]) => method === "readSessions").length;
  const signIn = async () => {
    const before = reads();
    const answer = await backend.signIn("acme", password("support"), null, false);
    if (answer.kind === "done") app.signedIn(answer.value);
    return before;
  };
  return { app, backend, reads, signIn };
}

test("signing in again as the same person ends the notice, keeps the list, and reads what is new", async () => {
  const { app, reads, signIn } = await signedOutWhileRead();
  const before = await signIn();
  expect(app.finder.known.value.get("acme")?.sessions).toBe(1);
  expect(app.sessions.readings.all.value.get("acme")?.kind).not.toBe("failed");
  await settle();

  expect(reads()).toBe(before + 1);
  expect(app.sessions.readings.all.value.get("acme")?.kind).toBe("ended");
});

test("signing in as somebody else forgets what was shown, and reads from the beginning", async () => {
  const { app, backend, reads, signIn } = await signedOutWhileRead();
  backend.world.workspaces = backend.world.workspaces.map((one) => ({
    ...one,
    account: { userId: "other", userName: "other", name: "Other" },
  }));
  app.workspaces.replaceAll(backend.world.workspaces);
  app.finder.select({ workspaceId: "acme", sessionId: session });
  const before = await signIn();
  expect(app.sessions.readings.all.value.get("acme")?.kind).not.toBe("failed");
  expect(app.finder.selected.value).toBeNull();
  await settle();

  expect(reads()).toBe(before + 1);
  expect(app.finder.known.value.get("acme")?.sessions).toBe(1);
});

const rights = { deviceManagement: "yes", mayView: "yes", mayEnd: "yes", mayEndAll: "yes" } as const;
const mayEnd: Workspace["lastCheck"] = { at: fine()?.at ?? "", outcome: { kind: "fine", rights } };

/** Everything that the first account brought: a look-up, a flow and a job; then the sign-in ended. */
async function withTraces() {
  const { app, backend, signIn } = await signedOutWhileRead();
  const first = { userId: "first", userName: "first", name: "First" };
  backend.world.behaviours.acme = found;
  backend.world.workspaces = backend.world.workspaces.map((one) => ({ ...one, lastCheck: mayEnd }));
  await app.askServers(session);
  await settle();
  await app.incidents.begin({ workspaceId: "acme", userId: card("acme").userId ?? "" }, card("acme").person);
  await app.revocation.propose({ kind: "sessions", sessions: [{ workspaceId: "acme", sessionId: session }] });
  await settle();
  await app.revocation.confirm();
  await settle();
  expect(app.revocation.jobs.all.value).toHaveLength(1);
  const signInAsOther = async () => {
    backend.world.workspaces = backend.world.workspaces.map((one) => ({ ...one, account: first }));
    app.workspaces.replaceAll(backend.world.workspaces);
    await signIn();
  };
  return { app, signIn, signInAsOther };
}

test("signing in as somebody else leaves nothing of the first account: no card, no flow, no job", async () => {
  const { app, signInAsOther } = await withTraces();
  await signInAsOther();
  const { revocation, incidents, lookUps } = app;
  expect([revocation.jobs.all.value, incidents.flow.value.kind, lookUps.asked.value?.rows]).toEqual([[], "none", []]);
});

test("a result that waits for the sign-in keeps its place, and is asked for again by the new account", async () => {
  const { app, signInAsOther } = await withTraces();
  app.signInFor("acme");
  const signedIn = signInAsOther();
  await signedIn;
  await settle();
  expect(app.lookUps.asked.value?.rows.map(({ workspaceId }) => workspaceId)).toEqual(["acme"]);
  expect([app.revocation.jobs.all.value, app.incidents.flow.value.kind]).toEqual([[], "none"]);
});

test("signing in again as the same person keeps what was looked up, the flow and the job", async () => {
  const { app, signIn } = await withTraces();
  await signIn();
  const { revocation, incidents, lookUps } = app;
  const kept = [revocation.jobs.all.value.length, incidents.flow.value.kind, lookUps.asked.value?.rows.length];
  expect(kept).toEqual([1, "open", 1]);
});

import { expect, test } from "vitest";
import { createApp } from "../../../src/state/app";
import { fakeClock, held, settle } from "../../fakeClock";
import { type Behaviour, card, challenge, fine, scripted, type World, workspace } from "../../scripted";

const ID = "uBNL9dTjJ4s6Pjp4K";
const five = (id: string) => [1, 2, 3, 4, 5].map((n) => card(id, { sessionId: `${id}-${n}` }));

async function opened(behaviours: Record<string, Behaviour>, more: Partial<World> = {}) {
  const ids = Object.keys(behaviours);
  const workspaces = ids.map((id) => workspace(id, id, { lastCheck: fine() }));
  const backend = scripted({
    workspaces,
    behaviours,
    sessions: Object.fromEntries(ids.map((id) => [id, five(id)])),
    ...more,
  });
  const clock = fakeClock();
  const app = createApp(backend, clock, new AbortController().signal);
  await app.workspaces.open();
  const calls = (method: string) => backend.calls.filter(([called]) => called === method);
  const enter = async (text: string) => {
    app.typeSearch(text);
    await app.submitSearch();
    await settle();
  };
  return { app, backend, clock, calls, enter };
}

test("typing sends nothing to any server, and Enter on a name reads what was not read", async () => {
  const { app, calls, enter } = await opened({ acme: {}, globex: {} });
  app.typeSearch("rod");
  await settle();
  expect(calls("readSessions")).toEqual([]);

  await enter("rod");
  expect(calls("readSessions").map(([, id]) => id)).toEqual(["acme", "globex"]);
  expect(app.finder.result.value?.total).toBe(10);
});

test("what was read is not read again by Enter", async () => {
  const { calls, enter } = await opened({ acme: {} });
  await enter("rod");
  await enter("chrome");

  expect(calls("readSessions")).toHaveLength(1);
});

test("Enter on an ID that is not there asks the servers, and the outcome stays until the text changes", async () => {
  const { app, calls, enter } = await opened({ acme: {}, globex: {} });
  await enter(ID);
  expect(calls("lookUpEverywhere")).toHaveLength(1);
  expect(calls("readSessions")).toEqual([]);
  expect(app.lookUps.asked.value?.sessionId).toBe(ID);

  app.typeSearch(`${ID}x`);
  expect(app.lookUps.asked.value).toBeNull();
});

test("Enter on an ID that was read shows it and asks nobody", async () => {
  const { app, calls, enter } = await opened({ acme: {} }, { sessions: { acme: [card("acme")] } });
  await enter("rod");
  await enter(ID);

  expect(app.finder.selected.value).toEqual({ workspaceId: "acme", sessionId: ID });
  expect(calls("lookUp")).toEqual([]);
});

test("pages that come quickly renew what is shown at most twice a second, and once more at the end", async () => {
  const pages: (() => void)[] = [];
  const before = () => new Promise<void>((go) => pages.push(go));
  const { app, clock, calls } = await opened({ acme: { reading: { before } } });
  app.sessions.readAgain("everything");
  const finds: number[] = [];
  for (let page = 0; page < 3; page += 1) {
    await settle();
    pages.shift()?.();
    await settle();
    clock.pass(100);
    finds.push(calls("find").length);
  }
  await settle();

  expect(finds).toEqual([1, 1, 2]);
  expect(app.finder.result.value?.total).toBe(5);
  clock.pass(5_000);
  await settle();
  expect(calls("find")).toHaveLength(2);
});

test("while hints are behind what was read, it is sought again until they are not", async () => {
  const { app, backend, clock, calls, enter } = await opened({ acme: {} });
  await enter("rod");
  const find = backend.find;
  let behind = 4;
  backend.find = async (query) => {
    const found = await find(query);
    behind -= 1;
    return { ...found, behind: behind > 0 };
  };
  app.typeSearch("ro");
  for (let pause = 0; pause < 10; pause += 1) {
    await settle();
    clock.pass(500);
  }
  await settle();

  expect(behind).toBe(0);
  expect(app.finder.result.value?.behind).toBe(false);
  const sent = calls("find").length;
  clock.pass(10_000);
  await settle();
  expect(calls("find")).toHaveLength(sent);
});

test("the scope is sought in, and reading stays in it", async () => {
  const { app, calls, enter } = await opened({ acme: {}, globex: {} });
  app.scope.value = { kind: "one", id: "globex" };
  await enter("rod");
  expect(calls("readSessions").map(([, id]) => id)).toEqual(["globex"]);

  app.scope.value = { kind: "all" };
  await settle();
  expect(app.finder.query.value.workspaceId).toBeNull();
  expect(app.sessions.unread.value.map(({ id }) => id)).toEqual(["acme"]);
});

test("a workspace that may not be read is not read", async () => {
  const refused = workspace("acme", "Acme", {
    lastCheck: {
      at: "2026-11-23T05:30:00Z",
      outcome: {
        kind: "fine",
        rights: { deviceManagement: "no", mayView: "unknown", mayEnd: "unknown", mayEndAll: "unknown" },
      },
    },
  });
  const { app } = await opened(
    {},
    { workspaces: [refused, workspace("globex", "Globex", { signIn: { kind: "none" } })] },
  );

  expect(app.sessions.readable.value).toEqual([]);
});

test("checking again reads what is new once something was read, and keeps what is shown", async () => {
  const { app, calls, enter } = await opened({ acme: {} });
  await enter("rod");
  await app.checkAgain();
  await settle();

  expect(calls("readSessions").map(([, , howMuch]) => howMuch)).toEqual(["whatIsNew", "whatIsNew"]);
  expect(app.finder.query.value.text).toBe("rod");
});

test("typing keeps a dialog from opening for a reading that was wanted before", async () => {
  const slow = held<void>();
  const { app, backend } = await opened({ acme: { challenge: challenge(), code: "123456" } });
  const answer = backend.readSessions;
  backend.readSessions = (...call) => slow.promise.then(() => answer(...call));
  app.sessions.readAgain("whatIsNew");
  app.typeSearch("r");
  slow.give();
  await settle();

  expect(app.prompts.shown.value).toBeNull();
  expect(app.statuses.value.get("acme")?.kind).toBe("needsCode");
});

test("a failed reading is learned from, and what was read before is still found", async () => {
  const { app, backend, enter } = await opened({ acme: {} });
  await enter("rod");
  backend.world.behaviours.acme = {
    reading: { error: { after: 0, error: { kind: "unreachable", reason: "timedOut", details: "" } } },
  };
  app.sessions.readAgain("whatIsNew");
  await settle();

  expect(app.statuses.value.get("acme")?.kind).toBe("noReach");
  expect(app.finder.result.value?.total).toBe(5);
});

test("signing out takes the sessions of that workspace away", async () => {
  const { app, enter } = await opened({ acme: {}, globex: {} });
  await enter("rod");
  app.finder.select({ workspaceId: "acme", sessionId: "acme-1" });
  await app.signOut("acme");

  expect(app.finder.selected.value).toBeNull();
  expect(app.sessions.readings.all.value.has("acme")).toBe(false);
});

test("a session that was not found can be sought among all sessions instead", async () => {
  const { app, calls, enter } = await opened({ acme: {} });
  await enter(ID);
  app.searchInstead("");
  await settle();

  expect(app.lookUps.asked.value).toBeNull();
  expect(calls("readSessions")).toHaveLength(1);
  expect(app.finder.query.value.text).toBe("");
});

test("a code accepted for a look-up serves the reading that waits there, and the other way round", async () => {
  const coded: Behaviour = { challenge: challenge(), code: "123456" };
  const { app, backend, enter } = await opened({ acme: coded, globex: coded });
  app.sessions.readAgain("everything");
  await settle();
  await enter(ID);
  expect([app.sessions.readings.codeNeeded.value.size, app.lookUps.codeNeeded.value.size]).toEqual([2, 2]);

  const given = async (ask: (id: string) => Promise<void>, id: string) => {
    void ask(id);
    await settle();
    backend.world.behaviours[id] = {};
    app.prompts.shown.value?.answer({ method: "totp", code: "123456" });
    await settle();
  };
  await given(app.lookUps.enterCode, "acme");
  expect(app.sessions.readings.all.value.get("acme")?.kind).toBe("ended");
  await given(app.sessions.readings.enterCode, "globex");
  expect([...app.lookUps.codeNeeded.value]).toEqual([]);
  expect(app.prompts.shown.value).toBeNull();
});

import { expect, test } from "vitest";
import { chosen } from "../../../src/state/incident/choice";
import { doneSteps, stepState } from "../../../src/state/incident/progress";
import { report } from "../../../src/state/incident/report";
import { included, known } from "../../../src/state/incident/who";
import { settle } from "../../fakeClock";
import { fine, workspace } from "../../scripted";
import { allowed, first, flow, hers, maria, there } from "./incidentFlow";

test("it begins with one account, and the same name elsewhere stands apart and is not ticked", async () => {
  const { store, now } = await flow();
  await store.begin(first, maria);

  expect(known(now()).map(({ workspaceId, why, sessions }) => [workspaceId, why, sessions.length])).toEqual([
    ["acme", "first", 2],
    ["globex", "sameName", 2],
  ]);
  expect(included(now()).map(({ workspaceId }) => workspaceId)).toEqual(["acme"]);
  store.include(there, true);
  expect(included(now()).map(({ workspaceId }) => workspaceId)).toEqual(["acme", "globex"]);
});

test("an account is planned with every session of it, where details of one name the newest alone", async () => {
  const many = Array.from({ length: 60 }, (_, place) => hers("acme", `a${place}`));
  const { store, now } = await flow({ sessions: { acme: many, globex: [hers("globex", "g1")] } });
  await store.begin(first, maria);

  expect(known(now()).map(({ sessions }) => sessions.length)).toEqual([60, 1]);
});

test("nothing can be asked or ended before an account is ticked", async () => {
  const { store, now } = await flow();
  await store.begin(first, maria);
  store.include(first, false);
  store.next();
  store.go("end");
  expect(now().at).toBe("who");

  store.include(there, true);
  store.next();
  expect(now().at).toBe("devices");
});

test("each answer is written into the activity, and the No's become what is ticked", async () => {
  const { store, now, cardOf, sent } = await flow();
  await store.begin(first, maria);
  store.answer(cardOf("a1"), "no");
  store.answer(cardOf("a2"), "yes");
  await settle();

  expect(chosen(now()).sessions).toEqual([{ workspaceId: "acme", sessionId: "a1" }]);
  expect(sent("noteActivity")).toEqual([
    [{ kind: "deviceAnswer", key: { workspaceId: "acme", sessionId: "a1" }, answer: "no", ticket: null }],
    [{ kind: "deviceAnswer", key: { workspaceId: "acme", sessionId: "a2" }, answer: "yes", ticket: null }],
  ]);
  store.tick(cardOf("a2"), true);
  store.tick(cardOf("a1"), false);
  expect(chosen(now()).sessions).toEqual([{ workspaceId: "acme", sessionId: "a2" }]);
  store.answer(cardOf("a1"), "no");
  expect(chosen(now()).sessions.map(({ sessionId }) => sessionId)).toEqual(["a1", "a2"]);
});

test("how the caller was recognised is written once a change, on leaving the step, and never when empty", async () => {
  const { store, sent } = await flow();
  await store.begin(first, maria);
  store.next();
  expect(sent("noteActivity")).toEqual([]);

  store.go("who");
  store.recognise({ recognised: "  Called back ", ticket: "4711" });
  store.next();
  store.go("who");
  store.next();
  await settle();
  expect(sent("noteActivity")).toEqual([[{ kind: "callerRecognised", how: "Called back", ticket: "4711" }]]);
});

test("what cannot be written is kept in its order, said, and written by trying again", async () => {
  const { backend, store, cardOf, sent } = await flow({ activity: { error: { kind: "notSaved", details: "ENOSPC" } } });
  await store.begin(first, maria);
  store.answer(cardOf("a1"), "no");
  store.secure("password", first, true);
  await settle();
  expect(store.notes.written.value).toMatchObject({
    kind: "unwritten",
    events: [{ kind: "deviceAnswer" }, { kind: "stepTicked", step: "password" }],
  });

  delete backend.world.activity?.error;
  backend.calls.length = 0;
  await store.notes.again();
  expect(store.notes.written.value).toEqual({ kind: "written" });
  expect(sent("noteActivity").map(([event]) => (event as { kind: string }).kind)).toEqual([
    "deviceAnswer",
    "stepTicked",
  ]);
});

test("only the person ticks own accounts, admins and the protected; the latter two need the number", async () => {
  const { store, now, cardOf } = await flow({ revocation: { admins: ["maria-acme"] } });
  await store.begin(first, maria);
  store.answer(cardOf("a1"), "no");
  store.go("choose");
  await settle();
  expect(included(now())[0]?.admin).toBe("yes");
  expect(chosen(now()).sessions).toEqual([]);

  store.tick(cardOf("a1"), true);
  expect(chosen(now())).toMatchObject({ sessions: [{ sessionId: "a1" }], number: 1 });
});

test("what the sign-in may not end, and what is of an earlier reading, cannot be ticked", async () => {
  const { store, now, cardOf } = await flow({
    workspaces: [
      workspace("acme", "Acme HQ", { lastCheck: allowed }),
      workspace("globex", "Globex", { lastCheck: fine() }),
    ],
    revocation: { stale: ({ sessionId }) => sessionId === "a2" },
  });
  await store.begin(first, maria);
  store.include(there, true);
  for (const id of ["a1", "a2", "g1"]) store.answer(cardOf(id), "no");
  store.tick(cardOf("g1"), true);
  store.tick(cardOf("a2"), true);

  expect(chosen(now()).sessions.map(({ sessionId }) => sessionId)).toEqual(["a1"]);
});

test("what a workspace brought is forgotten with its sign-in; the flow goes on with the rest, or ends", async () => {
  const { store, now, cardOf, jobs } = await flow();
  await store.begin(first, maria);
  store.include(there, true);
  store.answer(cardOf("a1"), "no");
  store.answer(cardOf("g1"), "no");
  await store.start();
  jobs.drop("acme");
  store.drop("acme");

  expect([...(jobs.all.value[0]?.parts.keys() ?? [])]).toEqual(["globex"]);
  expect(jobs.all.value[0]?.tally.sessions.map(({ workspaceId }) => workspaceId)).toEqual(["globex"]);
  expect(JSON.stringify([now(), ...now().answers, report(now())])).not.toContain("acme");
  expect(now().first).toEqual(there);
  jobs.drop("globex");
  store.drop("globex");
  expect([jobs.all.value, store.open.value]).toEqual([[], null]);
});

test("leaving and coming back keeps everything; only closing forgets it", async () => {
  const { store, now, cardOf, renewed } = await flow();
  await store.begin(first, maria);
  store.next();
  store.answer(cardOf("a1"), "no");
  store.answer(cardOf("a2"), "yes");
  store.next();
  renewed.value += 1;
  await settle();

  expect(now()).toMatchObject({ at: "secure" });
  expect(doneSteps(now())).toBe(2);
  expect([...now().answers.values()].map(({ answer }) => answer)).toEqual(["no", "yes"]);
  store.close();
  expect(store.open.value).toBeNull();
});

test("what is read later joins without taking answers away", async () => {
  const { backend, store, now, cardOf, renewed } = await flow({ sessions: { acme: [hers("acme", "a1")], globex: [] } });
  await store.begin(first, maria);
  store.answer(cardOf("a1"), "notSure");
  backend.world.sessions = { acme: [hers("acme", "a1"), hers("acme", "a3")], globex: [hers("globex", "g1")] };
  for (const id of ["acme", "globex"]) await backend.readSessions(id, "everything", null, () => undefined);
  renewed.value += 1;
  await settle();

  expect(known(now()).map(({ workspaceId, sessions }) => [workspaceId, sessions.length])).toEqual([
    ["acme", 2],
    ["globex", 1],
  ]);
  expect(stepState(now(), "devices")).toEqual({ kind: "partly", done: 1, of: 2 });
});

test("the caller is sought by name among what was read, and nothing is asked of a server", async () => {
  const { store, backend } = await flow();
  await store.search("lopez");

  expect(store.flow.value).toMatchObject({
    kind: "seeking",
    found: {
      kind: "found",
      more: 0,
      accounts: [
        { workspaceId: "acme", sessions: 2 },
        { workspaceId: "globex", sessions: 2 },
      ],
    },
  });
  expect(backend.calls.map(([method]) => method)).toEqual(["find"]);
});

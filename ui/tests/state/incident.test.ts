import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import type { SessionCard } from "../../src/backend/generated/types";
import { admins } from "../../src/state/admins";
import { codeDesk } from "../../src/state/codeDesk";
import { endingJobs } from "../../src/state/endingJobs";
import { endingMode } from "../../src/state/endingMode";
import { newSignIns, rounds } from "../../src/state/incident/action";
import { chosen } from "../../src/state/incident/choice";
import { doneSteps, stepState } from "../../src/state/incident/progress";
import { report } from "../../src/state/incident/report";
import { included, known } from "../../src/state/incident/who";
import { incidents } from "../../src/state/incident";
import { fakeClock, settle } from "../fakeClock";
import { card, challenge, fine, scripted, type World, workspace } from "../scripted";

const maria = { kind: "known", userName: "maria", name: "Maria Lopez" } as const;
const rod = { kind: "known", userName: "Rod", name: "Rod" } as const;
const allowed = { ...fine(), outcome: { kind: "fine", rights: { deviceManagement: "yes", mayView: "yes", mayEnd: "yes" } } } as World["workspaces"][number]["lastCheck"];
const hers = (workspaceId: string, sessionId: string, more: Partial<SessionCard> = {}) =>
  card(workspaceId, { sessionId, userId: `maria-${workspaceId}`, person: maria, ...more });
const first = { workspaceId: "acme", userId: "maria-acme" };
const there = { workspaceId: "globex", userId: "maria-globex" };

async function flow(more: Partial<World> = {}) {
  const world: World = {
    workspaces: [workspace("acme", "Acme HQ", { lastCheck: allowed }), workspace("globex", "Globex", { lastCheck: allowed })],
    behaviours: {},
    sessions: {
      acme: [hers("acme", "a1"), hers("acme", "a2"), card("acme", { sessionId: "rod", person: rod })],
      globex: [hers("globex", "g1"), hers("globex", "g2")],
    },
    ...more,
  };
  const backend = scripted(world);
  for (const { id } of world.workspaces) await backend.readSessions(id, "everything", null, () => undefined);
  const clock = fakeClock();
  const until = new AbortController().signal;
  const codes = codeDesk();
  const jobs = endingJobs({ backend, codeDesk: codes, clock, onEnd: () => undefined, onError: () => undefined }, until);
  const mode = endingMode(backend, clock, until);
  const renewed = signal(0);
  const read = async (ids: readonly string[]) => {
    for (const id of ids) await backend.readSessions(id, "whatIsNew", null, () => undefined);
  };
  const store = incidents({ backend, clock, ending: { jobs, mode, admins: admins(backend) }, read, renewed, isRead: () => true }, until);
  backend.calls.length = 0;
  const now = () => {
    const incident = store.open.peek();
    if (incident === null) throw new Error("no flow is open");
    return incident;
  };
  const cardOf = (sessionId: string) => {
    const found = known(now()).flatMap(({ sessions }) => sessions).find((one) => one.card.sessionId === sessionId);
    if (found === undefined) throw new Error(`no session ${sessionId}`);
    return found.card;
  };
  const sent = (method: string) => backend.calls.filter(([name]) => name === method).map(([, ...call]) => call);
  return { backend, clock, codes, jobs, mode, renewed, store, now, cardOf, sent };
}

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
    [{ kind: "deviceAnswer", key: { workspaceId: "acme", sessionId: "a1" }, answer: "no" }],
    [{ kind: "deviceAnswer", key: { workspaceId: "acme", sessionId: "a2" }, answer: "yes" }],
  ]);
  store.tick(cardOf("a2"), true);
  store.tick(cardOf("a1"), false);
  expect(chosen(now()).sessions).toEqual([{ workspaceId: "acme", sessionId: "a2" }]);
  store.answer(cardOf("a1"), "no");
  expect(chosen(now()).sessions.map(({ sessionId }) => sessionId)).toEqual(["a1", "a2"]);
});

test("how the caller was recognised is written once for each change, when the step is left, and never when empty", async () => {
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
  expect(store.notes.written.value).toMatchObject({ kind: "unwritten", events: [{ kind: "deviceAnswer" }, { kind: "stepTicked", step: "password" }] });

  delete backend.world.activity?.error;
  backend.calls.length = 0;
  await store.notes.again();
  expect(store.notes.written.value).toEqual({ kind: "written" });
  expect(sent("noteActivity").map(([event]) => (event as { kind: string }).kind)).toEqual(["deviceAnswer", "stepTicked"]);
});

test("one's own account, admins and protected people are ticked by the person alone, and admins and the protected need the number", async () => {
  const { store, now, cardOf } = await flow({ ending: { admins: ["maria-acme"] } });
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
    workspaces: [workspace("acme", "Acme HQ", { lastCheck: allowed }), workspace("globex", "Globex", { lastCheck: fine() })],
    ending: { stale: ({ sessionId }) => sessionId === "a2" },
  });
  await store.begin(first, maria);
  store.include(there, true);
  for (const id of ["a1", "a2", "g1"]) store.answer(cardOf(id), "no");
  store.tick(cardOf("g1"), true);
  store.tick(cardOf("a2"), true);

  expect(chosen(now()).sessions.map(({ sessionId }) => sessionId)).toEqual(["a1"]);
});

test("signing out first allows it, sends what is ticked with the ticket, and keeps the proof of each workspace", async () => {
  const { store, now, cardOf, sent, mode } = await flow({ ending: { outcomes: { g1: "stillThere" } } });
  await store.begin(first, maria);
  store.recognise({ ticket: "4711" });
  store.include(there, true);
  store.answer(cardOf("a1"), "no");
  store.answer(cardOf("g1"), "no");
  store.go("end");
  await store.start();

  expect(sent("allowEnding")).toHaveLength(1);
  expect(mode.allowedUntil.value).not.toBeNull();
  expect(sent("startEnding")).toEqual([
    [
      {
        wish: { kind: "accounts", accounts: [first, there] },
        sessions: [
          { workspaceId: "acme", sessionId: "a1" },
          { workspaceId: "globex", sessionId: "g1" },
        ],
        wholeAccounts: [],
        typedNumber: null,
        ticket: "4711",
      },
    ],
  ]);
  expect(sent("endSessions").map(([, id]) => id)).toEqual(["acme", "globex"]);
  expect(report(now()).ends.map(({ workspaceId, sum }) => [workspaceId, sum.asked, sum.gone])).toEqual([
    ["acme", 1, 1],
    ["globex", 1, 0],
  ]);
});

test("it looks again by itself a minute later, and new sign-ins begin another round with answers of their own", async () => {
  const intruder = hers("acme", "a9");
  const { backend, store, now, cardOf, sent, clock } = await flow();
  await store.begin(first, maria);
  store.answer(cardOf("a1"), "no");
  store.go("end");
  await store.start();
  backend.world.ending = { newSignIns: [intruder] };
  clock.pass(59_000);
  await settle();
  expect(sent("checkEnded")).toEqual([]);

  clock.pass(1_000);
  await settle();
  expect(sent("checkEnded")).toHaveLength(1);
  expect(newSignIns(now().action)).toEqual([intruder]);
  expect(stepState(now(), "end")).toEqual({ kind: "done" });

  backend.world.sessions = { acme: [intruder, hers("acme", "a2")] };
  await store.goRound();
  expect(sent("readSessions")).toEqual([["acme", "whatIsNew", null]]);
  expect(now().at).toBe("devices");
  expect(included(now())[0]?.sessions.map(({ card: { sessionId } }) => sessionId)).toEqual(["a9", "a2"]);
  expect(report(now()).rows.map(({ card: { sessionId }, fate }) => [sessionId, fate])).toEqual([
    ["a1", "gone"],
    ["a9", null],
    ["a2", null],
  ]);
});

test("a new round does not freeze the second look of the one before", async () => {
  const { backend, store, now, cardOf, clock } = await flow({ sessions: { acme: [hers("acme", "a1")], globex: [hers("globex", "g1")] } });
  await store.begin(first, maria);
  store.include(there, true);
  store.answer(cardOf("a1"), "no");
  await store.start();
  backend.world.sessions = { acme: [hers("acme", "a9")], globex: [hers("globex", "g1")] };
  await store.goRound();
  expect(report(now()).ends.map(({ lookedAgain }) => lookedAgain)).toEqual([false]);

  clock.pass(60_000);
  await settle();
  expect(report(now()).ends.map(({ lookedAgain }) => lookedAgain)).toEqual([true]);
});

test("a look that fails takes nothing away that an earlier one found", async () => {
  const intruder = hers("acme", "a9");
  const { backend, store, now, cardOf, jobs, clock } = await flow();
  await store.begin(first, maria);
  store.answer(cardOf("a1"), "no");
  await store.start();
  backend.world.ending = { newSignIns: [intruder] };
  clock.pass(60_000);
  await settle();
  const { operation } = rounds(now())[0] ?? { operation: "" };
  backend.checkEnded = () => Promise.reject({ kind: "timeOut", details: "" });
  await jobs.lookAgain(operation, "acme");

  expect(jobs.all.value[0]?.parts.get("acme")).toMatchObject({ again: { kind: "failed" }, lookedAgain: true });
  expect(newSignIns(now().action)).toEqual([intruder]);
});

test("it looks again also where nothing but whole accounts was signed out", async () => {
  const { store, now, sent, clock } = await flow({ ending: { mayEndAll: "yes" } });
  await store.begin(first, maria);
  store.tickWhole(first, true);
  await store.start();
  expect(stepState(now(), "end")).toEqual({ kind: "begun" });
  clock.pass(60_000);
  await settle();

  expect(sent("checkEnded")).toHaveLength(1);
  expect(stepState(now(), "end")).toEqual({ kind: "done" });
});

test("a workspace that was skipped, or failed, stays in the report, and the step is not done", async () => {
  const { backend, store, now, cardOf, jobs } = await flow();
  await store.begin(first, maria);
  store.include(there, true);
  store.answer(cardOf("a1"), "no");
  store.answer(cardOf("g1"), "no");
  backend.world.behaviours = { globex: { challenge: challenge(), code: "123456" } };
  await Promise.race([store.start(), settle()]);
  await settle();
  jobs.skip(rounds(now())[0]?.operation ?? "", "globex");

  expect(report(now()).ends.map(({ workspaceId, how, sent }) => [workspaceId, how, sent])).toEqual([
    ["acme", "ended", true],
    ["globex", "skipped", false],
  ]);
  expect(report(now()).rows.map(({ card: { sessionId }, fate }) => [sessionId, fate])).toContainEqual(["g1", "notAsked"]);
  expect(stepState(now(), "end")).toEqual({ kind: "partly", done: 1, of: 2 });
});

test("what a workspace brought is forgotten with its sign-in, and the flow goes on with the rest, or ends", async () => {
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

test("what was dropped while it ran does not come back", async () => {
  let goOn = () => undefined as void;
  const gate = new Promise<void>((resolve) => (goOn = resolve));
  const { store, cardOf, jobs } = await flow({ ending: { before: () => gate } });
  await store.begin(first, maria);
  store.answer(cardOf("a1"), "no");
  const running = store.start();
  await settle();
  expect(jobs.all.value).toHaveLength(1);
  jobs.drop("acme");
  goOn();
  await running;

  expect(jobs.all.value).toEqual([]);
});

test("what goes with a whole account is not said to be left signed in", async () => {
  const { store, now, cardOf } = await flow({ ending: { mayEndAll: "yes" } });
  await store.begin(first, maria);
  store.answer(cardOf("a1"), "no");
  store.tickWhole(first, true);
  await store.start();

  expect(report(now()).rows.map(({ card: { sessionId }, fate }) => [sessionId, fate])).toEqual([
    ["a1", "gone"],
    ["a2", "withAccount"],
  ]);
  expect(report(now()).wholeAccounts).toEqual([{ ...first, fate: "ended" }]);
});

test("while it runs the answers and ticks stay as they were sent, and only the list at the server goes on", async () => {
  const { store, now, cardOf, renewed, sent } = await flow();
  await store.begin(first, maria);
  store.answer(cardOf("a1"), "no");
  await store.start();
  const planned = sent("planEnding").length;
  store.answer(cardOf("a2"), "no");
  store.tick(cardOf("a2"), true);
  store.include(there, true);
  renewed.value += 1;
  await settle();

  expect(chosen(now()).sessions).toEqual([{ workspaceId: "acme", sessionId: "a1" }]);
  expect(sent("planEnding")).toHaveLength(planned);
  store.secure("password", first, true);
  expect(stepState(now(), "secure")).toEqual({ kind: "partly", done: 1, of: 5 });
});

test("a refusal is said, and nothing is sent", async () => {
  const { store, now, cardOf, sent } = await flow({ ending: { refusal: { kind: "notAllowed" } } });
  await store.begin(first, maria);
  store.answer(cardOf("a1"), "no");
  await store.start();

  expect(now().action).toEqual({ kind: "refused", error: { kind: "notAllowed" } });
  expect(sent("endSessions")).toEqual([]);
});

test("a code is asked for in a dialog, and the signing out goes on with it", async () => {
  const { backend, store, now, cardOf, codes, sent } = await flow();
  await store.begin(first, maria);
  store.answer(cardOf("a1"), "no");
  backend.world.behaviours = { acme: { challenge: challenge(), code: "123456" } };
  const starting = store.start();
  await settle();
  expect(codes.shown.value?.wish).toEqual({ kind: "end", workspaceId: "acme", sessions: 1 });

  codes.shown.value?.answer({ method: "totp", code: "123456" });
  await starting;
  await settle();
  expect(sent("endSessions").map(([, , code]) => code)).toEqual([null, { method: "totp", code: "123456" }]);
  expect(report(now()).ends[0]?.sum).toMatchObject({ asked: 1, gone: 1 });
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
  await store.seek("lopez");

  expect(store.flow.value).toMatchObject({
    kind: "seeking",
    found: { kind: "found", more: 0, accounts: [{ workspaceId: "acme", sessions: 2 }, { workspaceId: "globex", sessions: 2 }] },
  });
  expect(backend.calls.map(([method]) => method)).toEqual(["find"]);
});

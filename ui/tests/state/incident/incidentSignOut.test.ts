import { expect, test } from "vitest";
import { newSignIns, rounds } from "../../../src/state/incident/action";
import { chosen } from "../../../src/state/incident/choice";
import { stepState } from "../../../src/state/incident/progress";
import { report } from "../../../src/state/incident/report";
import { included } from "../../../src/state/incident/who";
import { incidentTexts } from "../../../src/words/en/incidentTexts";
import { held, settle } from "../../fakeClock";
import { challenge } from "../../scripted";
import { first, flow, hers, maria, there } from "./incidentFlow";

test("a sign-out allows it first, sends what is ticked with the ticket, and keeps each workspace's proof", async () => {
  const { store, now, cardOf, sent, mode } = await flow({ revocation: { outcomes: { g1: "stillThere" } } });
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
        guardedAccounts: [],
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

test("it checks again a minute later, and new sign-ins begin another round with answers of their own", async () => {
  const intruder = hers("acme", "a9");
  const { backend, store, now, cardOf, sent, clock } = await flow();
  await store.begin(first, maria);
  store.answer(cardOf("a1"), "no");
  store.go("end");
  await store.start();
  backend.world.revocation = { newSignIns: [intruder] };
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
  const { backend, store, now, cardOf, clock } = await flow({
    sessions: { acme: [hers("acme", "a1")], globex: [hers("globex", "g1")] },
  });
  await store.begin(first, maria);
  store.include(there, true);
  store.answer(cardOf("a1"), "no");
  await store.start();
  backend.world.sessions = { acme: [hers("acme", "a9")], globex: [hers("globex", "g1")] };
  await store.goRound();
  expect(report(now()).ends.map(({ secondCheckDone }) => secondCheckDone)).toEqual([false]);

  clock.pass(60_000);
  await settle();
  expect(report(now()).ends.map(({ secondCheckDone }) => secondCheckDone)).toEqual([true]);
});

test("a look that fails takes nothing away that an earlier one found", async () => {
  const intruder = hers("acme", "a9");
  const { backend, store, now, cardOf, jobs, clock } = await flow();
  await store.begin(first, maria);
  store.answer(cardOf("a1"), "no");
  await store.start();
  backend.world.revocation = { newSignIns: [intruder] };
  clock.pass(60_000);
  await settle();
  const { operation } = rounds(now())[0] ?? { operation: "" };
  backend.world.revocation = { unproven: true };
  await jobs.checkAgain(operation, "acme");

  expect(jobs.all.value[0]?.parts.get("acme")).toMatchObject({
    again: { kind: "failed" },
    secondCheckDone: true,
    end: { gone: 1, problem: null },
  });
  expect(newSignIns(now().action)).toEqual([intruder]);
});

test.each([
  ["does not come to its end", { unproven: true }, "failed"],
  ["is stopped", { whileChecking: new Promise<void>(() => undefined) }, "stopped"],
] as const)(
  "a first second look that %s is not one that was taken, and whom it saw is named",
  async (_how, script, kind) => {
    const { backend, store, now, cardOf, jobs, clock } = await flow();
    await store.begin(first, maria);
    store.answer(cardOf("a1"), "no");
    await store.start();
    backend.world.revocation = script;
    clock.pass(60_000);
    await settle();
    const { operation } = rounds(now())[0] ?? { operation: "" };
    jobs.stopChecking(operation, "acme");
    await settle();

    expect(jobs.all.value[0]?.parts.get("acme")).toMatchObject({ again: { kind }, secondCheckDone: false });
    expect(stepState(now(), "end")).not.toEqual({ kind: "done" });
    expect(incidentTexts.ticket(report(now()), { nameOf: (id) => id, masked: false })).toContain(
      "Not checked a second time yet.",
    );

    const intruder = hers("acme", "a9");
    backend.world.revocation = { unproven: true, newSignIns: [intruder] };
    await jobs.checkAgain(operation, "acme");
    expect(newSignIns(now().action)).toEqual([intruder]);
    expect(jobs.all.value[0]?.parts.get("acme")).toMatchObject({
      secondCheckDone: false,
      end: { checkedAt: expect.any(String), problem: null },
    });

    backend.world.revocation = {};
    await jobs.checkAgain(operation, "acme");
    expect(newSignIns(now().action)).toEqual([]);
    expect(stepState(now(), "end")).toEqual({ kind: "done" });
  },
);

test("it looks again also where nothing but whole accounts was signed out", async () => {
  const { store, now, sent, clock } = await flow({ revocation: { mayEndAll: "yes" } });
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
  expect(report(now()).rows.map(({ card: { sessionId }, fate }) => [sessionId, fate])).toContainEqual([
    "g1",
    "notAsked",
  ]);
  expect(stepState(now(), "end")).toEqual({ kind: "partly", done: 1, of: 2 });
});

test("what was dropped while it ran does not come back", async () => {
  const gate = held<void>();
  const { store, cardOf, jobs } = await flow({ revocation: { before: () => gate.promise } });
  await store.begin(first, maria);
  store.answer(cardOf("a1"), "no");
  const running = store.start();
  await settle();
  expect(jobs.all.value).toHaveLength(1);
  jobs.drop("acme");
  gate.give();
  await running;

  expect(jobs.all.value).toEqual([]);
});

test("what goes with a whole account is not said to be left signed in", async () => {
  const { store, now, cardOf } = await flow({ revocation: { mayEndAll: "yes" } });
  await store.begin(first, maria);
  store.answer(cardOf("a1"), "no");
  store.tickWhole(first, true);
  await store.start();

  expect(report(now()).rows.map(({ card: { sessionId }, fate }) => [sessionId, fate])).toEqual([
    ["a1", "gone"],
    ["a2", "gone"],
  ]);
  expect(report(now()).wholeAccounts).toEqual([{ ...first, fate: "ended" }]);
});

test("while it runs, answers and ticks stay as sent, and only the list at the server goes on", async () => {
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
  const { store, now, cardOf, sent } = await flow({ revocation: { refusal: { kind: "notAllowed" } } });
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
  expect(codes.shown.value?.request).toEqual({ kind: "end", workspaceId: "acme", sessions: 1 });

  codes.shown.value?.answer({ method: "totp", code: "123456" });
  await starting;
  await settle();
  expect(sent("endSessions").map(([, , code]) => code)).toEqual([null, { method: "totp", code: "123456" }]);
  expect(report(now()).ends[0]?.sum).toMatchObject({ asked: 1, gone: 1 });
});

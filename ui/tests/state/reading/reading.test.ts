import { expect, test } from "vitest";
import { secondFactorPrompts } from "../../../src/state/codes/secondFactorPrompts";
import { readings } from "../../../src/state/reading/reading";
import { fakeClock, held, settle } from "../../fakeClock";
import { type Behaviour, card, challenge, scripted, workspace } from "../../scripted";

const coded: Behaviour = { challenge: challenge(), code: "123456" };
const code = { method: "totp", code: "123456" } as const;

function setUp(behaviours: Record<string, Behaviour>) {
  const ids = Object.keys(behaviours);
  const sessions = Object.fromEntries(
    ids.map((id) => [id, [1, 2, 3, 4, 5].map((n) => card(id, { sessionId: `${id}-${n}` }))]),
  );
  const backend = scripted({ workspaces: ids.map((id) => workspace(id, id)), behaviours, sessions });
  const codes = secondFactorPrompts();
  const heard: string[] = [];
  const store = readings({
    backend,
    prompts: codes,
    clock: fakeClock(),
    onProgress: () => heard.push("progress"),
    onEnd: (id) => heard.push(`${id} ended`),
    onError: (id, error) => heard.push(`${id} ${error.kind}`),
  });
  const states = () => [...store.all.value].map(([id, { kind }]) => `${id}: ${kind}`);
  const sent = () => backend.calls.filter(([method]) => method === "readSessions").map(([, ...call]) => call);
  return { backend, codes, store, heard, states, sent, ids };
}

test("several workspaces are read each on its own, and one that fails hides no other", async () => {
  const error = { kind: "serverFailed", details: "502" } as const;
  const { store, states, heard, ids } = setUp({ acme: {}, globex: { reading: { error: { after: 1, error } } } });
  await store.read(ids, "everything");

  expect(states()).toEqual(["acme: ended", "globex: failed"]);
  expect(heard).toEqual(expect.arrayContaining(["acme ended", "globex serverFailed"]));
});

test("progress is told page by page", async () => {
  const slow = held<void>();
  const { store } = setUp({ acme: { reading: { before: (page) => (page === 2 ? slow.promise : Promise.resolve()) } } });
  const reading = store.read(["acme"], "everything");
  await settle();
  expect(store.all.value.get("acme")).toMatchObject({
    kind: "reading",
    progress: { read: 4, total: 5, page: 2, pages: 3 },
  });

  slow.give();
  await reading;
  expect(store.all.value.get("acme")).toMatchObject({ kind: "ended", end: { reason: "complete", read: 5 } });
});

test("the dialog of the only workspace opens at once, and closes as soon as the server goes along", async () => {
  const slow = held<void>();
  const { store, codes, sent } = setUp({
    acme: { ...coded, reading: { before: (page) => (page === 1 ? slow.promise : Promise.resolve()) } },
  });
  void store.read(["acme"], "everything");
  await settle();
  expect(codes.shown.value?.request).toEqual({ kind: "read", workspaceId: "acme" });

  codes.shown.value?.answer(code);
  await settle();
  expect(codes.shown.value).toBeNull();
  expect(store.all.value.get("acme")).toMatchObject({ kind: "reading", progress: { page: 1 } });
  expect(sent()).toEqual([
    ["acme", "everything", null],
    ["acme", "everything", code],
  ]);
});

test("when several want a code they wait for the person, and what needs none is read meanwhile", async () => {
  const { store, codes, states, ids } = setUp({ acme: coded, globex: coded, initech: {} });
  await store.read(ids, "everything");

  expect(codes.shown.value).toBeNull();
  expect(states()).toEqual(["acme: codeNeeded", "globex: codeNeeded", "initech: ended"]);
  expect([...store.wantedCode.value]).toEqual(["acme", "globex"]);
});

test("when exactly one of several wants a code its dialog opens, unless the person turned away", async () => {
  const first = setUp({ acme: coded, initech: {} });
  void first.store.read(first.ids, "everything");
  await settle();
  expect(first.codes.shown.value?.request.workspaceId).toBe("acme");

  const second = setUp({ acme: coded, initech: {} });
  void second.store.read(second.ids, "everything");
  second.store.turnAway();
  await settle();
  expect(second.codes.shown.value).toBeNull();
});

test("a code wanted in the middle pauses, opens nothing, and goes on where it stopped", async () => {
  const { store, codes, sent } = setUp({ acme: { ...coded, reading: { challengeAfter: 1 } } });
  void store.read(["acme"], "everything");
  await settle();
  codes.shown.value?.answer(code);
  await settle();
  expect(store.all.value.get("acme")).toMatchObject({ kind: "codeNeeded", progress: { read: 2, total: 5 } });
  expect(codes.shown.value).toBeNull();

  void store.enterCode("acme");
  await settle();
  codes.shown.value?.answer(code);
  await settle();
  expect(store.all.value.get("acme")).toMatchObject({ kind: "ended", end: { read: 5 } });
  expect(sent().map(([, , secondFactor]) => secondFactor)).toEqual([null, code, code]);
});

test("a wrong code asks again in the same dialog", async () => {
  const { store, codes } = setUp({ acme: coded });
  void store.read(["acme"], "everything");
  await settle();
  codes.shown.value?.answer({ method: "totp", code: "000000" });
  await settle();

  expect(codes.shown.value?.question.value.challenge.attempt).toBe("wrong");
});

test("giving up leaves the reading waiting, and skipping is not the end of it", async () => {
  const { store, codes, states, ids } = setUp({ acme: coded, globex: coded });
  void store.read(ids, "everything");
  await settle();
  void store.enterCode("acme");
  await settle();
  codes.shown.value?.cancel();
  await settle();
  expect(states()).toEqual(["acme: codeNeeded", "globex: codeNeeded"]);

  store.stopAsking();
  expect(states()).toEqual(["acme: skipped", "globex: skipped"]);
  void store.enterCode("globex");
  await settle();
  expect(codes.shown.value?.request.workspaceId).toBe("globex");
});

test("stop keeps what was read", async () => {
  const slow = held<void>();
  const { store, backend } = setUp({
    acme: { reading: { before: (page) => (page === 1 ? slow.promise : Promise.resolve()) } },
  });
  const reading = store.read(["acme"], "everything");
  await settle();
  store.stop("acme");
  expect(store.all.value.get("acme")).toMatchObject({ kind: "reading", stopping: true });
  slow.give();
  await reading;

  expect(backend.calls.filter(([method]) => method === "stopReading")).toEqual([["stopReading", "acme"]]);
  expect(store.all.value.get("acme")).toMatchObject({ kind: "ended", end: { reason: "stopped", read: 2 } });
});

test("a workspace that is being read is not read a second time", async () => {
  const slow = held<void>();
  const { store, sent } = setUp({ acme: { reading: { before: () => slow.promise } } });
  void store.read(["acme"], "everything");
  await store.read(["acme"], "whatIsNew");

  expect(sent()).toHaveLength(1);
});

test("a dropped workspace is stopped, and its late answer is not heard", async () => {
  const slow = held<void>();
  const { store, states, backend } = setUp({ acme: { reading: { before: () => slow.promise } } });
  const reading = store.read(["acme"], "everything");
  store.drop("acme");
  slow.give();
  await reading;

  expect(states()).toEqual([]);
  expect(backend.calls.at(-1)).toEqual(["stopReading", "acme"]);
});

test("a list that is longer than was to be expected is read on when the person wants it, in the same way", async () => {
  const { store, sent } = setUp({ acme: { reading: { tooLongAfter: 1 } } });
  await store.read(["acme"], "everything");
  expect(store.all.value.get("acme")).toMatchObject({ kind: "ended", end: { reason: "tooLong", read: 2 } });

  await store.readOn("acme");
  expect(store.all.value.get("acme")).toMatchObject({ kind: "ended", end: { reason: "complete", read: 5 } });
  expect(sent()).toEqual([
    ["acme", "everything", null],
    ["acme", "everything", null],
  ]);
});

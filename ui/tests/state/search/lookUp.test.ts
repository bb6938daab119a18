import { expect, test } from "vitest";
import { secondFactorPrompts } from "../../../src/state/codes/secondFactorPrompts";
import { lookUps } from "../../../src/state/search/lookUp";
import { fakeClock, held, settle } from "../../fakeClock";
import type { Behaviour, World } from "../../scripted";
import { card, challenge, scripted, workspace } from "../../scripted";

const found: Behaviour = { answer: { card: card("acme") } };
const coded: Behaviour = { ...found, challenge: challenge(), code: "123456" };
const code = { method: "totp", code: "123456" } as const;
const everywhere = { kind: "all" } as const;

function setUp(behaviours: Record<string, Behaviour>, more: Partial<World> = {}) {
  const workspaces = Object.keys(behaviours).map((id) => workspace(id, id));
  const backend = scripted({ workspaces, behaviours, ...more });
  const clock = fakeClock();
  const codes = secondFactorPrompts();
  const errors: string[] = [];
  const well: string[] = [];
  const store = lookUps(
    {
      backend,
      prompts: codes,
      clock,
      onError: (id, error) => errors.push(`${id}: ${error.kind}`),
      onFound: (id) => well.push(id),
    },
    new AbortController().signal,
  );
  const outcomes = () => store.asked.value?.rows.map((row) => `${row.workspaceId}: ${row.outcome.kind}`);
  return { backend, clock, codes, store, outcomes, errors, well, workspaces: backend.world.workspaces };
}

test("each workspace has an outcome of its own, and one failure hides no other", async () => {
  const failing: Behaviour = { answer: { error: { kind: "serverFailed", details: "502" } } };
  const { store, outcomes, errors, well, workspaces } = setUp({ acme: found, globex: {}, initech: failing });
  await store.ask("s", everywhere, workspaces);

  expect(outcomes()).toEqual(["acme: found", "globex: failed", "initech: failed"]);
  expect(well).toEqual(["acme"]);
  expect(errors).toEqual(["globex: sessionNotFound", "initech: serverFailed"]);
});

test("a workspace without a sign-in is told, never asked", async () => {
  const { store, backend, workspaces } = setUp({ acme: found, globex: found });
  const signedOut = workspaces.map((one) =>
    one.id === "globex" ? { ...one, signIn: { kind: "none" } as const } : one,
  );
  await store.ask("s", everywhere, signedOut);

  expect(backend.calls).toEqual([["lookUp", "acme", "s", null]]);
  expect(store.asked.value?.rows[1]?.outcome).toEqual({ kind: "failed", error: { kind: "notSignedIn" } });
});

test("with one workspace in scope its dialog opens directly", async () => {
  const { store, codes, outcomes, workspaces } = setUp({ acme: coded, globex: found });
  const asking = store.ask("s", { kind: "one", id: "acme" }, workspaces);
  await settle();

  expect(codes.shown.value?.request.workspaceId).toBe("acme");
  codes.shown.value?.answer(code);
  await asking;
  expect(outcomes()).toEqual(["acme: found"]);
});

test("a slow answer of the only workspace opens no dialog once the person types the next ID", async () => {
  const { store, backend, codes, outcomes, workspaces } = setUp({ acme: coded });
  const slow = held<void>();
  const answer = backend.lookUp;
  backend.lookUp = (...call) => slow.promise.then(() => answer(...call));
  const asking = store.ask("s", everywhere, workspaces);
  store.turnAway();
  slow.give();
  await asking;

  expect(codes.shown.value).toBeNull();
  expect(outcomes()).toEqual(["acme: codeNeeded"]);
});

test("a slow answer to a look-up that was overtaken opens no dialog for the old ID", async () => {
  const { store, backend, codes, workspaces } = setUp({ acme: coded });
  const slow = held<void>();
  const answer = backend.lookUp;
  backend.lookUp = (...call) => (call[1] === "old" ? slow.promise.then(() => answer(...call)) : answer(...call));
  const old = store.ask("old", everywhere, workspaces);
  backend.world.behaviours.acme = found;
  await store.ask("new", everywhere, workspaces);
  backend.world.behaviours.acme = coded;
  slow.give();
  await old;

  expect(codes.shown.value).toBeNull();
  expect(store.asked.value).toMatchObject({ sessionId: "new", rows: [{ outcome: { kind: "found" } }] });
});

test("asking one workspace again opens its dialog, unless the person turned to something else meanwhile", async () => {
  const { store, backend, codes, outcomes, workspaces } = setUp({ acme: found });
  await store.ask("s", everywhere, workspaces);
  backend.world.behaviours.acme = coded;
  const again = store.askAgain("acme");
  store.turnAway();
  await again;
  expect([codes.shown.value, outcomes()]).toEqual([null, ["acme: codeNeeded"]]);

  void store.askAgain("acme");
  await settle();
  expect(codes.shown.value?.request.workspaceId).toBe("acme");
});

test("when exactly one of several wants a code its dialog opens directly", async () => {
  const { store, codes, workspaces } = setUp({ acme: coded, globex: found });
  void store.ask("s", everywhere, workspaces);
  await settle();

  expect(codes.shown.value?.request.workspaceId).toBe("acme");
});

test("outcomes that come after the command has ended still count before a dialog opens", async () => {
  const { store, backend, codes, workspaces } = setUp({ acme: coded, globex: coded });
  let tell: Parameters<typeof backend.lookUpEverywhere>[2] = () => undefined;
  backend.lookUpEverywhere = async (_ids, _sessionId, onOutcome) => {
    tell = onOutcome;
  };
  await store.ask("s", everywhere, workspaces);
  const wanted = { kind: "answered", answer: { kind: "challengeNeeded", challenge: challenge() } } as const;
  tell({ workspaceId: "acme", outcome: wanted });
  await settle();
  expect(codes.shown.value).toBeNull();

  tell({ workspaceId: "globex", outcome: wanted });
  await settle();
  expect(codes.shown.value).toBeNull();
  expect(store.codeNeeded.value.size).toBe(2);
});

test("when two want a code no dialog opens before the person says so", async () => {
  const { store, codes, outcomes, workspaces } = setUp({ acme: coded, globex: coded, initech: found });
  await store.ask("s", everywhere, workspaces);
  expect(codes.shown.value).toBeNull();
  expect(outcomes()).toEqual(["acme: codeNeeded", "globex: codeNeeded", "initech: found"]);

  void store.enterCode("globex");
  await settle();
  expect(codes.shown.value?.request.workspaceId).toBe("globex");
});

test("a dialog never opens by itself once the person has turned to something else", async () => {
  const { store, backend, codes, workspaces } = setUp({ acme: coded, globex: found });
  const asked = held<void>();
  const answer = backend.lookUpEverywhere;
  backend.lookUpEverywhere = (...call) => asked.promise.then(() => answer(...call));
  const asking = store.ask("s", everywhere, workspaces);
  store.turnAway();
  asked.give();
  await asking;

  expect(codes.shown.value).toBeNull();
  expect([...store.codeNeeded.value]).toEqual(["acme"]);
});

test("entering a code sends the challenged request again, not a first one", async () => {
  const { store, codes, backend, workspaces } = setUp({ acme: coded, globex: coded });
  await store.ask("s", everywhere, workspaces);
  const entering = store.enterCode("acme");
  await settle();
  codes.shown.value?.answer(code);
  await entering;

  expect(backend.calls.filter(([method]) => method === "lookUp")).toEqual([["lookUp", "acme", "s", code]]);
});

test("cancelling a dialog leaves the workspace waiting for its code", async () => {
  const { store, codes, outcomes, workspaces } = setUp({ acme: coded, globex: coded });
  await store.ask("s", everywhere, workspaces);
  const entering = store.enterCode("acme");
  await settle();
  codes.shown.value?.cancel();
  await entering;

  expect(outcomes()).toEqual(["acme: codeNeeded", "globex: codeNeeded"]);
});

test("stop asking skips all that still wait, and they can be entered later", async () => {
  const { store, codes, outcomes, workspaces } = setUp({ acme: coded, globex: coded });
  await store.ask("s", everywhere, workspaces);
  store.stopAsking();
  expect(outcomes()).toEqual(["acme: skipped", "globex: skipped"]);

  void store.enterCode("acme");
  await settle();
  expect(codes.shown.value?.request.workspaceId).toBe("acme");
});

test("answers of a look-up that was overtaken are dropped", async () => {
  const { store, codes, workspaces } = setUp({ acme: coded });
  const first = store.ask("old", everywhere, workspaces);
  await settle();
  const prompt = codes.shown.value;
  void store.ask("new", everywhere, workspaces);
  prompt?.answer(code);
  await first;

  expect(store.asked.value?.sessionId).toBe("new");
  expect(store.asked.value?.rows[0]?.outcome.kind).not.toBe("found");
});

test("a server that asks to slow down is asked again by itself after its pause", async () => {
  const slow: Behaviour = { answer: { error: { kind: "tooManyRequests", waitSeconds: 26 } } };
  const { store, clock, backend, outcomes, workspaces } = setUp({ acme: slow, globex: found });
  await store.ask("s", everywhere, workspaces);
  expect(outcomes()).toEqual(["acme: paused", "globex: found"]);

  backend.world.behaviours.acme = found;
  clock.pass(25_999);
  await settle();
  expect(outcomes()?.[0]).toBe("acme: paused");
  clock.pass(1);
  await settle();
  expect(outcomes()?.[0]).toBe("acme: found");
});

test("a challenge after a pause waits in its row and opens nothing", async () => {
  const slow: Behaviour = { answer: { error: { kind: "tooManyRequests", waitSeconds: 1 } } };
  const { store, clock, backend, codes, outcomes, workspaces } = setUp({ acme: slow, globex: found });
  await store.ask("s", everywhere, workspaces);
  backend.world.behaviours.acme = coded;
  clock.pass(1_000);
  await settle();

  expect(outcomes()?.[0]).toBe("acme: codeNeeded");
  expect(codes.shown.value).toBeNull();
});

test("stop ends the waiting, and nothing is sent afterwards", async () => {
  const slow: Behaviour = { answer: { error: { kind: "tooManyRequests", waitSeconds: 26 } } };
  const { store, clock, backend, outcomes, workspaces } = setUp({ acme: slow, globex: found });
  await store.ask("s", everywhere, workspaces);
  store.stopWaiting("acme");
  const before = backend.calls.length;
  clock.pass(60_000);
  await settle();

  expect(backend.calls).toHaveLength(before);
  expect(outcomes()?.[0]).toBe("acme: failed");
});

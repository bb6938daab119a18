import { expect, test } from "vitest";
import type { PlannedAccount } from "../../../src/backend/revocation";
import { undo } from "../../../src/state/revoke/undo";
import { rememberUnsent } from "../../../src/state/revoke/unsent";
import { fakeClock } from "../../fakeClock";
import { card } from "../../scripted";

const account: PlannedAccount = {
  workspaceId: "acme",
  userId: "rod",
  person: { kind: "known", name: "Rod", userName: "Rod" },
  sessions: [],
  own: false,
  admin: "no",
  protected: false,
  mayEnd: "yes",
  mayEndAll: "no",
  knownSessions: 0,
  guarded: false,
};

function setUp() {
  const life = new AbortController();
  const clock = fakeClock();
  const store = undo(clock, life.signal);
  const sent: string[] = [];
  const begin = (sessionId: string) =>
    store.begin(account, card("acme", { sessionId }), ({ takeOn }) => void (takeOn() && sent.push(sessionId)));
  return { life, clock, store, sent, begin };
}

test("each waits its own five seconds, and undoing one leaves the others", () => {
  const { clock, store, sent, begin } = setUp();
  begin("a");
  clock.pass(2_000);
  begin("b");
  clock.pass(1_000);
  begin("c");
  store.undoNewest();
  clock.pass(2_000);
  expect(sent).toEqual(["a"]);
  clock.pass(2_000);

  expect(sent).toEqual(["a", "b"]);
  clock.pass(20_000);
  expect(sent).toEqual(["a", "b"]);
});

test("a second click on the same session neither doubles it nor begins anew", () => {
  const { clock, sent, begin } = setUp();
  begin("a");
  clock.pass(3_000);
  begin("a");
  clock.pass(2_000);
  expect(sent).toEqual(["a"]);
});

test("locking takes all back and says how many", () => {
  const { clock, store, sent, begin } = setUp();
  begin("a");
  begin("b");
  expect(store.cancelAll("locked")).toBe(true);
  clock.pass(20_000);

  expect(sent).toEqual([]);
  expect(store.cancelled.value).toMatchObject({ why: "locked", cards: [{ sessionId: "a" }, { sessionId: "b" }] });
  expect(store.cancelAll("locked")).toBe(false);
});

test("the end of the window sends nothing, and nothing begins after it", () => {
  const { life, clock, sent, begin } = setUp();
  begin("a");
  life.abort();
  begin("b");
  clock.pass(20_000);
  expect(sent).toEqual([]);
});

test("it can be taken back until it is taken on, and only one of the two happens", () => {
  const { clock, store } = setUp();
  const takeOns: (() => boolean)[] = [];
  for (const sessionId of ["a", "b"])
    store.begin(account, card("acme", { sessionId }), ({ takeOn }) => takeOns.push(takeOn));
  clock.pass(5_000);
  expect(store.pending.value).toHaveLength(2);

  expect(takeOns[0]?.()).toBe(true);
  expect(store.cancelAll("locked")).toBe(true);
  expect(store.cancelled.value).toMatchObject({ why: "locked", cards: [{ sessionId: "b" }] });
  expect(takeOns.map((takeOn) => takeOn())).toEqual([false, false]);
});

function kept() {
  const items = new Map<string, string>();
  return {
    items,
    getItem: (name: string) => items.get(name) ?? null,
    setItem: (name: string, value: string) => void items.set(name, value),
    removeItem: (name: string) => void items.delete(name),
  };
}

test("what the end of the window left unsent is told at the next start, once", () => {
  const storage = kept();
  const first = setUp();
  rememberUnsent(first.store, storage, first.life.signal);
  expect(first.store.cancelled.value).toBeNull();
  first.begin("a");
  first.life.abort();

  const second = setUp();
  rememberUnsent(second.store, storage, second.life.signal);
  expect(second.store.cancelled.value).toEqual({ why: "quit", cards: [] });
  second.life.abort();
  const third = setUp();
  rememberUnsent(third.store, storage, third.life.signal);
  expect(third.store.cancelled.value).toBeNull();
});

test("what was sent or undone is not remembered, and never whom it concerned", () => {
  const storage = kept();
  const { life, clock, store, begin } = setUp();
  rememberUnsent(store, storage, life.signal);
  begin("a");
  expect([...storage.items.values()]).toEqual(["yes"]);
  clock.pass(5_000);
  expect(storage.items.size).toBe(0);
  begin("b");
  store.undoNewest();
  life.abort();
  expect(storage.items.size).toBe(0);
});

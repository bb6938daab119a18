import { expect, test } from "vitest";
import type { Known } from "../../../src/backend/generated/types";
import type { EndingPlan, PlannedAccount } from "../../../src/backend/revocation";
import { aloneAndOpen, canTick, canTickWhole, tally, ticksAfter, ticksAtFirst } from "../../../src/state/revoke/plan";
import { sessionKey } from "../../../src/state/shared/sessionKey";
import { whyImpossible } from "../../../src/view/revoke/Impossible";
import { card } from "../../scripted";

function account(userId: string, more: Partial<PlannedAccount> = {}, sessions = 2): PlannedAccount {
  const cards = Array.from({ length: sessions }, (_, number) =>
    card("acme", { userId, sessionId: `${userId}${number}` }),
  );
  return {
    workspaceId: "acme",
    userId,
    person: { kind: "known", userName: userId, name: userId },
    sessions: cards.map((one) => ({ card: one, older: false })),
    own: false,
    admin: "no",
    protected: false,
    mayEnd: "yes",
    mayEndAll: "no",
    knownSessions: sessions,
    guarded: false,
    ...more,
  };
}

const planOf = (...groups: PlannedAccount[]): EndingPlan => ({
  groups,
  total: groups.reduce((sum, { sessions }) => sum + sessions.length, 0),
  tooMany: false,
  doubtful: [],
  adminsAwaited: [],
});
const some = { kind: "sessions", sessions: [] } as const;
const wish = { ...some, sessions: [] };
const accounts = { kind: "accounts" as const, accounts: [] };
const ids = (names: ReadonlySet<string>) => [...names].map((name) => name.split(" ")[1]).sort();

test("oneself, protected people, and who is or may be an administrator are not ticked at first", () => {
  const plan = planOf(
    account("rod"),
    account("me", { own: true }),
    account("boss", { admin: "yes" }),
    account("vip", { protected: true }),
    account("ana", { admin: "unknown" }),
  );

  expect(ids(ticksAtFirst(plan).sessions)).toEqual(["rod0", "rod1"]);
});

test("what may not be signed out, or is from an older reading, can never be ticked", () => {
  const old = account("rod");
  const [first] = old.sessions;
  if (first) first.older = true;
  const plan = planOf(old, account("ana", { mayEnd: "no" }), account("eve", { mayEnd: "unknown" }));

  expect(ids(ticksAtFirst(plan).sessions)).toEqual(["eve0", "eve1", "rod1"]);
  expect(plan.groups.map((one) => one.sessions.map((session) => canTick(one, session)))).toEqual([
    [false, true],
    [false, false],
    [true, true],
  ]);
});

test("a number is typed only for an address, for more than twenty people, and for guarded people", () => {
  const few = planOf(account("rod"), account("ana"));
  expect(tally(wish, few, ticksAtFirst(few)).number).toBeNull();
  expect(tally({ kind: "address", address: "203.0.113.77" }, few, ticksAtFirst(few)).number).toBe(4);

  const people = (count: number) =>
    planOf(...Array.from({ length: count }, (_, number) => account(`u${number}`, {}, 1)));
  expect(tally(wish, people(20), ticksAtFirst(people(20))).number).toBeNull();
  expect(tally(wish, people(21), ticksAtFirst(people(21))).number).toBe(21);

  const guarded = planOf(account("rod"), account("boss", { admin: "yes" }));
  expect(tally(wish, guarded, ticksAtFirst(guarded)).number).toBeNull();
  const all = {
    sessions: new Set(guarded.groups.flatMap(({ sessions }) => sessions.map((one) => sessionKey(one.card)))),
    wholeAccounts: new Set<string>(),
  };
  expect(tally(wish, guarded, all).number).toBe(4);
});

test("signing out everywhere takes its own permission alone, as the program judges it", () => {
  const may = (mayEnd: Known, mayEndAll: Known) => canTickWhole(account("rod", { mayEnd, mayEndAll }));

  expect([may("no", "yes"), may("yes", "yes"), may("unknown", "unknown")]).toEqual([true, true, true]);
  expect([may("yes", "no"), may("no", "no")]).toEqual([false, false]);
  expect(canTickWhole({ ...account("rod", { mayEndAll: "yes" }), userId: null })).toBe(false);
  expect(whyImpossible(planOf(account("rod", { mayEnd: "no", mayEndAll: "yes" })), accounts)).toBeNull();
  expect(whyImpossible(planOf(account("rod", { mayEnd: "no" })), accounts)).toBe("notAllowed");
});

test("only what is ticked is counted and sent", () => {
  const plan = planOf(account("rod", { mayEndAll: "yes" }), account("ana"));
  const counted = tally(wish, plan, { sessions: new Set(["acme rod1"]), wholeAccounts: new Set() });

  expect(counted.sessions).toEqual([{ workspaceId: "acme", sessionId: "rod1" }]);
  expect(counted.accounts.map(({ userId }) => userId)).toEqual(["rod"]);
});

test("who turns out to be an administrator is not ticked any more; what the person changed stays", () => {
  const before = planOf(account("rod"), account("ana", { admin: "unknown" }));
  const after = planOf(account("rod"), account("ana", { admin: "yes" }));
  const ticks = ticksAfter(
    { sessions: new Set(["acme rod1", "acme ana0", "acme ana1"]), wholeAccounts: new Set() },
    before,
    after,
  );
  expect(ids(ticks.sessions)).toEqual(["rod1"]);

  const byHand = ticksAfter({ sessions: new Set(["acme ana0"]), wholeAccounts: new Set() }, after, after);
  expect(ids(byHand.sessions)).toEqual(["ana0"]);
});

test.each([
  ["one session", planOf(account("rod", {}, 1)), true],
  ["two", planOf(account("rod", {}, 2)), false],
  ["one's own", planOf(account("rod", { own: true }, 1)), false],
  ["an administrator's", planOf(account("rod", { admin: "yes" }, 1)), false],
  ["a protected person's", planOf(account("rod", { protected: true }, 1)), false],
  ["one that is not allowed", planOf(account("rod", { mayEnd: "no" }, 1)), false],
  ["none", planOf(), false],
])("five seconds are enough of a question for: %s", (_, plan, enough) => {
  expect(aloneAndOpen(plan) !== null).toBe(enough);
});

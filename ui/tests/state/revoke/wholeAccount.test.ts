import { expect, test } from "vitest";
import type { Known } from "../../../src/backend/generated/types";
import type { EndingPlan, EndingWish } from "../../../src/backend/revocation";
import { ends, offersWhole, tally } from "../../../src/state/revoke/plan";
import { proposal } from "../../../src/state/revoke/proposal";
import { card } from "../../scripted";

const rod = { workspaceId: "acme", userId: "rod" };
const wish: EndingWish = { kind: "accounts", accounts: [rod] };

function planOf(mayEnd: Known, older: readonly boolean[] = [false, false, false]): EndingPlan {
  const sessions = older.map((isOlder, number) => ({
    card: card("acme", { userId: "rod", sessionId: `s${number}` }),
    older: isOlder,
  }));
  const account = {
    ...rod,
    person: { kind: "known", userName: "rod", name: "Rod" },
    own: false,
    admin: "no",
    protected: false,
    mayEnd,
    mayEndAll: "yes",
    knownSessions: older.length,
    guarded: false,
    sessions,
  } as const;
  return {
    groups: [{ ...account, sessions }],
    total: sessions.length,
    tooMany: false,
    doubtful: [],
    adminsAwaited: [],
  };
}

function proposed(plan: EndingPlan, of: EndingWish = wish) {
  const sent: unknown[] = [];
  const backend = {
    planEnding: async () => plan,
    startEnding: async (request: unknown) => {
      sent.push(request);
      return { operation: "1", workspaceIds: ["acme"] };
    },
  };
  const mode = { allowedUntil: { peek: () => 1 } } as never;
  const one = proposal(backend, mode, of, plan, null);
  const [account] = plan.groups;
  if (account === undefined) throw new Error("no account");
  const boxes = () => account.sessions.map((session) => ends(account, session, one.ticks.peek()));
  return { one, account, boxes, sent };
}

test("with a whole account every device is ticked, sent and counted, also one left out before", async () => {
  const { one, account, boxes, sent } = proposed(planOf("yes"));
  one.tickSession({ workspaceId: "acme", sessionId: "s0" });
  expect([boxes(), one.tally.value.sessions.length]).toEqual([[false, true, true], 2]);
  one.tickWhole(account);
  expect([boxes(), one.tally.value.sessions.length]).toEqual([[true, true, true], 3]);
  await one.confirm();
  expect(sent).toMatchObject([
    { sessions: [{ sessionId: "s0" }, { sessionId: "s1" }, { sessionId: "s2" }], wholeAccounts: [rod] },
  ]);
});

test("with none ticked it is the same, and without it the ticks from before come back", () => {
  const { one, account, boxes } = proposed(planOf("yes"));
  one.tickAccount(account);
  expect(boxes()).toEqual([false, false, false]);
  one.tickWhole(account);
  expect(boxes()).toEqual([true, true, true]);
  one.tickWhole(account);
  expect([boxes(), one.tally.value.sessions.length]).toEqual([[false, false, false], 0]);
});

test("everything of an account cannot be taken while a card of it has to be checked first", () => {
  const { one, account, boxes } = proposed(planOf("yes", [true, false]));
  one.tickWhole(account);
  expect([boxes(), one.tally.value.wholeAccounts]).toEqual([[false, true], []]);
});

test("where devices may not be ended singly, they end with the account, and only the account is sent", () => {
  const plan = planOf("no");
  const { one, account, boxes } = proposed(plan);
  one.tickWhole(account);
  expect(boxes()).toEqual([true, true, true]);
  expect(tally(wish, plan, one.ticks.peek())).toMatchObject({ sessions: [], wholeAccounts: [rod] });
});

test("a plan that may not list every device of an account does not offer everything of it", () => {
  const plan = planOf("yes");
  const { one, account, boxes } = proposed(plan, {
    kind: "sessions",
    sessions: [{ workspaceId: "acme", sessionId: "s0" }],
  });
  one.tickWhole(account);
  expect([boxes(), one.tally.value.wholeAccounts]).toEqual([[true, true, true], []]);
  expect(
    (["accounts", "sessions", "address", "found"] as const).filter((kind) =>
      offersWhole({ kind } as EndingWish, account),
    ),
  ).toEqual(["accounts"]);
});

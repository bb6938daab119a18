import { expect, test } from "vitest";
import type { WholeAccountEnding } from "../../src/backend/generated/types";
import type { EndingEnd, EndingProgress, PlannedAccount, SessionEnding } from "../../src/backend/revocation";
import type { RevocationCounts } from "../../src/state/revoke/counts";
import { tally } from "../../src/state/revoke/plan";
import { words } from "../../src/words/words";
import { card } from "../scripted";

const { revocation } = words;
const name = (id: string) => ({ acme: "Acme HQ", globex: "Globex" })[id] ?? "";

function account(workspaceId: string, person: string): PlannedAccount {
  const one = card(workspaceId, { sessionId: `${workspaceId}-${person}`, userId: person });
  const known = { kind: "known", name: person, userName: person.toLowerCase() } as const;
  return {
    workspaceId,
    userId: person,
    person: known,
    sessions: [{ card: one, older: false }],
    own: false,
    admin: "no",
    protected: false,
    mayEnd: "yes",
    mayEndAll: "yes",
    knownSessions: 1,
    guarded: false,
  };
}

function title(
  groups: PlannedAccount[],
  wish: Parameters<typeof revocation.preview.title>[1] = { kind: "sessions", sessions: [] },
  ticked = true,
) {
  const sessions = new Set(
    ticked ? groups.map(({ sessions: [one] }) => `${one?.card.workspaceId} ${one?.card.sessionId}`) : [],
  );
  return revocation.preview.title(
    tally(
      wish,
      { groups, total: groups.length, tooMany: false, doubtful: [], adminsAwaited: [] },
      { sessions, wholeAccounts: new Set() },
    ),
    wish,
    name,
  );
}

function end(more: Partial<EndingEnd>, ...endings: SessionEnding[]): EndingEnd {
  const sessions = endings.map((one, place) => ({
    key: { workspaceId: "acme", sessionId: String(place) },
    ending: one,
    reason: null,
    checkedAt: null,
  }));
  const gone = endings.filter((one) => one === "gone" || one === "hadEnded").length;
  return {
    asked: endings.length,
    gone,
    sessions,
    stopped: false,
    problem: null,
    checkedAt: "2026-11-23T14:03:10Z",
    lookedThrough: true,
    newSignIns: [],
    wholeAccounts: [],
    ...more,
  };
}

test("the question says who, how many and where", () => {
  expect(title([account("acme", "Rod")])).toBe("Sign out 1 device of Rod (@rod) on Acme HQ?");
  expect(title([account("acme", "Rod"), account("acme", "Ana")])).toBe("Sign out 2 devices of 2 people on Acme HQ?");
  expect(title([account("acme", "Rod"), account("globex", "Rod")])).toBe(
    "Sign out 2 devices of 2 accounts on 2 workspaces?",
  );
  expect(title([account("acme", "Rod"), account("globex", "Ana")], { kind: "address", address: "203.0.113.77" })).toBe(
    "Sign out 2 devices of 2 accounts on 203.0.113.77?",
  );
  expect(title([account("acme", "Rod")], undefined, false)).toBe("Sign out which devices?");
});

test("the proof is said no stronger than it is", () => {
  expect(revocation.job.proof(end({}, "gone", "gone", "hadEnded"))).toMatch(
    /^3 asked, 3 gone, checked \d\d:03:10 \(UTC/,
  );
  expect(revocation.job.proof(end({}, "gone", "stillThere"))).toMatch(/^2 asked, 1 gone, checked /);
  expect(revocation.job.proof(end({}, "gone", "notAsked"))).toMatch(/^1 of 2 asked, 1 gone, checked /);
  expect(revocation.job.proof(end({ checkedAt: null, gone: 0 }, "unknown"))).toBe(
    "1 asked; it could not be checked whether they are gone",
  );
});

test("the title of what is over claims no more than was proven", () => {
  const over = (sum: Partial<RevocationCounts>, groups = [account("acme", "Rod"), account("acme", "Ana")]) => {
    const sessions = new Set(
      (sum.asked ?? 2) === 0
        ? []
        : groups.map(({ sessions: [one] }) => `${one?.card.workspaceId} ${one?.card.sessionId}`),
    );
    const wholeAccounts = new Set(
      (sum.whole ?? 0) === 0 ? [] : groups.map(({ workspaceId, userId }) => `${workspaceId} ${userId}`),
    );
    const planned = sessions.size > 0 ? groups : groups.map((one) => ({ ...one, sessions: [] }));
    const counted = tally(
      { kind: "sessions", sessions: [] },
      { groups: planned, total: 2, tooMany: false, doubtful: [], adminsAwaited: [] },
      { sessions, wholeAccounts },
    );
    return revocation.job.over(counted, { asked: 2, gone: 0, unknown: 0, whole: 0, wholeEnded: 0, ...sum }, name);
  };
  const all = "2 devices of 2 people on Acme HQ";
  expect(over({ gone: 2 })).toBe(`Signed out ${all}`);
  expect(over({ gone: 2, whole: 2, wholeEnded: 1 })).toBe(`Signed out ${all}, but not everywhere`);
  expect(over({ gone: 1, unknown: 1 })).toBe(`1 of ${all} signed out, 1 not known`);
  expect(over({ unknown: 2 })).toBe(`Not known whether ${all} are signed out`);
  expect(over({})).toBe(`Not signed out: ${all}`);
  expect(over({ asked: 0, whole: 2, wholeEnded: 0 })).toBe(
    "Not confirmed as signed out: everything of 2 people on Acme HQ",
  );
  expect(over({ asked: 0, whole: 2, wholeEnded: 2 })).toBe("Signed out everything of 2 people on Acme HQ");
});

test("where no list shows anything, the proof is the server's word", () => {
  const whole = (isEnded: boolean) =>
    revocation.job.proof(
      end({ wholeAccounts: [{ userId: "rod", ending: isEnded ? "ended" : "unknown", problem: null }] }),
    );
  expect(whole(true)).toBe("signed out everywhere, as the server says; no list can prove it");
  expect(whole(false)).toBe("not confirmed as signed out everywhere");
});

test("what waits for a code while it is checked was sent, and is never said to be untouched", () => {
  const at = (phase: EndingProgress["phase"], done: number) => ({
    phase,
    done,
    asked: 3,
    waitingSeconds: null,
    secondsLeft: null,
  });
  for (const said of [
    revocation.job.paused("Acme HQ", at("checking", 0)),
    revocation.job.skipped("Acme HQ", at("checking", 0)),
  ]) {
    expect(said).toContain("what is gone");
    expect(said).not.toMatch(/anything|nothing|0 of 3/);
  }
  expect(revocation.job.paused("Acme HQ", at("ending", 0))).toBe(
    "Acme HQ needs a code before anything is signed out there",
  );
  expect(revocation.job.skipped("Acme HQ", null)).toBe("Acme HQ: code skipped, so nothing was signed out there");
  expect(revocation.job.skipped("Acme HQ", at("ending", 2))).toBe(
    "Acme HQ: stopped at 2 of 3, because the code was skipped",
  );
});

test("no word for a problem in the middle claims that nothing was changed", () => {
  const about = { name: "Acme HQ", host: "chat.acme.example" };
  for (const kind of ["refused", "serverFailed", "badReply", "internal"] as const) {
    const error = kind === "refused" ? { kind, code: "x", text: "y" } : { kind, details: "" };
    expect(revocation.job.problem(error, about).guidance).not.toContain("Nothing was changed");
  }
});

test("the permission that is missing is the one that is named", () => {
  const about = { name: "Acme HQ", host: "chat.acme.example" };
  expect(revocation.job.problem({ kind: "notAllowedToEnd", right: "sessions" }, about)).toEqual({
    headline: "You are not allowed to sign out devices on Acme HQ",
    guidance: "Ask your administrator for the permission “logout-device-management”.",
  });
  expect(revocation.job.problem({ kind: "notAllowedToEnd", right: "accounts" }, about)).toEqual({
    headline: "You are not allowed to sign people out everywhere on Acme HQ",
    guidance: "Ask your administrator for the permission “logout-other-user”.",
  });
  const unseen = revocation.job.problem({ kind: "notAllowed" }, about);
  expect(unseen.headline).toBe("You are not allowed to see devices on Acme HQ");
  expect(unseen.guidance).toContain("“view-device-management”");
  expect(unseen.guidance).toContain("What was done before that stays done.");
});

test("an account without a clear answer is not said to be refused", () => {
  const whole = (...all: WholeAccountEnding[]) =>
    revocation.job.whole(all.map((one, place) => ({ userId: String(place), ending: one, problem: null })));
  expect(whole("ended")).toBe(
    "Access tokens and sign-ins that the list cannot show were ended too, as the server says; no list can prove it.",
  );
  expect(whole("ended", "refused")).toBe(
    "Access tokens and sign-ins that the list cannot show: ended for 1 of 2 people.",
  );
  expect(whole("unknown")).toContain(
    "ended for 0 of 1 person, not known for 1: the server was asked and did not answer clearly.",
  );
});

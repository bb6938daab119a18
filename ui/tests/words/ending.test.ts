import { expect, test } from "vitest";
import type { EndingEnd, PlannedAccount, SessionEnding } from "../../src/backend/ending";
import { tally } from "../../src/state/endingPlan";
import { words } from "../../src/words/words";
import { card } from "../scripted";

const { ending } = words;
const name = (id: string) => ({ acme: "Acme HQ", globex: "Globex" })[id] ?? "";

function account(workspaceId: string, person: string): PlannedAccount {
  const one = card(workspaceId, { sessionId: `${workspaceId}-${person}`, userId: person });
  const known = { kind: "known", name: person, userName: person.toLowerCase() } as const;
  return { workspaceId, userId: person, person: known, sessions: [{ card: one, older: false }], own: false, admin: "no", protected: false, mayEnd: "yes", mayEndAll: "yes" };
}

function title(groups: PlannedAccount[], wish: Parameters<typeof ending.preview.title>[1] = { kind: "sessions", sessions: [] }, ticked = true) {
  const sessions = new Set(ticked ? groups.map(({ sessions: [one] }) => `${one?.card.workspaceId} ${one?.card.sessionId}`) : []);
  return ending.preview.title(tally(wish, { groups, total: groups.length, tooMany: false }, { sessions, wholeAccounts: new Set() }), wish, name);
}

function end(more: Partial<EndingEnd>, ...endings: SessionEnding[]): EndingEnd {
  const sessions = endings.map((one, place) => ({ key: { workspaceId: "acme", sessionId: String(place) }, ending: one, reason: null }));
  const gone = endings.filter((one) => one === "gone" || one === "hadEnded").length;
  return { asked: endings.length, gone, sessions, stopped: false, problem: null, checkedAt: "2026-11-23T14:03:10Z", newSignIns: [], wholeAccounts: [], ...more };
}

test("the question says who, how many and where", () => {
  expect(title([account("acme", "Rod")])).toBe("Sign out 1 device of Rod (@rod) on Acme HQ?");
  expect(title([account("acme", "Rod"), account("acme", "Ana")])).toBe("Sign out 2 devices of 2 people on Acme HQ?");
  expect(title([account("acme", "Rod"), account("globex", "Rod")])).toBe("Sign out 2 devices of 2 people on 2 workspaces?");
  expect(title([account("acme", "Rod"), account("globex", "Ana")], { kind: "address", address: "203.0.113.77" })).toBe("Sign out 2 devices of 2 people on 203.0.113.77?");
  expect(title([account("acme", "Rod")], undefined, false)).toBe("Sign out which devices?");
});

test("the proof is said no stronger than it is", () => {
  expect(ending.job.proof(end({}, "gone", "gone", "hadEnded"))).toMatch(/^3 asked, 3 gone, checked \d\d:03:10 \(UTC/);
  expect(ending.job.proof(end({}, "gone", "stillThere"))).toMatch(/^2 asked, 1 gone, checked /);
  expect(ending.job.proof(end({}, "gone", "notAsked"))).toMatch(/^1 of 2 asked, 1 gone, checked /);
  expect(ending.job.proof(end({ checkedAt: null, gone: 0 }, "unknown"))).toBe("1 asked; it could not be checked whether they are gone");
});

test("no word for a problem in the middle claims that nothing was changed", () => {
  const about = { name: "Acme HQ", host: "chat.acme.example" };
  for (const kind of ["refused", "serverFailed", "badReply"] as const) {
    const error = kind === "refused" ? { kind, code: "x", text: "y" } : { kind, details: "" };
    expect(ending.job.problem(error, about).guidance).not.toContain("Nothing was changed");
  }
  expect(ending.job.problem({ kind: "notAllowed" }, about)).toEqual({
    headline: "You are not allowed to sign out devices on Acme HQ",
    guidance: "Ask your administrator for the permission “logout-device-management”.",
  });
});

// @vitest-environment jsdom
import { expect, test } from "vitest";
import type { SessionCard } from "../../src/backend/generated/types";
import type { EndingEnd, PlannedAccount } from "../../src/backend/revocation";
import { tally } from "../../src/state/revoke/plan";
import { words } from "../../src/words/words";
import { card } from "../scripted";

const name = (id: string) => ({ acme: "Acme HQ", globex: "Globex" })[id] ?? "";
const person = (called: string) => ({ kind: "known", name: called, userName: called.toLowerCase() }) as const;

/** Two sessions of one account: the first is gone, the second still there, and one has come since. */
function ticket(
  called = "Rod",
  text = "203.0.113.77",
  masked = false,
  more: Partial<EndingEnd> = {},
  others: string[] = [],
) {
  const of = (sessionId: string): SessionCard =>
    card("acme", { sessionId, userId: "u", person: person(called), internetAddress: { text, internal: false } });
  const cards = [of("one"), of("two")];
  const account: PlannedAccount = {
    workspaceId: "acme",
    userId: "u",
    person: person(called),
    own: false,
    admin: "no",
    protected: false,
    mayEnd: "yes",
    mayEndAll: "yes",
    knownSessions: 2,
    guarded: false,
    sessions: cards.map((one) => ({ card: one, older: false })),
  };
  const ticked = { sessions: new Set(["acme one", "acme two"]), wholeAccounts: new Set<string>() };
  const sessions = cards.map((one, place) => {
    const ending = place === 0 ? "gone" : "stillThere";
    const key = { workspaceId: "acme", sessionId: one.sessionId };
    return { card: one, fate: { key, ending, reason: null, checkedAt: null } as const };
  });
  const end: EndingEnd = {
    asked: 2,
    gone: 1,
    sessions: sessions.map(({ fate }) => fate),
    stopped: false,
    problem: null,
    checkedAt: "2026-11-23T14:03:10Z",
    lookedThrough: true,
    newSignIns: [of("three")],
    wholeAccounts: [],
    ...more,
  };
  const wish = { kind: "sessions", sessions: [] } as const;
  return words.revocationTicket({
    tally: tally(
      { ...wish, sessions: [] },
      { groups: [account], total: 1, tooMany: false, doubtful: [], adminsAwaited: [] },
      ticked,
    ),
    ends: [{ workspaceId: "acme", end, sessions }],
    others,
    number: "INC-7",
    masked,
    name,
  });
}

const parsed = (html: string) => new DOMParser().parseFromString(html, "text/html");

test("only where all are gone the ticket says that they were signed out", () => {
  const [first = ""] = ticket("Rod", "203.0.113.77", false, { gone: 2 }).text.split("\n\n");
  expect(first).toMatch(/^Ticket INC-7\. Signed out 2 devices of Rod/);
});

test("a sign-out is a paragraph and a row a session with what became of it, the same as text and HTML", () => {
  const { text, html } = ticket();
  const [paragraph = "", table = ""] = text.split("\n\n");

  expect(paragraph.replace(/T\d\d:03:10[+-]\d\d:\d\d/, "T…:03:10")).toBe(
    "Ticket INC-7. Asked to be signed out: 2 devices of Rod (@rod) on Acme HQ. " +
      "Acme HQ: 2 asked, 1 gone, checked 2026-11-23T…:03:10. 1 device signed in or reconnected since. " +
      "Anyone who knows the password can sign in again.",
  );
  expect(table).toMatch(
    /\| one +\| Gone +\|\n.*\| two +\| Still there: .*\|\n.*\| three +\| Signed in or reconnected since +\|/,
  );
  expect(parsed(html).querySelector("p")?.textContent).toBe(paragraph);
  expect(
    [...parsed(html).querySelectorAll("tbody tr td:last-child")].map((cell) => cell.textContent?.slice(0, 11)),
  ).toEqual(["Gone", "Still there", "Signed in o"]);
});

test("what was stopped, could not be checked or was left out stands in it", () => {
  const { text } = ticket("Rod", "203.0.113.77", false, { checkedAt: null, gone: 0, stopped: true, newSignIns: [] }, [
    words.revocation.job.skipped("Globex", null),
  ]);

  expect(text).toContain(
    "Acme HQ: 2 asked; it could not be checked whether they are gone. It was stopped; the rest was not asked. " +
      "Globex: code skipped, so nothing was signed out there.",
  );
});

test("masked, only networks are given, and that is said", () => {
  for (const address of ["203.0.113.77", "203.0.113.77:443", "203.0.113.77, 203.0.113.78", "client 203.0.113.77"]) {
    const { text, html } = ticket("Rod", address, true);
    expect(text).toMatch(/\| 203\.0\.113\.0\/24 \(masked\) +\|/);
    expect(text).toContain("Internet addresses are masked.");
    expect(text + html).not.toMatch(/113\.7/);
  }
});

test("whatever a name is, it stays text, one cell and one row", () => {
  const outline = (html: string) => [...parsed(html).querySelectorAll("*")].map(({ tagName }) => tagName);
  for (const called of [
    "<script>alert(1)</script>",
    "</td></tr></table><b>",
    "a | b",
    "line\nbreak\n\nand paragraph",
    "&lt;b&gt;",
  ]) {
    const { text, html } = ticket(called);
    expect(outline(html)).toEqual(outline(ticket().html));
    expect(parsed(html).querySelector("td")?.textContent).toContain(called);
    expect(text.slice(text.lastIndexOf("\n|-")).trim().split("\n")).toHaveLength(4);
  }
});

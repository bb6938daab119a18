import { expect, test } from "vitest";
import type { Report, ReportEnd } from "../../src/state/incident/report";
import { words } from "../../src/words/words";
import { card } from "../scripted";

const { incidentTexts } = words;
const telling = { masked: false, nameOf: (id: string) => ({ acme: "Acme HQ", globex: "Globex" })[id] ?? "" };
const maria = { kind: "known", userName: "maria", name: "Maria Lopez" } as const;

function on(workspaceId: string, more: Partial<ReportEnd> = {}, gone = 1): ReportEnd {
  const sum = { asked: 1, gone, unknown: 0, whole: 0, wholeEnded: 0 };
  return {
    workspaceId,
    at: Date.parse("2026-11-23T14:03:00Z"),
    how: "ended",
    sum,
    sent: true,
    checkedAt: "2026-11-23T14:03:10Z",
    secondCheckDone: true,
    ...more,
  };
}

function report(more: Partial<Report>): Report {
  const account = {
    workspaceId: "acme",
    userId: "maria-acme",
    person: maria,
    sessions: [],
    own: false,
    admin: "no",
    protected: false,
    mayEnd: "yes",
    mayEndAll: "yes",
    knownSessions: 0,
    guarded: false,
    why: "first",
  } as const;
  return {
    accounts: [{ ...account, sessions: [] }],
    recognised: "",
    ticket: "4711",
    rows: [],
    ends: [],
    startedAt: Date.parse("2026-11-23T14:03:00Z"),
    wholeAccounts: [],
    newSignIns: [],
    secured: [],
    unsecured: [],
    ...more,
  };
}

test("the ticket says of each workspace on its own what became of it, and when that was checked", () => {
  const skipped = on("globex", { how: "skipped", sent: false, checkedAt: null, secondCheckDone: false }, 0);
  const text = incidentTexts.ticket(report({ ends: [on("acme"), skipped] }), telling);

  expect(text).toMatch(
    /On Acme HQ 1 device was to be signed out from 2026-11-23T\S+ on: 1 is gone, checked 2026-11-23T\d\d:03:10\S+\./,
  );
  expect(text).toMatch(
    /On Globex 1 device was to be signed out from \S+ on: nothing was sent, because no code was entered\./,
  );
  expect(text).toContain("Checked again a minute later: no new device was listed.");
});

test.each([
  [{ how: "failed" }, "it is not known what is gone"],
  [{ how: "skipped" }, "stopped because no code was entered, and it is not known what is gone"],
  [{ how: "codeNeeded", sent: false }, "waits for a code, and nothing was sent"],
  [{ how: "running" }, "that is not over"],
  [{ how: "ended" }, "it could not be checked what is gone"],
] as const)("the ticket claims nothing of %o that was not seen", (more, said) => {
  const text = incidentTexts.ticket(
    report({ ends: [on("acme", { ...more, checkedAt: null, secondCheckDone: false }, 0)] }),
    telling,
  );

  expect(text).toContain(said);
  expect(text).not.toContain("nobody signed in");
});

test("who was signed out everywhere is not told that no device was signed out", () => {
  const of = (fate: Report["wholeAccounts"][number]["fate"]) =>
    report({ ends: [], wholeAccounts: [{ workspaceId: "acme", userId: "maria-acme", fate }] });

  expect(incidentTexts.ticket(of("ended"), telling)).toContain(
    "On Acme HQ the account was signed out everywhere, also of access tokens, as the server says.",
  );
  expect(incidentTexts.message(of("ended"), telling)).toContain("Your account on Acme HQ was signed out everywhere");
  expect(incidentTexts.message(of("ended"), telling)).not.toContain("No device was signed out");
  expect(incidentTexts.message(of("unknown"), telling)).toContain(
    "It is not certain yet that your account on Acme HQ is signed out everywhere",
  );
  expect(incidentTexts.message(report({ startedAt: null }), telling)).toContain("No device was signed out.");
});

test("the message names what is not certain, and the table never says of it that it was left signed in", () => {
  const row = { card: card("globex", { person: maria }), answer: "no", fate: "notAsked" } as const;
  const told = report({ rows: [row], ends: [on("globex", { how: "skipped", sent: false, checkedAt: null }, 0)] });

  expect(incidentTexts.message(told, telling)).toMatch(
    /It is not certain yet that these are signed out; we are looking into it:\n- Chrome on Windows, Globex/,
  );
  expect(incidentTexts.message(told, telling)).not.toContain("No device was signed out");
  expect(incidentTexts.table(told, telling)[0]?.at(-1)).toBe("Not asked");
  expect(incidentTexts.table(report({ rows: [{ ...row, fate: "withAccount" }] }), telling)[0]?.at(-1)).toBe(
    "Signed out with the whole account, as the server says",
  );
});

test("the message stays true when it is read later, and asks for what the caller can still do", () => {
  const row = { card: card("acme", { person: maria }), answer: "no", fate: "gone" } as const;
  const { accounts } = report({});
  const told = incidentTexts.message(
    report({ rows: [row], unsecured: accounts.map((account) => ({ what: "accessTokens", account })) }),
    telling,
  );

  expect(told).not.toMatch(/Today|Yesterday/);
  expect(told).toMatch(/last connected \w{3}, \d+ \w+ \d{4}, \d\d:\d\d:\d\d \(UTC/);
  expect(told).toContain("Remove personal access tokens that you do not know.");
});

test("the answers say whose devices were read aloud", () => {
  expect(incidentTexts.evidence(report({}), telling).text).toMatch(/Account: Maria.* on Acme HQ/);
});

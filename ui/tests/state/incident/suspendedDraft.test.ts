import { expect, test } from "vitest";
import type { EndingEnd } from "../../../src/backend/revocation";
import { began, type Incident } from "../../../src/state/incident/incident";
import { resumed, suspended } from "../../../src/state/incident/suspendedDraft";
import type { Gathered } from "../../../src/state/incident/who";
import type { Part } from "../../../src/state/revoke/jobs";
import { card, challenge } from "../../scripted";

const first = { workspaceId: "acme", userId: "maria" };
const person = { kind: "known", userName: "maria", name: "Maria Lopez" } as const;

const there = (incident: Incident) => resumed(suspended({ incident, unwritten: [], noted: "" })).incident;

test("everything that was answered, ticked and written comes back as it was", () => {
  const a1 = card("acme", { sessionId: "a1" });
  const incident: Incident = {
    ...began(first, person),
    at: "secure",
    passed: new Set(["who", "devices"]),
    recognised: "Called back",
    ticket: "4711",
    answers: new Map([["acme a1", { card: a1, answer: "no", at: 7 }]]),
    secured: new Set(["password acme maria"]),
    ticks: new Map([["acme a1", "unticked"]]),
    drafts: { ticket: { written: "mine", proposed: "theirs" }, message: null },
    copied: new Set(["ticket"]),
  };
  expect(there(incident)).toEqual(incident);
  const unwritten = [{ kind: "callerRecognised", how: "Called back", ticket: null }] as const;
  expect(resumed(suspended({ incident, unwritten, noted: "Called back\n" }))).toEqual({
    incident,
    unwritten,
    noted: "Called back\n",
  });
});

test("what was read is of an earlier reading then", () => {
  const account = {
    ...first,
    person,
    own: false,
    admin: "no",
    protected: false,
    mayEnd: "yes",
    mayEndAll: "no",
    knownSessions: 1,
    guarded: false,
    why: "first",
  } as const;
  const gathered = (older: boolean): Gathered => ({
    kind: "gathered",
    accounts: [{ ...account, sessions: [{ card: card("acme"), older }] }],
    notLookedAt: 0,
  });
  expect(there({ ...began(first, person), gathered: gathered(false) }).gathered).toEqual(gathered(true));
});

test("no sign-out goes on: no second check is promised, no code awaited, nothing claimed of what ran", () => {
  const end: EndingEnd = {
    asked: 1,
    gone: 1,
    sessions: [],
    stopped: false,
    problem: null,
    checkedAt: "2026-11-23T05:34:50Z",
    newSignIns: [],
    wholeAccounts: [],
    lookedThrough: true,
  };
  const paused = { challenge: challenge(), progress: null };
  const parts: [Part, Part][] = [
    [
      { kind: "ended", end, again: { kind: "waiting", at: 1 }, secondCheckDone: false },
      { kind: "ended", end, again: null, secondCheckDone: false },
    ],
    [
      { kind: "ended", end, again: { kind: "looking" }, secondCheckDone: false },
      { kind: "ended", end, again: null, secondCheckDone: false },
    ],
    [
      { kind: "ended", end, again: { kind: "looked", end, at: "2026-11-23T05:35:50Z" }, secondCheckDone: true },
      { kind: "ended", end, again: { kind: "looked", end, at: "2026-11-23T05:35:50Z" }, secondCheckDone: true },
    ],
    [
      { kind: "codeNeeded", ...paused },
      { kind: "skipped", ...paused },
    ],
    [
      { kind: "running", progress: null, at: 1, stopping: false },
      { kind: "failed", error: { kind: "locked" } },
    ],
  ];
  for (const [before, after] of parts) {
    const started = (part: Part): Incident => ({
      ...began(first, person),
      action: {
        kind: "started",
        operation: "1",
        at: 1,
        cards: [],
        whole: [],
        swept: [],
        parts: new Map([["acme", part]]),
      },
    });
    expect(there(started(before))).toEqual(started(after));
  }
  expect(there({ ...began(first, person), action: { kind: "starting" } }).action).toEqual({ kind: "none" });
});

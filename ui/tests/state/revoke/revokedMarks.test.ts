import { expect, test } from "vitest";
import type { EndingEnd, SessionEnding } from "../../../src/backend/revocation";
import { revokedMarks } from "../../../src/state/revoke/revokedMarks";
import { card } from "../../scripted";

const CHECKED = "2026-11-23T05:34:50Z";
const of = (asOf: string, lastConnected: string | null = "2026-11-23T04:00:00Z") =>
  card("acme", { sessionId: "a1", userId: "rod", asOf, lastConnected });

function end(ending: SessionEnding, checkedAt: string | null = CHECKED): EndingEnd {
  const sessions = [{ key: { workspaceId: "acme", sessionId: "a1" }, ending, reason: null, checkedAt: null }];
  return {
    asked: 1,
    gone: 1,
    sessions,
    stopped: false,
    problem: null,
    checkedAt,
    lookedThrough: true,
    newSignIns: [],
    wholeAccounts: [],
  };
}

const accounts = (asOf: string) => [
  {
    workspaceId: "acme",
    userId: "rod",
    person: of(asOf).person,
    sessions: [{ card: of(asOf), older: false }],
    own: false,
    admin: "no" as const,
    protected: false,
    mayEnd: "yes" as const,
    mayEndAll: "no" as const,
    knownSessions: 1,
    guarded: false,
  },
];

test("a session that was proven gone is marked, with the time", () => {
  const marks = revokedMarks();
  expect(marks.prove(end("gone"), accounts("2026-11-23T05:00:00Z"))).toHaveLength(1);
  expect(marks.revokedAt(of("2026-11-23T05:00:00Z"))).toBe(CHECKED);
});

test("a reading or look-up that is younger than the mark beats it, by part of a second too", () => {
  const marks = revokedMarks();
  marks.prove(end("gone"), accounts("2026-11-23T05:00:00Z"));
  expect(marks.revokedAt(of("2026-11-23T05:34:50.001Z"))).toBeNull();
  expect(marks.revokedAt(of("2026-11-23T05:40:00Z"))).toBeNull();
  expect(marks.revokedAt(of("2026-11-23T05:34:49.999Z"))).toBe(CHECKED);
});

test("one that came back and is signed out again is marked with the newer time, and counted as newly gone", () => {
  const marks = revokedMarks();
  marks.prove(end("gone"), accounts("2026-11-23T05:00:00Z"));
  expect([marks.proofs(), marks.since(0), marks.since(1)]).toEqual([1, 1, 0]);
  marks.prove(end("gone", "2026-11-23T05:50:00Z"), accounts("2026-11-23T05:40:00Z"));
  expect(marks.revokedAt(of("2026-11-23T05:40:00Z"))).toBe("2026-11-23T05:50:00Z");
  expect([marks.proofs(), marks.since(0), marks.since(1)]).toEqual([2, 1, 1]);
});

test("a second look at the same sign-out leaves the first time", () => {
  const marks = revokedMarks();
  marks.prove(end("gone"), accounts("2026-11-23T05:00:00Z"));
  marks.prove(end("gone", "2026-11-23T05:36:00Z"), accounts("2026-11-23T05:00:00Z"));
  expect(marks.revokedAt(of("2026-11-23T05:00:00Z"))).toBe(CHECKED);
});

test("what was not proven is not marked, and what is still there loses its mark", () => {
  const marks = revokedMarks();
  marks.prove(end("unknown"), accounts("2026-11-23T05:00:00Z"));
  marks.prove(end("gone", null), accounts("2026-11-23T05:00:00Z"));
  expect(marks.revokedAt(of("2026-11-23T05:00:00Z"))).toBeNull();
  marks.prove(end("gone"), accounts("2026-11-23T05:00:00Z"));
  marks.prove(end("stillThere"), accounts("2026-11-23T05:00:00Z"));
  expect(marks.revokedAt(of("2026-11-23T05:00:00Z"))).toBeNull();
});

test("a row that an old server leaves is over as long as it does not connect again, however often it is read", () => {
  const marks = revokedMarks();
  expect(marks.prove(end("dead"), accounts("2026-11-23T05:00:00Z"))).toHaveLength(1);
  const read = of("2026-11-24T05:00:00Z");
  expect([marks.revokedAt(read), marks.isStillListed(read), marks.since(0)]).toEqual([CHECKED, true, 0]);
  expect(marks.revokedAt(of("2026-11-24T05:00:00Z", null))).toBe(CHECKED);
  const again = of("2026-11-24T05:00:00Z", "2026-11-24T04:00:00Z");
  expect([marks.revokedAt(again), marks.isStillListed(again)]).toEqual([null, false]);
});

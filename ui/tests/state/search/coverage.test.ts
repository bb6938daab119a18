import { expect, test } from "vitest";
import type { ReadingEnd, Source } from "../../../src/backend/generated/types";
import type { Reading } from "../../../src/state/reading/reading";
import { coverage } from "../../../src/state/search/coverage";
import { isFiltered, NO_FILTERS, toggled, withChosen } from "../../../src/state/search/filters";
import type { WorkspaceStatus } from "../../../src/state/workspaces/status";
import { words } from "../../../src/words/words";
import { challenge, NOW } from "../../scripted";

const minutesAgo = (minutes: number) => new Date(NOW - minutes * 60_000).toISOString();
const end: ReadingEnd = {
  reason: "complete",
  read: 3000,
  added: 3000,
  totalSaid: 3000,
  gone: 0,
  removed: 0,
  notMet: 0,
  unreadable: 0,
  requests: 30,
  asOf: minutesAgo(2),
  keptMoving: false,
};
const source = (workspaceId: string, found: number, asOf: string | null, oldestAsOf = asOf): Source => ({
  workspaceId,
  sessions: found,
  found,
  asOf,
  oldestAsOf,
});
const complete: Reading = { kind: "ended", end };

const SOURCES = [
  source("Acme", 2000, minutesAgo(2)),
  source("Northwind", 214, minutesAgo(5)),
  source("Initech", 104, minutesAgo(1), "2026-11-22T09:12:00Z"),
  source("Globex", 0, null),
  source("Umbrella", 0, null),
];
const READINGS = new Map<string, Reading>([
  ["Acme", complete],
  ["Northwind", complete],
  ["Initech", { kind: "failed", error: { kind: "unreachable", reason: "timedOut", details: "" } }],
  ["Umbrella", { kind: "skipped", challenge: challenge(), progress: null }],
]);
const STANDINGS = new Map<string, WorkspaceStatus>([["Globex", { kind: "signIn" }]]);

test("only what was read to its end counts as current, and everything else is named with its age or reason", () => {
  const made = coverage({ sources: SOURCES }, READINGS, STANDINGS);

  expect(made.current).toBe(2214);
  expect(made.checkedAt).toBe(minutesAgo(5));
  expect(made.older).toEqual([
    { workspaceId: "Initech", found: 104, asOf: "2026-11-22T09:12:00Z", answeredAt: minutesAgo(1), why: "failed" },
  ]);
  expect(made.absent).toEqual([
    { workspaceId: "Globex", why: "notSignedIn" },
    { workspaceId: "Umbrella", why: "skipped" },
  ]);
});

test("a reading that was stopped, is paused or goes on is not current", () => {
  const waiting: Reading = { kind: "codeNeeded", challenge: challenge(), progress: null };
  const going: Reading = { kind: "reading", progress: null, at: NOW, stopping: false };
  const readings = new Map<string, Reading>([
    ["Acme", { kind: "ended", end: { ...end, reason: "stopped" } }],
    ["Northwind", waiting],
    ["Initech", going],
  ]);

  expect(coverage({ sources: SOURCES }, readings, STANDINGS).older.map(({ why }) => why)).toEqual([
    "stopped",
    "codeNeeded",
    "reading",
  ]);
  readings.set("Acme", { kind: "ended", end: { ...end, reason: "tooLong" } });
  expect(coverage({ sources: SOURCES }, readings, STANDINGS).older.map(({ why }) => why)).toEqual([
    "stopped",
    "codeNeeded",
    "reading",
  ]);
});

const said = (sources: Source[], total: number, known: number) =>
  words.find.count(coverage({ sources }, READINGS, STANDINGS), total, known, 0, NOW, (id) => id).join(" · ");

test("the count line says what the count is made of", () => {
  expect(said(SOURCES.slice(0, 1), 2000, 2000)).toBe("2,000 sessions · checked 2 minutes ago");
  expect(said(SOURCES.slice(0, 1), 12, 2000)).toBe("12 of 2,000 sessions · checked 2 minutes ago");
  expect(said(SOURCES.slice(0, 4), 2318, 2318)).toBe(
    "2,214 current, checked 5 minutes ago · 104 from Initech as of yesterday 09:12 · Globex not signed in",
  );
});

test("what was read in part does not make the rest younger", () => {
  const yesterday = "2026-11-22T09:12:00Z";
  const sources = [source("Acme", 2000, minutesAgo(2), yesterday), source("Northwind", 214, minutesAgo(5))];
  const made = (reason: ReadingEnd["reason"]) =>
    coverage({ sources }, new Map([["Acme", { kind: "ended", end: { ...end, reason } }]]), STANDINGS);

  expect(made("metTheKnown").checkedAt).toBe(yesterday);
  expect(made("stopped").older.map(({ asOf, answeredAt }) => [asOf, answeredAt])).toEqual([[yesterday, minutesAgo(2)]]);
  const line = words.find.count(made("stopped"), 2214, 2214, 0, NOW, (id) => id);
  expect(line).toContain("2,000 from Acme, stopped 2 minutes ago, some as of yesterday 09:12");
});

test("the count line says that some of what is shown have ended, or may have", () => {
  const line = (more: Partial<ReadingEnd>) => {
    const made = coverage(
      { sources: SOURCES.slice(0, 1) },
      new Map([["Acme", { kind: "ended", end: { ...end, ...more } }]]),
      STANDINGS,
    );
    return words.find.count(made, 2000, 2000, 0, NOW, (id) => id).join(" · ");
  };

  expect(line({ gone: 2 })).toBe("2,000 sessions · checked 2 minutes ago · 2 have ended; the server doesn’t say which");
  expect(line({ gone: 1 })).toContain("1 has ended; the server doesn’t say which");
  expect(line({ gone: 3, notMet: 3 })).toBe("2,000 sessions · checked 2 minutes ago · 3 may have ended");
  expect(line({})).toBe("2,000 sessions · checked 2 minutes ago");
});

test("how sure a reading is of itself is told with numbers", () => {
  const text = words.reading.complete.sure("Acme", { ...end, read: 2990, gone: 2, unreadable: 1, keptMoving: true });

  expect(text).toContain("Acme: 2,990 read of 3,000 that the server counts.");
  expect(text).toContain("2 of what is shown have ended since");
  expect(text).toContain("1 could not be read.");
  expect(words.reading.complete.sure("Acme", { ...end, notMet: 2 })).toContain(
    "2 of what is shown were not found and may have ended.",
  );
  expect(text).toContain("The list kept moving");
});

test("a choice can be taken back although nothing fits it any more", () => {
  const choices = withChosen([{ key: "browser", label: "Browser", count: 3 }], ["tablet"], (key) => key);

  expect(choices.map(({ key, count }) => [key, count])).toEqual([
    ["browser", 3],
    ["tablet", 0],
  ]);
});

test("a filter is on from its first choice to its last", () => {
  expect(isFiltered(NO_FILTERS)).toBe(false);
  const hints = toggled([], "quiet" as const);
  expect(isFiltered({ ...NO_FILTERS, hints })).toBe(true);
  expect(isFiltered({ ...NO_FILTERS, hints: toggled(hints, "quiet") })).toBe(false);
});

import { expect, test } from "vitest";
import type { CommandError } from "../../../src/backend/generated/types";
import type { EndingEnd, EndingProgress, SessionEnding } from "../../../src/backend/revocation";
import { countAll, isWholly } from "../../../src/state/revoke/counts";
import type { Part } from "../../../src/state/revoke/jobs";
import { challenge } from "../../scripted";

const refused: CommandError = { kind: "refused", code: "x", text: "y" };

function ended(endings: SessionEnding[], more: Partial<EndingEnd> = {}, reason: CommandError | null = null): Part {
  const sessions = endings.map((ending, place) => ({
    key: { workspaceId: "acme", sessionId: String(place) },
    ending,
    reason,
    checkedAt: null,
  }));
  const gone = endings.filter((one) => one === "gone" || one === "hadEnded").length;
  const end = {
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
  return { kind: "ended", end, again: null, secondCheckDone: false };
}

const at = (phase: EndingProgress["phase"], done: number): EndingProgress => ({
  phase,
  done,
  asked: 2,
  waitingSeconds: null,
  secondsLeft: null,
});
const skipped = (progress: EndingProgress | null): Part => ({ kind: "skipped", challenge: challenge(), progress });
const two = { sessions: [{ workspaceId: "acme" }, { workspaceId: "acme" }], wholeAccounts: [] };
const sum = (part: Part, wanted: Parameters<typeof countAll>[1] = two) => countAll(new Map([["acme", part]]), wanted);

test("only what was seen to be gone counts as gone", () => {
  expect(sum(ended(["gone", "hadEnded"]))).toMatchObject({ asked: 2, gone: 2, unknown: 0 });
  expect(sum(ended(["gone", "gone"], { checkedAt: null }))).toMatchObject({ asked: 2, gone: 0, unknown: 2 });
  expect(sum(ended(["unknown", "notAsked"], { checkedAt: null }))).toMatchObject({ gone: 0, unknown: 1 });
  expect(sum(ended(["unknown", "stillThere"], {}, refused))).toMatchObject({ gone: 0, unknown: 0 });
});

test("a workspace that failed, or was skipped after sending, is not known; skipped before it is not gone", () => {
  expect(sum({ kind: "failed", error: refused })).toMatchObject({ asked: 2, gone: 0, unknown: 2 });
  expect(sum(skipped(at("ending", 1)))).toMatchObject({ unknown: 2 });
  expect(sum(skipped(at("checking", 0)))).toMatchObject({ unknown: 2 });
  expect(sum(skipped(at("ending", 0)))).toMatchObject({ asked: 2, gone: 0, unknown: 0 });
  expect(sum(skipped(null))).toMatchObject({ asked: 2, gone: 0, unknown: 0 });
});

test("a job is wholly done when every session is gone and every account was signed out everywhere", () => {
  const of = (isEnded: boolean) =>
    ended(["gone"], { wholeAccounts: [{ userId: "rod", ending: isEnded ? "ended" : "unknown", problem: null }] });
  const wanted = { sessions: [{ workspaceId: "acme" }], wholeAccounts: [{ workspaceId: "acme" }] };

  expect([isWholly(sum(of(true), wanted)), isWholly(sum(of(false), wanted))]).toEqual([true, false]);
  expect(
    isWholly(sum(ended([], { wholeAccounts: [{ userId: "rod", ending: "notAsked", problem: null }] }), wanted)),
  ).toBe(false);
  expect(
    isWholly(sum({ kind: "failed", error: refused }, { sessions: [], wholeAccounts: [{ workspaceId: "acme" }] })),
  ).toBe(false);
});

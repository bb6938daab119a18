import type { SessionCard, WholeAccountEnding } from "../../backend/generated/types";
import { countOn, type RevocationCounts, wasSent } from "../revoke/counts";
import type { Part } from "../revoke/jobs";
import { sessionKey } from "../shared/sessionKey";
import { type Fate, fateOf, newest, newSignIns, rounds, type Started, wanted } from "./action";
import { type DeviceAnswer, type Incident, SECURING, type Securing, securedId } from "./incident";
import { included, type Suspect } from "./who";

/** One device of the call: what it is, what was said about it, and what became of it. */
export interface ReportRow {
  card: SessionCard;
  answer: DeviceAnswer | null;
  /** Null where nobody wanted to end it; `withAccount`: with everything of its account, as the server said. */
  fate: Fate | "withAccount" | null;
}

/** How one round stands on one workspace. */
export interface ReportEnd {
  workspaceId: string;
  /** Milliseconds since 1970: when the round began. */
  at: number;
  how: Part["kind"];
  sum: RevocationCounts;
  /** Whether anything was sent, as far as it is known. */
  sent: boolean;
  /** RFC 3339, UTC: when it was read again what is gone; null while it was not. */
  checkedAt: string | null;
  /** Whether the second check is done. */
  secondCheckDone: boolean;
}

/** What became of an account that was to be signed out of everything. */
export interface ReportWhole {
  workspaceId: string;
  userId: string;
  fate: WholeAccountEnding | "notSent" | "underWay";
}

/** Everything that the ticket and the message tell, without words. */
export interface Report {
  accounts: readonly Suspect[];
  recognised: string;
  ticket: string;
  rows: readonly ReportRow[];
  ends: readonly ReportEnd[];
  /** Milliseconds since 1970: when the first round began; null when nothing was ended. */
  startedAt: number | null;
  wholeAccounts: readonly ReportWhole[];
  newSignIns: readonly SessionCard[];
  secured: readonly { what: Securing; account: Suspect }[];
  unsecured: readonly { what: Securing; account: Suspect }[];
}

export function report(incident: Incident): Report {
  const accounts = included(incident);
  const all = rounds(incident);
  const steps = SECURING.flatMap((what) => accounts.map((account) => ({ what, account })));
  const isSecured = ({ what, account }: (typeof steps)[number]) => incident.secured.has(securedId(what, account));
  return {
    accounts,
    recognised: incident.recognised.trim(),
    ticket: incident.ticket.trim(),
    rows: rows(incident, accounts, all),
    ends: all.flatMap(endsOf),
    startedAt: all[0]?.at ?? null,
    wholeAccounts: all.flatMap(wholeOf),
    newSignIns: newSignIns(incident.action),
    secured: steps.filter(isSecured),
    unsecured: steps.filter((step) => !isSecured(step)),
  };
}

/** Every device that was listed, answered or ended, each once: those that were ended first. */
function rows(incident: Incident, accounts: readonly Suspect[], all: readonly Started[]): ReportRow[] {
  const ended = all.flatMap(({ cards }) => cards);
  const answered = [...incident.answers.values()]
    .map(({ card }) => card)
    .filter((card) => accounts.some((account) => isOf(card, account)));
  const listed = accounts.flatMap(({ sessions }) => sessions.map(({ card }) => card));
  const cards = new Map([...ended, ...answered, ...listed].map((card) => [sessionKey(card), card]));
  return [...cards].map(([id, card]) => ({
    card,
    answer: incident.answers.get(id)?.answer ?? null,
    fate: fateOf(all, card) ?? (wentWithAccount(all, card) ? "withAccount" : null),
  }));
}

function isOf(card: SessionCard, account: { workspaceId: string; userId: string }): boolean {
  return card.workspaceId === account.workspaceId && card.userId === account.userId;
}

/** A session that was seen again after its account was signed out of everything did not go with it. */
function wentWithAccount(all: readonly Started[], card: SessionCard): boolean {
  return all.some(
    (round) =>
      Date.parse(card.asOf) <= round.at &&
      round.swept.some((swept) => sessionKey(swept) === sessionKey(card)) &&
      wholeOf(round).some((account) => account.fate === "ended" && isOf(card, account)),
  );
}

function endsOf(round: Started): ReportEnd[] {
  return [...round.parts].map(([workspaceId, part]) => ({
    workspaceId,
    at: round.at,
    how: part.kind,
    sum: countOn(workspaceId, part, wanted(round)),
    sent: (part.kind !== "skipped" && part.kind !== "codeNeeded") || wasSent(part),
    checkedAt: newest(part)?.checkedAt ?? null,
    secondCheckDone: part.kind === "ended" && part.secondCheckDone,
  }));
}

function wholeOf({ parts, whole }: Started): ReportWhole[] {
  return whole.map(({ workspaceId, userId }) => ({
    workspaceId,
    userId,
    fate: wholeFate(parts.get(workspaceId), userId),
  }));
}

function wholeFate(part: Part | undefined, userId: string): ReportWhole["fate"] {
  switch (part?.kind) {
    case undefined:
    case "running":
    case "codeNeeded":
      return "underWay";
    case "skipped":
      return wasSent(part) ? "unknown" : "notSent";
    case "failed":
      return "unknown";
    case "ended":
      return part.end.wholeAccounts.find((one) => one.userId === userId)?.ending ?? "unknown";
  }
}

import type { EndingEnd, SessionEnding } from "../../backend/ending";
import type { SessionCard } from "../../backend/generated/types";
import { sessionName } from "../endingPlan";
import { endingOf, newest, newSignIns, rounds, type Started } from "./action";
import { type DeviceAnswer, type Incident, type Securing, SECURING, securedId } from "./incident";
import { included, type Suspect } from "./who";

/** One device of the call: what it is, what was said about it, and what became of it. */
export interface ReportRow {
  card: SessionCard;
  answer: DeviceAnswer | null;
  /** Null where nobody wanted to end it, or where that is not over yet. */
  ending: SessionEnding | null;
}

/** What one workspace said about a round, the newest that is known. */
export interface ReportEnd {
  workspaceId: string;
  end: EndingEnd;
  /** Whether the second look has been taken. */
  lookedAgain: boolean;
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
  wholeAccounts: readonly { workspaceId: string; userId: string; ended: boolean }[];
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
  const answered = [...incident.answers.values()].map(({ card }) => card).filter((card) => accounts.some((account) => isOf(card, account)));
  const listed = accounts.flatMap(({ sessions }) => sessions.map(({ card }) => card));
  const cards = new Map([...ended, ...answered, ...listed].map((card) => [sessionName(card), card]));
  return [...cards].map(([id, card]) => ({
    card,
    answer: incident.answers.get(id)?.answer ?? null,
    ending: ended.some((one) => sessionName(one) === id) ? endingOf(all, card) : null,
  }));
}

function isOf(card: SessionCard, account: Suspect): boolean {
  return card.workspaceId === account.workspaceId && card.userId === account.userId;
}

function endsOf({ parts }: Started): ReportEnd[] {
  return [...parts].flatMap(([workspaceId, part]) => {
    const end = newest(part);
    return end === null ? [] : [{ workspaceId, end, lookedAgain: part.kind === "ended" && part.again?.kind === "looked" }];
  });
}

function wholeOf({ parts }: Started) {
  return [...parts].flatMap(([workspaceId, part]) => (newest(part)?.wholeAccounts ?? []).map(({ userId, ended }) => ({ workspaceId, userId, ended })));
}

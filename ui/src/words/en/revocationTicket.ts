import type { SessionCard } from "../../backend/generated/types";
import type { EndingEnd, SessionEnd } from "../../backend/revocation";
import type { Tally } from "../../state/revoke/plan";
import { paragraph, type Rich, withTable } from "../markup";
import { cameSince } from "./cameSince";
import { card as cards } from "./card";
import { named, revocation, whatEnds } from "./revocation";
import { ticket } from "./ticket";
import { time } from "./time";

interface EndedOn {
  workspaceId: string;
  end: EndingEnd;
  /** The sessions of the end, with the cards that were looked over. */
  sessions: readonly { card: SessionCard; fate: SessionEnd }[];
}

interface RevocationTicketOf {
  tally: Tally;
  ends: readonly EndedOn[];
  /** What is to be said of workspaces where nothing was proven. */
  others: readonly string[];
  number: string | null;
  masked: boolean;
  name: (workspaceId: string) => string;
}

const { panel } = cards;
const { job } = revocation;

/** What is copied of a sign-out: a paragraph, and a row for each session with what became of it. */
export function revocationTicket({ tally, ends, others, number, masked, name }: RevocationTicketOf): Rich {
  const gone = ends.reduce((sum, { end }) => sum + end.gone, 0);
  const sentences = [
    number === null ? null : `Ticket ${number}.`,
    `${gone === tally.sessions.length && gone > 0 ? "Signed out" : "Asked to be signed out:"} ` +
      `${whatEnds(tally, name)}.`,
    ...ends.flatMap(({ workspaceId, end }) => proven(name(workspaceId), end)),
    ...others.map((other) => `${other}.`),
    "Anyone who knows the password can sign in again.",
    masked ? ticket.maskedNote : null,
  ];
  const row = (card: SessionCard, fate: string) => [
    named(card),
    name(card.workspaceId),
    cards.device(card.device),
    card.lastConnected === null ? cards.unknownTime : time.withOffset(card.lastConnected),
    card.internetAddress === null ? panel.none : ticket.address(card.internetAddress, masked),
    card.sessionId,
    fate,
  ];
  return withTable(paragraph(sentences.filter((one) => one !== null).join(" ")), {
    headings: [
      panel.person,
      panel.workspace,
      panel.device,
      panel.lastConnected,
      panel.address,
      panel.sessionId,
      "What became of it",
    ],
    rows: ends.flatMap(({ end, sessions }) => [
      ...sessions.map(({ card, fate }) => row(card, job.fate(fate))),
      ...end.newSignIns.map((card) => row(card, job.newcomer)),
    ]),
  });
}

function proven(workspace: string, end: EndingEnd): string[] {
  const whole = end.wholeAccounts;
  return [
    `${workspace}: ${job.proof(end, time.withOffset)}.`,
    ...(whole.length === 0 || end.asked === 0 ? [] : [job.whole(whole)]),
    ...(end.stopped ? ["It was stopped; the rest was not asked."] : []),
    ...(end.newSignIns.length === 0 ? [] : [`${cameSince(end.newSignIns.length)}.`]),
  ];
}

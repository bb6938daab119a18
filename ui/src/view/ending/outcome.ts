import type { SessionEnd, EndingEnd } from "../../backend/ending";
import type { SessionCard } from "../../backend/generated/types";
import type { App } from "../../state/app";
import type { Job, Part } from "../../state/endingJobs";
import { sessionName } from "../../state/endingPlan";
import { words } from "../../words/words";
import { nameOf } from "./nameOf";

export interface WorkspaceEnd {
  workspaceId: string;
  end: EndingEnd;
}

/** What came of a sign-out on each workspace where it is over; the newest look counts. */
export function endsOf({ parts }: Pick<Job, "parts">): WorkspaceEnd[] {
  return [...parts].flatMap(([workspaceId, part]) => (part.kind === "ended" ? [{ workspaceId, end: newestLook(part) }] : []));
}

export function newestLook(part: Extract<Part, { kind: "ended" }>): EndingEnd {
  return part.again?.kind === "looked" ? part.again.end : part.end;
}

/** The sessions of an end with the cards that were looked over. */
export function withCards(job: Job, end: EndingEnd): { card: SessionCard; fate: SessionEnd }[] {
  const cards = new Map(job.tally.accounts.flatMap(({ sessions }) => sessions.map(({ card }) => [sessionName(card), card] as const)));
  return end.sessions.flatMap((fate) => {
    const card = cards.get(sessionName(fate.key));
    return card === undefined ? [] : [{ card, fate }];
  });
}

export function ticketOf(app: App, job: Job): string {
  const name = nameOf(app);
  const ends = endsOf(job).map(({ workspaceId, end }) => ({ workspace: name(workspaceId), end, sessions: withCards(job, end) }));
  return words.ending.job.ticket(job.tally, ends, job.ticket, name);
}

import type { SessionCard } from "../../backend/generated/types";
import type { EndingEnd, SessionEnd } from "../../backend/revocation";
import type { App } from "../../state/app";
import type { Job, Part } from "../../state/revoke/jobs";
import { sessionKey } from "../../state/shared/sessionKey";
import type { Rich } from "../../words/markup";
import { words } from "../../words/words";
import { nameOf } from "./nameOf";

interface WorkspaceEnd {
  workspaceId: string;
  end: EndingEnd;
}

/** What came of a sign-out on each workspace where it is over. */
export function endsOf({ parts }: Pick<Job, "parts">): WorkspaceEnd[] {
  return [...parts].flatMap(([workspaceId, part]) => (part.kind === "ended" ? [{ workspaceId, end: part.end }] : []));
}

/** The sessions of an end with the cards that were looked over. */
export function withCards(job: Job, end: EndingEnd): { card: SessionCard; fate: SessionEnd }[] {
  const cards = new Map(
    job.tally.accounts.flatMap(({ sessions }) => sessions.map(({ card }) => [sessionKey(card), card] as const)),
  );
  return end.sessions.flatMap((fate) => {
    const card = cards.get(sessionKey(fate.key));
    return card === undefined ? [] : [{ card, fate }];
  });
}

/** What is copied of a sign-out that is over, also of workspaces where nothing was proven. */
export function ticketOf(app: App, job: Job): Rich {
  const name = nameOf(app);
  const ends = endsOf(job).map(({ workspaceId, end }) => ({ workspaceId, end, sessions: withCards(job, end) }));
  const others = [...job.parts].flatMap(([workspaceId, part]) => unproven(name(workspaceId), part) ?? []);
  return words.revocationTicket({
    tally: job.tally,
    ends,
    others,
    number: job.ticket,
    masked: app.exporting.masked.peek(),
    name,
  });
}

/** What is said of a workspace where nothing was proven; null where something was. */
function unproven(name: string, part: Part): string | null {
  const text = words.revocation.job;
  switch (part.kind) {
    case "ended":
      return null;
    case "skipped":
      return text.skipped(name, part.progress, part.challenge.method);
    case "running":
    case "failed":
      return text.failed(name);
    case "codeNeeded":
      return text.paused(name, part.progress, part.challenge.method);
  }
}

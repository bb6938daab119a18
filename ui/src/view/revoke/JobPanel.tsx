import { useSignal } from "@preact/signals";
import { useEffect, useId, useRef } from "preact/hooks";
import type { App } from "../../state/app";
import { countAll, isWholly } from "../../state/revoke/counts";
import { isUnfinished, type Job, type Part } from "../../state/revoke/jobs";
import { words } from "../../words/words";
import { MaskChoice } from "../search/export/MaskChoice";
import { RichCopyButton } from "../search/export/RichCopyButton";
import { useApp } from "../shared/appContext";
import { Button } from "../shared/Button";
import { JobPart } from "./JobPart";
import { nameOf } from "./nameOf";
import { endsOf, ticketOf } from "./outcome";

/**
 * One sign-out: how far it is on each workspace, and then what was proven. An older one that came to
 * all that was asked is folded, so that the list above keeps its room.
 */
export function JobPanel({ job, newest }: { job: Job; newest: boolean }) {
  const app = useApp();
  const { jobs } = app.revocation;
  const id = useId();
  const text = words.revocation.job;
  const running = isUnfinished(job);
  const parts = [...job.parts];
  const moving = parts.some(([, part]) => part.kind === "running");
  const stopping = parts.every(([, part]) => part.kind !== "running" || part.stopping);
  const title = titleOf(app, job);
  const proven = endsOf(job);
  const unfolded = useSignal(false);
  const folded = !newest && isSettled(job) && !unfolded.value;
  useTelling(job, title);

  return (
    <section class={`dock-card job${folded ? " folded" : ""}`} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {proven.length > 0 && !folded && <p class="job-lead">{text.lead}</p>}
      {!folded && (
        <ul>
          {parts.map(([workspaceId, part]) => (
            <JobPart key={workspaceId} job={job} workspaceId={workspaceId} part={part} />
          ))}
        </ul>
      )}
      {/* At the foot, because that stays where it is when a later look has more to tell. */}
      <footer>
        {running ? (
          <Button small busy={moving && stopping} onClick={() => jobs.stop(job.operation)}>
            {moving && stopping ? text.stopping : text.stop}
          </Button>
        ) : (
          <>
            {!folded && <MaskChoice />}
            {folded && (
              <Button small look="link" onClick={() => (unfolded.value = true)}>
                {text.unfold}
              </Button>
            )}
            <RichCopyButton
              of={job.operation}
              rich={() => ticketOf(app, job)}
              what={words.ticket.what(job.tally.sessions.length)}
              label={words.ticket.copy}
            />
            <Button small look="link" onClick={() => jobs.dismiss(job.operation)}>
              {text.dismiss}
            </Button>
          </>
        )}
      </footer>
    </section>
  );
}

/** Whether nothing of it is left to read or to do: all is gone, and nobody signed in since. */
function isSettled(job: Job): boolean {
  return [...job.parts.values()].every(isQuiet) && isWholly(countAll(job.parts, job.tally));
}

function isQuiet(part: Part): boolean {
  if (part.kind !== "ended" || part.end.newSignIns.length > 0) return false;
  switch (part.again?.kind) {
    case undefined:
    case "waiting":
    case "looking":
      return true;
    case "looked":
      return part.again.end.newSignIns.length === 0;
    case "stopped":
    case "codeNeeded":
    case "failed":
      return false;
  }
}

function titleOf(app: App, job: Job): string {
  const text = words.revocation.job;
  const kinds = [...job.parts.values()].map(({ kind }) => kind);
  if (kinds.includes("running")) return text.running(job.tally, nameOf(app));
  if (kinds.includes("codeNeeded")) return text.waits(job.tally, nameOf(app));
  return text.over(job.tally, countAll(job.parts, job.tally), nameOf(app));
}

/** The beginning and the end are said; what lies between can be read. */
function useTelling(job: Job, title: string) {
  const app = useApp();
  const before = useRef("");
  useEffect(() => {
    if (before.current === title) return;
    before.current = title;
    const proofs = isUnfinished(job) ? [] : endsOf(job).map(({ end }) => words.revocation.job.proof(end));
    app.announcer.say([title, ...proofs].join(". "));
  }, [app, job, title]);
}

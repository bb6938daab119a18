import { useEffect, useId, useRef } from "preact/hooks";
import type { App } from "../../state/app";
import { isUnfinished, type Job } from "../../state/endingJobs";
import { sumOf } from "../../state/endingSum";
import { words } from "../../words/words";
import { useApp } from "../appContext";
import { MaskChoice } from "../export/MaskChoice";
import { RichCopyButton } from "../export/RichCopyButton";
import { Button } from "../parts/Button";
import { JobPart } from "./JobPart";
import { nameOf } from "./nameOf";
import { endsOf, ticketOf } from "./outcome";

/** One sign-out: how far it is on each workspace, and then what was proven. */
export function JobPanel({ job }: { job: Job }) {
  const app = useApp();
  const { jobs } = app.ending;
  const id = useId();
  const text = words.ending.job;
  const running = isUnfinished(job);
  const parts = [...job.parts];
  const moving = parts.some(([, part]) => part.kind === "running");
  const stopping = parts.every(([, part]) => part.kind !== "running" || part.stopping);
  const title = titleOf(app, job);
  const proven = endsOf(job);
  useTelling(job, title);

  return (
    <section class="dock-card job" aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {running ? (
          <Button small busy={moving && stopping} onClick={() => jobs.stop(job.operation)}>
            {moving && stopping ? text.stopping : text.stop}
          </Button>
        ) : (
          <>
            <RichCopyButton of={job.operation} rich={() => ticketOf(app, job)} what={words.ticket.what(job.tally.sessions.length)} label={words.ticket.copy} />
            <Button small look="link" onClick={() => jobs.dismiss(job.operation)}>
              {text.dismiss}
            </Button>
          </>
        )}
      </header>
      {proven.length > 0 && <p class="job-lead">{text.lead}</p>}
      <ul>
        {parts.map(([workspaceId, part]) => (
          <JobPart key={workspaceId} job={job} workspaceId={workspaceId} part={part} />
        ))}
      </ul>
      {!running && <MaskChoice />}
    </section>
  );
}

function titleOf(app: App, job: Job): string {
  const text = words.ending.job;
  const kinds = [...job.parts.values()].map(({ kind }) => kind);
  if (kinds.includes("running")) return text.running(job.tally, nameOf(app));
  if (kinds.includes("codeNeeded")) return text.waits(job.tally, nameOf(app));
  return text.over(job.tally, sumOf(job.parts, job.tally), nameOf(app));
}

/** The beginning and the end are said; what lies between can be read. */
function useTelling(job: Job, title: string) {
  const app = useApp();
  const before = useRef("");
  useEffect(() => {
    if (before.current === title) return;
    before.current = title;
    const proofs = isUnfinished(job) ? [] : endsOf(job).map(({ end }) => words.ending.job.proof(end));
    app.announcer.say([title, ...proofs].join(". "));
  }, [title]);
}

import type { ComponentChildren } from "preact";
import type { EndingProgress } from "../../backend/revocation";
import type { Job, Part } from "../../state/revoke/jobs";
import { words } from "../../words/words";
import { useApp } from "../shared/appContext";
import { Button } from "../shared/Button";
import { ErrorNotice } from "../shared/ErrorNotice";
import { Tile } from "../shared/Tile";
import { useSecondsUntil } from "../shared/useSecondsUntil";
import { JobReport } from "./JobReport";
import { nameOf } from "./nameOf";

interface Props {
  job: Job;
  workspaceId: string;
  part: Part;
}

/** How a sign-out stands on one workspace, with what the person can do about it. */
export function JobPart({ job, workspaceId, part }: Props) {
  const app = useApp();
  const { jobs } = app.revocation;
  const name = nameOf(app)(workspaceId);
  const text = words.revocation.job;
  const about = { name, host: app.workspaces.find(workspaceId)?.host ?? name };
  const row = (body: ComponentChildren) => (
    <li class="job-part">
      <Tile name={name} id={workspaceId} size="small" />
      {body}
    </li>
  );
  switch (part.kind) {
    case "running":
      return row(
        <div class="job-words">
          <p>
            <Moving name={name} progress={part.progress} at={part.at} />
          </p>
          <Bar name={name} progress={part.progress} />
        </div>,
      );
    case "codeNeeded":
      return row(
        <>
          <div class="job-words">
            <p>{text.paused(name, part.progress, part.challenge.method)}</p>
            {part.progress !== null && part.progress.phase === "ending" && part.progress.done > 0 && (
              <Bar name={name} progress={part.progress} />
            )}
          </div>
          <Button
            small
            look="primary"
            name={words.codes.panel.enterFor(name, part.challenge.method)}
            onClick={() => void jobs.enterCode(job.operation, workspaceId)}
          >
            {words.codes.panel.enter(part.challenge.method)}
          </Button>
          <Button small name={words.codes.panel.skipFor(name)} onClick={() => jobs.skip(job.operation, workspaceId)}>
            {words.codes.panel.skip}
          </Button>
        </>,
      );
    case "skipped":
      return row(
        <>
          <p class="job-words">{text.skipped(name, part.progress, part.challenge.method)}</p>
          <Button
            small
            name={words.codes.panel.enterFor(name, part.challenge.method)}
            onClick={() => void jobs.enterCode(job.operation, workspaceId)}
          >
            {words.codes.panel.enter(part.challenge.method)}
          </Button>
        </>,
      );
    case "failed":
      return row(
        <div class="job-words">
          <p>{text.failed(name)}</p>
          <ErrorNotice error={part.error} about={about} said={text.problem(part.error, about)}>
            <Button small name={text.tryAgainOn(name)} onClick={() => void jobs.tryAgain(job.operation, workspaceId)}>
              {text.tryAgain}
            </Button>
          </ErrorNotice>
        </div>,
      );
    case "ended":
      return row(<JobReport job={job} workspaceId={workspaceId} part={part} />);
  }
}

function Bar({ name, progress }: { name: string; progress: EndingProgress | null }) {
  return (
    <progress
      aria-label={words.revocation.job.bar(name)}
      {...(progress === null || progress.phase === "checking"
        ? {}
        : { max: Math.max(1, progress.asked), value: progress.done })}
    />
  );
}

function Moving({ name, progress, at }: { name: string; progress: EndingProgress | null; at: number }) {
  const text = words.revocation.job;
  if (progress !== null && progress.waitingSeconds !== null)
    return <SlowDown name={name} progress={progress} until={at + progress.waitingSeconds * 1000} />;
  return (
    <>
      <strong>{name}:</strong> {progress === null ? text.starting : text.progress(progress)}
    </>
  );
}

/** The server's limit is waited for, by itself. */
function SlowDown({ name, progress, until }: { name: string; progress: EndingProgress; until: number }) {
  return <>{words.revocation.job.slowDown(name, useSecondsUntil(until), progress)}</>;
}

import CircleCheck from "icon:circle-check";
import Warning from "icon:warning";
import { isOver } from "../../state/revoke/counts";
import type { Job, Part } from "../../state/revoke/jobs";
import { words } from "../../words/words";
import { useApp } from "../shared/appContext";
import { Button } from "../shared/Button";
import { ErrorNotice } from "../shared/ErrorNotice";
import { AskForRight } from "./AskForRight";
import { nameOf } from "./nameOf";
import { withCards } from "./outcome";
import { NewSignIns, SecondCheckReport } from "./SecondCheckReport";

interface Props {
  job: Job;
  workspaceId: string;
  part: Extract<Part, { kind: "ended" }>;
}

/** So many of those that are not gone are named. */
const NAMED = 30;

/** What was proven on one workspace: how many are gone, and which are not and why. */
export function JobReport({ job, workspaceId, part }: Props) {
  const app = useApp();
  const { jobs } = app.revocation;
  const name = nameOf(app)(workspaceId);
  const end = part.end;
  const text = words.revocation.job;
  const rest = withCards(job, end).filter(({ fate }) => end.checkedAt === null || !isOver(fate.ending));
  const ended = end.wholeAccounts.filter(({ ending }) => ending === "ended").length;
  const refused = end.wholeAccounts.find(({ problem }) => problem !== null)?.problem ?? null;
  const about = { name, host: app.workspaces.find(workspaceId)?.host ?? name };
  const mayGoOn = ended < end.wholeAccounts.length || rest.some(({ fate }) => !isOver(fate.ending));
  /** Something was asked for, and nobody has seen yet what became of it. */
  const open = end.checkedAt === null || rest.some(({ fate }) => fate.ending === "unknown");
  const wholly = rest.length === 0 && !mayGoOn;

  return (
    <div class="job-words">
      <p class={wholly ? "job-proof gone" : "job-proof"}>
        {wholly ? <CircleCheck /> : <Warning />}
        <span>
          <strong>{name}:</strong> {text.proof(end)}
        </span>
      </p>
      {end.wholeAccounts.length > 0 && end.asked > 0 && <p>{text.whole(end.wholeAccounts)}</p>}
      {refused !== null && (
        <ErrorNotice error={refused} about={about} said={text.problem(refused, about)}>
          {refused.kind === "notAllowedToEnd" && <AskForRight right={refused.right} workspaceId={workspaceId} />}
        </ErrorNotice>
      )}
      {end.stopped && <p>{text.stopped}</p>}
      {end.problem !== null && (
        <ErrorNotice error={end.problem} about={about} said={text.problem(end.problem, about)}>
          {end.problem.kind === "notAllowedToEnd" && (
            <AskForRight right={end.problem.right} workspaceId={workspaceId} />
          )}
        </ErrorNotice>
      )}
      {rest.length > 0 && (
        <details open={rest.length <= 3}>
          <summary>{text.rest(rest.length)}</summary>
          <ul class="job-rest">
            {rest.slice(0, NAMED).map(({ card, fate }) => (
              <li key={card.sessionId}>
                {words.card.person(card.person, card.userId)}, {words.card.device(card.device)}:{" "}
                <span class="soft">{text.fate(fate)}</span>
              </li>
            ))}
            {rest.length > NAMED && <li class="soft">{words.revocation.preview.more(rest.length - NAMED)}</li>}
          </ul>
        </details>
      )}
      {(!wholly || end.checkedAt === null) && (
        <div class="buttons">
          {mayGoOn && (
            <Button
              small
              look="primary"
              name={text.tryAgainOn(name)}
              onClick={() => void jobs.tryAgain(job.operation, workspaceId)}
            >
              {text.tryAgain}
            </Button>
          )}
          <Button
            small
            name={(open ? text.checkNowOn : text.checkAgainOn)(name)}
            onClick={() => void jobs.checkAgain(job.operation, workspaceId)}
          >
            {open ? text.checkNow : text.checkAgain}
          </Button>
        </div>
      )}
      {part.again !== null && (
        <SecondCheckReport
          job={job}
          workspaceId={workspaceId}
          look={part.again}
          mayAsk={wholly && end.checkedAt !== null}
        />
      )}
      {end.newSignIns.length > 0 && <NewSignIns cards={end.newSignIns} />}
    </div>
  );
}

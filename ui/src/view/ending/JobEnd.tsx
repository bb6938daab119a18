import CircleCheck from "icon:circle-check";
import Warning from "icon:warning";
import type { Job, Part } from "../../state/endingJobs";
import { words } from "../../words/words";
import { useApp } from "../appContext";
import { Button } from "../parts/Button";
import { Trouble } from "../parts/Trouble";
import { nameOf } from "./nameOf";
import { newestLook, withCards } from "./outcome";
import { NewSignIns, SecondLook } from "./SecondLook";

interface Props {
  job: Job;
  workspaceId: string;
  part: Extract<Part, { kind: "ended" }>;
}

/** So many of those that are not gone are named. */
const NAMED = 30;

/** What was proven on one workspace: how many are gone, and which are not and why. */
export function JobEnd({ job, workspaceId, part }: Props) {
  const app = useApp();
  const { jobs } = app.ending;
  const name = nameOf(app)(workspaceId);
  const end = newestLook(part);
  const text = words.ending.job;
  const rest = withCards(job, end).filter(({ fate }) => end.checkedAt === null || (fate.ending !== "gone" && fate.ending !== "hadEnded"));
  const ended = end.wholeAccounts.filter((one) => one.ended).length;
  const refused = end.wholeAccounts.find(({ problem }) => problem !== null)?.problem ?? null;
  const about = { name, host: app.workspaces.find(workspaceId)?.host ?? name };
  const mayGoOn = rest.some(({ fate }) => fate.ending !== "gone" && fate.ending !== "hadEnded");

  return (
    <div class="job-words">
      <p class={rest.length === 0 ? "job-proof gone" : "job-proof"}>
        {rest.length === 0 ? <CircleCheck /> : <Warning />}
        <span>
          <strong>{name}:</strong> {text.proof(end)}
        </span>
      </p>
      {end.wholeAccounts.length > 0 && <p>{text.whole(ended, end.wholeAccounts.length)}</p>}
      {refused !== null && <Trouble error={refused} about={about} said={text.problem(refused, about)} />}
      {end.stopped && <p>{text.stopped}</p>}
      {end.problem !== null && <Trouble error={end.problem} about={about} said={text.problem(end.problem, about)} />}
      {rest.length > 0 && (
        <details open={rest.length <= 3}>
          <summary>{text.rest(rest.length)}</summary>
          <ul class="job-rest">
            {rest.slice(0, NAMED).map(({ card, fate }) => (
              <li key={card.sessionId}>
                {words.card.person(card.person, card.userId)}, {words.card.device(card.device)}: <span class="soft">{text.fate(fate)}</span>
              </li>
            ))}
            {rest.length > NAMED && <li class="soft">{words.ending.preview.more(rest.length - NAMED)}</li>}
          </ul>
        </details>
      )}
      {(rest.length > 0 || end.checkedAt === null) && (
        <div class="buttons">
          {mayGoOn && (
            <Button small look="primary" name={text.tryAgainOn(name)} onClick={() => void jobs.tryAgain(job.operation, workspaceId)}>
              {text.tryAgain}
            </Button>
          )}
          <Button small name={text.checkAgainOn(name)} onClick={() => void jobs.lookAgain(job.operation, workspaceId)}>
            {text.checkAgain}
          </Button>
        </div>
      )}
      {part.again !== null && <SecondLook job={job} workspaceId={workspaceId} look={part.again} />}
      {end.newSignIns.length > 0 && <NewSignIns cards={end.newSignIns} />}
    </div>
  );
}

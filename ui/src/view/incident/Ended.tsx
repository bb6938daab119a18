import { useEffect, useRef } from "preact/hooks";
import ErrorCircle from "icon:error-circle";
import Warning from "icon:warning";
import { hasEnded, isEnding, newSignIns, type Started } from "../../state/incident/action";
import type { Incident } from "../../state/incident/incident";
import { included } from "../../state/incident/who";
import { unsecured } from "../../state/incident/progress";
import { words } from "../../words/words";
import { useApp } from "../appContext";
import { JobPart } from "../ending/JobPart";
import { Button } from "../parts/Button";
import { PutDown } from "./PutDown";
import { StepHeading } from "./StepHeading";

/** How the signing out stands in each workspace. It begins with what it does not do. */
export function Ended({ incident, started }: { incident: Incident; started: Started }) {
  const app = useApp();
  const text = words.incident.end;
  const over = hasEnded(started);
  const cards = newSignIns(started);
  const { jobs } = app.ending;
  const job = jobs.all.value.find(({ operation }) => operation === started.operation);
  useProof(incident, started);
  return (
    <section class="incident-step">
      <StepHeading>{over ? text.titleOver : text.titleUnderWay}</StepHeading>
      <StillOpen incident={incident} />
      {cards.length > 0 && (
        <div class="note signed-in-since" role="alert">
          <ErrorCircle />
          <div>
            <p class="trouble-headline">{text.newSignIns(cards.length)}</p>
            <Button small disabled={isEnding(started)} onClick={() => void app.incidents.goRound()}>
              {text.goRound(cards.length)}
            </Button>
          </div>
        </div>
      )}
      {job === undefined ? (
        <PutDown started={started} />
      ) : (
        <section class="panel job" aria-label={words.ending.job.label}>
          <ul>
            {[...job.parts].map(([id, part]) => (
              <JobPart key={id} job={job} workspaceId={id} part={part} />
            ))}
          </ul>
          {isEnding(started) && (
            <div class="buttons">
              <Button small onClick={() => jobs.stop(started.operation)}>
                {words.ending.job.stop}
              </Button>
            </div>
          )}
        </section>
      )}
    </section>
  );
}

/** Who knows the password can sign in again: what is not done yet stands above what was ended. */
function StillOpen({ incident }: { incident: Incident }) {
  const app = useApp();
  const text = words.incident.end;
  const open = unsecured(incident);
  const all = included(incident).length;
  const nameOf = (id: string) => app.workspaces.find(id)?.name ?? "";
  return (
    <div class="note warn still-open">
      <Warning />
      <div>
        <p class="trouble-headline">{open.length === 0 ? text.firstDone : text.first}</p>
        {open.length > 0 && (
          <>
            <p>{text.open}</p>
            <ul class="incident-lines">
              {open.map(({ what, accounts }) => (
                <li key={what}>
                  {words.incident.secure.what(what)}
                  {accounts.length < all && <span class="soft"> ({accounts.map(({ workspaceId }) => nameOf(workspaceId)).join(", ")})</span>}
                </li>
              ))}
            </ul>
            <Button small onClick={() => app.incidents.go("secure")}>
              {text.openPassword}
            </Button>
          </>
        )}
      </div>
    </div>
  );
}

/** Says the proof aloud when everything has ended. */
function useProof({ action }: Incident, started: Started) {
  const app = useApp();
  const over = hasEnded(action);
  const before = useRef(over);
  useEffect(() => {
    if (over && !before.current) {
      const proofs = [...started.parts.values()].flatMap((part) => (part.kind === "ended" ? [words.ending.job.proof(part.end)] : []));
      app.announcer.say(proofs.join("; "));
    }
    before.current = over;
  }, [over]);
}

import ErrorCircle from "icon:error-circle";
import Warning from "icon:warning";
import { useEffect, useRef } from "preact/hooks";
import { isRunning, newSignIns, roundStatus, type Started } from "../../state/incident/action";
import type { Incident } from "../../state/incident/incident";
import { unsecured } from "../../state/incident/progress";
import { included } from "../../state/incident/who";
import { words } from "../../words/words";
import { JobPart } from "../revoke/JobPart";
import { useApp } from "../shared/appContext";
import { Button } from "../shared/Button";
import { StepHeading } from "./StepHeading";
import { SuspendedRound } from "./SuspendedRound";

/** How the signing out stands in each workspace. It begins with what it does not do. */
export function Ended({ incident, started }: { incident: Incident; started: Started }) {
  const app = useApp();
  const text = words.incident.end;
  const title = titleOf(started);
  const cards = newSignIns(started);
  const { jobs } = app.revocation;
  const job = jobs.all.value.find(({ operation }) => operation === started.operation);
  const stopping =
    job !== undefined && [...job.parts.values()].every((part) => part.kind !== "running" || part.stopping);
  useProof(started, title);
  return (
    <section class="incident-step">
      <StepHeading>{title}</StepHeading>
      <StillOpen incident={incident} />
      {cards.length > 0 && (
        <div class="note signed-in-since" role="alert">
          <ErrorCircle />
          <div>
            <p class="trouble-headline">{text.newSignIns(cards.length)}</p>
            <Button small disabled={isRunning(started)} onClick={() => void app.incidents.goRound()}>
              {text.goRound(cards.length)}
            </Button>
          </div>
        </div>
      )}
      {job === undefined ? (
        <SuspendedRound started={started} />
      ) : (
        <section class="panel job" aria-label={words.revocation.job.label}>
          <ul>
            {[...job.parts].map(([id, part]) => (
              <JobPart key={id} job={job} workspaceId={id} part={part} />
            ))}
          </ul>
          {isRunning(started) && (
            <div class="buttons">
              <Button small busy={stopping} onClick={() => jobs.stop(started.operation)}>
                {stopping ? words.revocation.job.stopping : words.revocation.job.stop}
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
                  {accounts.length < all && (
                    <span class="soft"> ({accounts.map(({ workspaceId }) => nameOf(workspaceId)).join(", ")})</span>
                  )}
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

function titleOf(started: Started): string {
  const text = words.incident.end;
  const how = roundStatus(started);
  switch (how.kind) {
    case "underWay":
      return text.titleUnderWay;
    case "waits":
      return text.titleWaits;
    case "over":
      return text.titleOver(how.sum);
  }
}

/** Says aloud when nothing moves any more: how it stands, and what was proven. */
function useProof(started: Started, title: string) {
  const app = useApp();
  const { kind } = roundStatus(started);
  const before = useRef(kind);
  useEffect(() => {
    if (kind !== "underWay" && before.current === "underWay") {
      const proofs = [...started.parts.values()].flatMap((part) =>
        part.kind === "ended" ? [words.revocation.job.proof(part.end)] : [],
      );
      app.announcer.say([title, ...proofs].join(". "));
    }
    before.current = kind;
  }, [app, kind, started, title]);
}

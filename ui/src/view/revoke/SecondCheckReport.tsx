import { useEffect, useRef } from "preact/hooks";
import type { SessionCard } from "../../backend/generated/types";
import type { EndingEnd } from "../../backend/revocation";
import { stillListed } from "../../state/revoke/counts";
import type { Job, SecondCheck as Look } from "../../state/revoke/jobs";
import { words } from "../../words/words";
import { useApp } from "../shared/appContext";
import { Button } from "../shared/Button";
import { toldApart } from "../shared/toldApart";
import { useSecondsUntil } from "../shared/useSecondsUntil";
import { nameOf } from "./nameOf";
import { whenOf } from "./PlannedRow";

/** The check about a minute later: sessions that came back, and new sign-ins. */
export function SecondCheckReport({
  job,
  workspaceId,
  look,
  mayAsk,
}: {
  job: Job;
  workspaceId: string;
  look: Look /** Whether it offers to look again; else that stands above. */;
  mayAsk: boolean;
}) {
  const app = useApp();
  const name = nameOf(app)(workspaceId);
  const text = words.revocation.job;
  const again = mayAsk && (
    <Button
      small
      look={look.kind === "waiting" ? "link" : "quiet"}
      name={text.checkAgainOn(name)}
      onClick={() => void app.revocation.jobs.checkAgain(job.operation, workspaceId)}
    >
      {text.checkAgain}
    </Button>
  );
  switch (look.kind) {
    case "waiting":
      return (
        <p class="job-again">
          <Waiting until={look.at} /> {again}
        </p>
      );
    case "looking":
      return (
        <p class="job-again soft">
          {text.again.looking}{" "}
          <Button
            small
            name={text.again.stop(name)}
            onClick={() => app.revocation.jobs.stopChecking(job.operation, workspaceId)}
          >
            {text.stop}
          </Button>
        </p>
      );
    case "stopped":
      return (
        <p class="job-again">
          {text.again.stopped(name)} {again}
        </p>
      );
    case "codeNeeded":
      return (
        <p class="job-again">
          {text.again.codeNeeded(name)} {again}
        </p>
      );
    case "failed":
      return (
        <p class="job-again">
          <Said
            name={name}
            said={text.again.failed(
              name,
              text.problem(look.error, { name, host: app.workspaces.find(workspaceId)?.host ?? name }).headline,
            )}
            once={look}
          />{" "}
          {again}
        </p>
      );
    case "looked":
      return (
        <p class="job-again">
          <Said name={name} said={found(look.end, look.at)} once={look} /> {again}
        </p>
      );
  }
}

/** The result of a completed second check. */
function found(end: EndingEnd, at: string): string {
  const { asked, gone, newSignIns } = end;
  const text = words.revocation.job.again;
  const back = asked - gone - stillListed(end);
  if (newSignIns.length > 0) return text.newSignIns(newSignIns.length, at);
  return back > 0 ? text.notGone(back, at) : text.none(at);
}

/** Said aloud too, `once` for each look, since nobody waits for it. */
function Said({ said, name, once }: { said: string; name: string; once: Look }) {
  const { announcer } = useApp();
  const before = useRef<Look | null>(null);
  useEffect(() => {
    if (before.current === once) return;
    before.current = once;
    announcer.say(`${name}: ${said}`);
  }, [announcer, name, once, said]);
  return <>{said}</>;
}

function Waiting({ until }: { until: number }) {
  return <span class="soft">{words.revocation.job.again.waiting(useSecondsUntil(until))}</span>;
}

/** Who signed in since, each with the way to end that too. */
export function NewSignIns({ cards }: { cards: readonly SessionCard[] }) {
  const app = useApp();
  const text = words.revocation.job;
  const saidOf = toldApart(
    cards,
    (card) => `${words.revocation.named(card)}, ${words.card.device(card.device)}, ${whenOf(card, app.now.value)}`,
  );
  return (
    <div class="new-sign-ins">
      <h3>{text.newSignIns(cards.length)}</h3>
      <ul>
        {cards.map((card) => {
          const { workspaceId, sessionId } = card;
          const said = saidOf(card);
          return (
            <li key={sessionId}>
              <span>{said}</span>
              <Button
                small
                look="link"
                name={words.revocation.offer.cardName(said)}
                onClick={() =>
                  void app.revocation.propose({ kind: "sessions", sessions: [{ workspaceId, sessionId }] })
                }
              >
                {text.signOutNew}
              </Button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

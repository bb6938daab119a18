import { useEffect } from "preact/hooks";
import type { Asked, Row } from "../../state/search/lookUp";
import { summarise } from "../../state/search/summary";
import { words } from "../../words/words";
import { CodesPanel } from "../codes/CodesPanel";
import { useApp } from "../shared/appContext";
import { Button } from "../shared/Button";
import { NotFound } from "./NotFound";
import { OutcomeRow } from "./OutcomeRow";
import { SessionRow } from "./SessionRow";

/** What came of a look-up, with an outcome of its own for each workspace. */
export function LookUpResults({ asked }: { asked: Asked }) {
  const app = useApp();
  const summary = summarise(asked.rows);
  const sentence = words.results.summary(summary, (id) => app.workspaces.find(id)?.name ?? "");
  const cards = asked.rows.flatMap(({ outcome }) => (outcome.kind === "found" ? [outcome.card] : []));
  const waiting = asked.rows.flatMap(({ workspaceId, outcome }) =>
    outcome.kind === "codeNeeded" ? [{ workspaceId, challenge: outcome.challenge }] : [],
  );
  const wanted = asked.rows.filter((row) => row.wantedCode).length;
  /** One workspace alone is asked directly; from two on they are listed. */
  const inPanel = wanted > 1 && waiting.length > 0;
  const others = asked.rows.filter(
    ({ outcome }) => outcome.kind !== "found" && !(inPanel && outcome.kind === "codeNeeded"),
  );
  const pending = summary.asking.length > 0;

  useEffect(() => {
    if (!pending) app.announcer.say(sentence);
  }, [app, sentence, pending]);

  return (
    <div class="results" aria-busy={pending}>
      <header class="results-head">
        <div>
          <h1 tabIndex={-1} class="summary" data-testid="summary">
            {sentence}
          </h1>
          <p class="soft">
            {words.results.session} <code class="id">{asked.sessionId}</code>
          </p>
        </div>
        <Button look="link" small onClick={() => app.typeSearch("")}>
          {words.results.clear}
        </Button>
      </header>
      {pending && <div class="progress" aria-hidden="true" />}
      {cards.length > 0 && (
        <ul class="cards" aria-label={words.results.foundTitle}>
          {cards.map((card) => (
            <li key={card.workspaceId}>
              <SessionRow card={card} />
            </li>
          ))}
        </ul>
      )}
      {inPanel && (
        <CodesPanel
          waiting={waiting}
          wanted={wanted}
          onEnter={(id) => void app.lookUps.enterCode(id)}
          onSkip={(id) => app.lookUps.skip(id)}
          onStop={() => app.lookUps.stopAsking()}
        />
      )}
      {cards.length === 0 && !pending && <NotFound asked={asked} summary={summary} />}
      {others.length > 0 && <Others rows={others} alone={asked.rows.length === 1} />}
    </div>
  );
}

function Others({ rows, alone }: { rows: readonly Row[]; alone: boolean }) {
  const shown = rows.filter(
    ({ outcome }) => !(alone && outcome.kind === "failed" && outcome.error.kind === "sessionNotFound"),
  );
  if (shown.length === 0) return null;
  return (
    <ul class="outcomes" aria-label={words.results.otherTitle}>
      {shown.map((row) => (
        <li key={row.workspaceId}>
          <OutcomeRow row={row} />
        </li>
      ))}
    </ul>
  );
}

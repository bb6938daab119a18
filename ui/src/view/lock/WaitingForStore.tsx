import Lock from "icon:lock";
import { useEffect } from "preact/hooks";
import type { CommandError, StoreProblem } from "../../backend/generated/types";
import type { Locking, Lock as LockStore } from "../../state/lock/lock";
import { technicalLine } from "../../state/shared/remedy";
import { passwordStore } from "../../words/en/passwordStore";
import { words } from "../../words/words";
import { Button } from "../shared/Button";

interface Props {
  lock: LockStore;
  waiting: Locking & { kind: "waiting" | "failed" };
}

/** Shut until it is known whether a PIN is set, or the person goes on without the password store. */
export function WaitingForStore({ lock, waiting }: Props) {
  const text = words.lock.waiting;
  useEffect(() => {
    document.title = words.general.app;
  }, []);
  return (
    <main class="lock-screen" aria-label={words.general.app}>
      <div class="lock-column">
        <span class="mark large" aria-hidden="true">
          <Lock />
        </span>
        {waiting.kind === "failed" ? <Failed error={waiting.error} /> : <Waiting problem={waiting.problem} />}
        {(waiting.kind === "failed" || waiting.problem !== null) && (
          <Button look="primary" onClick={() => void lock.learn()}>
            {words.errors.remedy("tryAgain")}
          </Button>
        )}
        <Button look="link" onClick={() => void lock.goOnWithoutStore()}>
          {text.goOn}
        </Button>
        <p class="hint centred">{text.goOnGuidance}</p>
      </div>
    </main>
  );
}

function Waiting({ problem }: { problem: StoreProblem | null }) {
  const text = words.lock.waiting;
  return (
    <>
      <h1>{problem === null ? text.title : passwordStore.problem(problem, words.general.app).headline}</h1>
      <p class="lead" role="status">
        {problem === null ? text.why : text.notKnown}
      </p>
    </>
  );
}

function Failed({ error }: { error: CommandError }) {
  const text = words.lock.waiting;
  const line = technicalLine(error);
  return (
    <>
      <h1>{text.failed}</h1>
      <p class="lead" role="alert">
        {text.failedGuidance}
      </p>
      {line !== null && (
        <details class="details">
          <summary>{words.general.details}</summary>
          <code>{line}</code>
        </details>
      )}
    </>
  );
}

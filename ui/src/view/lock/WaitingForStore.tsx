import Lock from "icon:lock";
import { useEffect } from "preact/hooks";
import type { Lock as LockStore, Locking } from "../../state/lock";
import { passwordStore } from "../../words/en/passwordStore";
import { words } from "../../words/words";
import { Button } from "../parts/Button";

interface Props {
  lock: LockStore;
  waiting: Locking & { kind: "waiting" };
}

/** Shut until the password store says whether a PIN is set, or the person goes on without it. */
export function WaitingForStore({ lock, waiting: { problem } }: Props) {
  const text = words.lock.waiting;
  useEffect(() => void (document.title = words.general.app), []);
  return (
    <main class="lock-screen" aria-label={words.general.app}>
      <div class="lock-column">
        <span class="mark large" aria-hidden="true">
          <Lock />
        </span>
        <h1>{problem === null ? text.title : passwordStore.trouble(problem, words.general.app).headline}</h1>
        <p class="lead" role="status">{problem === null ? text.why : text.notKnown}</p>
        {problem !== null && (
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

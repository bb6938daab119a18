import { newest, type Started } from "../../state/incident/action";
import type { Part } from "../../state/revoke/jobs";
import { words } from "../../words/words";
import { nameOf } from "../revoke/nameOf";
import { useApp } from "../shared/appContext";
import { Button } from "../shared/Button";
import { Tile } from "../shared/Tile";

/** How the signing out stood when the window was locked. It cannot be gone on with; another round can. */
export function SuspendedRound({ started }: { started: Started }) {
  const app = useApp();
  const text = words.incident.end;
  const name = nameOf(app);
  return (
    <section class="panel job" aria-label={words.revocation.job.label}>
      <ul>
        {[...started.parts].map(([id, part]) => (
          <li key={id} class="job-part">
            <Tile name={name(id)} id={id} size="small" />
            <p class="job-words">{said(name(id), part)}</p>
          </li>
        ))}
      </ul>
      <p class="hint">{text.locked}</p>
      <div class="buttons">
        <Button small onClick={() => void app.incidents.goRound()}>
          {text.goRoundLocked}
        </Button>
      </div>
    </section>
  );
}

function said(name: string, part: Part): string {
  const text = words.revocation.job;
  switch (part.kind) {
    case "ended":
      return `${name}: ${text.proof(newest(part) ?? part.end)}`;
    case "codeNeeded":
    case "skipped":
      return words.incident.end.lockedAt(name, part.progress);
    case "running":
    case "failed":
      return text.failed(name);
  }
}

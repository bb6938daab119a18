import type { Workspace } from "../../backend/generated/types";
import type { Reading } from "../../state/reading/reading";
import { words } from "../../words/words";
import { useApp } from "../shared/appContext";
import { Button } from "../shared/Button";
import { ErrorNotice } from "../shared/ErrorNotice";
import { RemedyButton } from "../shared/RemedyButton";
import { Tile } from "../shared/Tile";

interface Row {
  workspace: Workspace;
  reading: Reading;
}

/** The workspaces whose newest reading did not come to its end, folded away where something else can be shown. */
export function NotRead({ rows }: { rows: readonly Row[] }) {
  const app = useApp();
  const missed = rows.filter(({ reading }) => reading.kind === "failed" || reading.kind === "skipped");
  if (missed.length === 0) return null;
  return (
    <details class="not-read" open={app.finder.result.value === null}>
      <summary>{words.reading.notRead(missed.map(({ workspace }) => workspace.name))}</summary>
      <ul class="outcomes">
        {missed.map(({ workspace, reading }) => (
          <li key={workspace.id} class="outcome">
            <Tile name={workspace.name} id={workspace.id} size="small" />
            <Why workspace={workspace} reading={reading} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function Why({ workspace, reading }: Row) {
  const app = useApp();
  const { id, name } = workspace;
  const { readings } = app.sessions;
  const text = words.reading;
  const source = app.finder.known.value.get(id);
  if (reading.kind === "skipped") {
    const { method } = reading.challenge;
    return (
      <div class="outcome-line">
        <span>
          {reading.progress === null ? text.skipped(name, method) : text.skippedAt(name, reading.progress, method)}
        </span>
        <Button small name={words.codes.panel.enterFor(name, method)} onClick={() => void readings.enterCode(id)}>
          {words.codes.panel.enter(method)}
        </Button>
      </div>
    );
  }
  if (reading.kind !== "failed") return null;
  return (
    <div class="outcome-body">
      <ErrorNotice error={reading.error} about={workspace}>
        <RemedyButton
          error={reading.error}
          workspaceId={id}
          name={name}
          onAgain={() => void readings.read([id], "whatIsNew")}
        />
      </ErrorNotice>
      {source?.oldestAsOf != null && (
        <p class="soft">{text.keptOlder(source.sessions, words.time.relative(source.oldestAsOf, app.now.value))}</p>
      )}
    </div>
  );
}

import Warning from "icon:warning";
import type { ActivityRow } from "../../backend/generated/types";
import type { Settling } from "../../state/activity/activity";
import { words } from "../../words/words";
import { useApp } from "../shared/appContext";
import { Button } from "../shared/Button";
import { ErrorNotice } from "../shared/ErrorNotice";
import { When } from "../shared/When";

/** So many are named; the list below has them all. */
const NAMED = 5;

/** What was to be signed out and was left open, by workspace. */
export function LeftOpen() {
  const left = useApp().activity.left.value;
  const ids = new Set(left.map(workspaceOf));
  return (
    <>
      {[...ids].map((id) => (
        <LeftAt key={id} workspaceId={id} rows={left.filter((row) => workspaceOf(row) === id)} />
      ))}
    </>
  );
}

function LeftAt({ workspaceId, rows }: { workspaceId: string; rows: readonly ActivityRow[] }) {
  const app = useApp();
  const text = words.activity.left;
  const workspace = app.workspaces.find(workspaceId);
  const written = rows[0]?.what;
  const name = workspace?.name ?? (written?.kind === "ending" ? written.workspaceName : "");
  const settling = app.activity.settling.value.get(workspaceId);
  return (
    <section class="note warn left-open" data-testid="left-open">
      <Warning />
      <div>
        <h2>{text.title(rows.length, name)}</h2>
        <p>{text.guidance(rows.length)}</p>
        <ul>
          {rows.slice(0, NAMED).map((row) => (
            <li key={row.number}>
              {words.activity.row.what(row.what)} · {words.activity.row.details(row.what)[0]} · <When iso={row.at} />
            </li>
          ))}
        </ul>
        {rows.length > NAMED && <p>{text.others(rows.length - NAMED)}</p>}
        {workspace === undefined ? (
          <p class="soft">{text.notThere}</p>
        ) : (
          <>
            <Said settling={settling} name={name} host={workspace.host} />
            <Button
              look="primary"
              small
              name={text.checkOn(name)}
              busy={settling?.kind === "asking"}
              onClick={() => void app.activity.checkNow(workspaceId)}
            >
              {settling?.kind === "asking" ? text.checking : text.check}
            </Button>
          </>
        )}
      </div>
    </section>
  );
}

function Said({ settling, name, host }: { settling: Settling | undefined; name: string; host: string }) {
  const text = words.activity.left;
  switch (settling?.kind) {
    case "failed":
      return <ErrorNotice error={settling.error} about={{ name, host }} alert />;
    case "gaveUp":
      return <p role="status">{text.gaveUp}</p>;
    case "unsure":
      return <p role="status">{text.unsure(settling.open)}</p>;
    case "asking":
    case undefined:
      return null;
  }
}

function workspaceOf({ what }: ActivityRow): string {
  return what.kind === "ending" ? what.workspaceId : "";
}

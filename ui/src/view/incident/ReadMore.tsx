import { words } from "../../words/words";
import { ReadingPanel } from "../reading/ReadingPanel";
import { useApp } from "../shared/appContext";
import { Button } from "../shared/Button";

/** Says which workspaces were not read, where the caller may have an account too, and reads them. */
export function ReadMore() {
  const app = useApp();
  const { readings, unread } = app.sessions;
  const text = words.incident.who;
  const known = app.finder.known.value;
  const names = app.workspaces.all.value
    .filter(({ id }) => (known.get(id)?.asOf ?? null) === null)
    .map(({ name }) => name);
  const ids = unread.value.map(({ id }) => id);
  return (
    <>
      {names.length > 0 && (
        <div class="note info">
          <p>{text.notRead(names)}</p>
          {ids.length > 0 && (
            <Button small onClick={() => void readings.read(ids, "whatIsNew")}>
              {text.read(ids.length, unread.value[0]?.name ?? "")}
            </Button>
          )}
        </div>
      )}
      <ReadingPanel />
    </>
  );
}

import Magnifier from "icon:magnifier";
import { words } from "../../words/words";
import { useApp } from "../shared/appContext";
import { Button } from "../shared/Button";

/** Before anything was read: what reading does, how long it may take, and what needs none. */
export function NothingRead() {
  const app = useApp();
  const { readable, readings } = app.sessions;
  const ids = readable.value.map(({ id }) => id);
  const [only] = readable.value;
  const text = words.reading.nothingRead;
  const states = ids.flatMap((id) => readings.all.value.get(id) ?? []);
  const waiting = states.find((state) => state.kind === "codeNeeded");
  const begun = states.some(({ kind }) => kind === "reading");
  const waits = waiting === undefined ? null : words.reading.waitingForCode(waiting.challenge.method);
  const under = begun ? words.reading.nothingYet : waits;
  if (under !== null) {
    return (
      <div class="empty">
        <Magnifier />
        <h1 tabIndex={-1}>{under.title}</h1>
        <p>{under.guidance}</p>
      </div>
    );
  }
  return (
    <div class="empty">
      <Magnifier />
      <h1 tabIndex={-1}>{text.title}</h1>
      <p>{text.guidance}</p>
      {only === undefined ? (
        <p>{text.nobody}</p>
      ) : (
        <Button look="primary" onClick={() => void readings.read(ids, "whatIsNew")}>
          {app.scope.value.kind === "one" ? text.one(only.name) : text.all(ids.length)}
        </Button>
      )}
      {only !== undefined && <p class="hint">{text.duration}</p>}
      <details class="details">
        <summary>{words.search.where}</summary>
        <p>{words.search.whereGuidance}</p>
      </details>
      <p class="hint">{text.orId}</p>
    </div>
  );
}

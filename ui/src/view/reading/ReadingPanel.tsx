import { useEffect, useRef } from "preact/hooks";
import { waitsTooLong } from "../../state/reading/reading";
import { words } from "../../words/words";
import { CodesPanel } from "../codes/CodesPanel";
import { useApp } from "../shared/appContext";
import { Button } from "../shared/Button";
import { NotRead } from "./NotRead";
import { ReadingRow } from "./ReadingRow";

/** What is being read, what waits for a code, and what could not be read. */
export function ReadingPanel() {
  const app = useApp();
  const { all, wantedCode, stopAll, enterCode, skip, stopAsking } = app.sessions.readings;
  const text = words.reading;
  const rows = app.workspaces.all.value.flatMap((workspace) => {
    const reading = all.value.get(workspace.id);
    return reading === undefined ? [] : [{ workspace, reading }];
  });
  /** One list asks for a code, not two: the one of the look-up goes first. */
  const elsewhere = app.lookUps.codeNeeded.value;
  const waiting = rows.flatMap(({ workspace, reading }) =>
    reading.kind === "codeNeeded" && !elsewhere.has(workspace.id)
      ? [{ workspaceId: workspace.id, challenge: reading.challenge }]
      : [],
  );
  const wanted = wantedCode.value.size;
  const listed = wanted > 1 && waiting.length > 0;
  const active = rows.filter(({ reading }) => reading.kind === "reading").length;
  const shown = rows.filter(({ workspace, reading }) =>
    reading.kind === "codeNeeded"
      ? !listed && !elsewhere.has(workspace.id)
      : reading.kind === "reading" || waitsTooLong(reading),
  );
  const title = text.title(active, shown.length - active);
  const tooLong = shown.flatMap(({ workspace, reading }) =>
    reading.kind === "ended" ? [text.tooLong(workspace.name, reading.end)] : [],
  );
  useTelling(active, waiting.length, tooLong);
  const { say } = app.announcer;
  const tooLongTold = tooLong.join("\n");
  useEffect(() => {
    if (tooLongTold !== "") for (const told of tooLongTold.split("\n")) say(told);
  }, [say, tooLongTold]);

  return (
    <>
      {listed && (
        <CodesPanel
          waiting={waiting}
          wanted={wanted}
          onEnter={(id) => void enterCode(id)}
          onSkip={skip}
          onStop={stopAsking}
        />
      )}
      {shown.length > 0 && (
        <section class="reading-panel" aria-label={title}>
          <header>
            <h2>{title}</h2>
            {active > 1 && (
              <Button small look="link" onClick={stopAll}>
                {text.stopAll}
              </Button>
            )}
          </header>
          <ul>
            {shown.map(({ workspace, reading }) => (
              <li key={workspace.id}>
                <ReadingRow workspace={workspace} reading={reading} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <NotRead rows={rows} />
    </>
  );
}

/** Says when reading begins and when it is over; the pages between would only disturb. */
function useTelling(active: number, waiting: number, tooLong: readonly string[]) {
  const app = useApp();
  const before = useRef(active);
  const over = useRef(false);
  const { result, known } = app.finder;
  const stopped = useRef(tooLong);
  stopped.current = tooLong;
  useEffect(() => {
    if (active > 0 && before.current === 0) app.announcer.say(words.reading.started(active));
    // A reading that waits for a code is not over, and says so itself.
    over.current = active === 0 && waiting === 0 && (over.current || before.current > 0);
    before.current = active;
  }, [app, active, waiting]);
  // How many can be searched is known when the list has caught up with what was read last.
  useEffect(() => {
    if (!over.current) return;
    const sessions = [...known.peek().values()].reduce((sum, one) => sum + one.sessions, 0);
    over.current = false;
    // A list that was too long was told before, and would be talked over.
    app.announcer.say([words.reading.finished(sessions), ...stopped.current].join(" "));
  }, [app, known, result.value]);
}

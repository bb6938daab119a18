import type { ComponentChildren } from "preact";
import type { ReadingProgress, Workspace } from "../../backend/generated/types";
import { type Reading, waitsTooLong } from "../../state/reading/reading";
import { words } from "../../words/words";
import { useApp } from "../shared/appContext";
import { Button } from "../shared/Button";
import { Tile } from "../shared/Tile";
import { useSecondsUntil } from "../shared/useSecondsUntil";

/** How far the reading of one workspace has come, with what the person can do about it. */
export function ReadingRow({ workspace, reading }: { workspace: Workspace; reading: Reading }) {
  const { readings } = useApp().sessions;
  const { id, name } = workspace;
  const text = words.reading;
  switch (reading.kind) {
    case "reading":
      return (
        <Line workspace={workspace} progress={reading.progress} said={<Said name={name} reading={reading} />}>
          <Button small busy={reading.stopping} name={text.stopFor(name)} onClick={() => readings.stop(id)}>
            {reading.stopping ? text.stopping : text.stop}
          </Button>
        </Line>
      );
    case "codeNeeded":
      return (
        <Line
          workspace={workspace}
          progress={reading.progress}
          said={
            reading.progress === null
              ? text.codeNeeded(name, reading.challenge.method)
              : text.paused(name, reading.progress)
          }
        >
          <Button
            small
            look="primary"
            name={words.codes.panel.enterFor(name, reading.challenge.method)}
            onClick={() => void readings.enterCode(id)}
          >
            {words.codes.panel.enter(reading.challenge.method)}
          </Button>
          <Button small name={words.codes.panel.skipFor(name)} onClick={() => readings.skip(id)}>
            {words.codes.panel.skip}
          </Button>
        </Line>
      );
    case "ended":
      if (!waitsTooLong(reading)) return null;
      return (
        <Line workspace={workspace} progress={null} ended said={text.tooLong(name, reading.end)}>
          <Button small name={text.readOnFor(name)} onClick={() => void readings.readOn(id)}>
            {text.readOn}
          </Button>
          <Button small name={text.leaveFor(name)} onClick={() => readings.leave(id)}>
            {text.leave}
          </Button>
        </Line>
      );
    case "skipped":
    case "failed":
      return null;
  }
}

interface LineProps {
  workspace: Workspace;
  progress: ReadingProgress | null;
  /** There is no bar where nothing is under way. */
  ended?: boolean;
  said: ComponentChildren;
  children: ComponentChildren;
}

function Line({ workspace, progress, ended, said, children }: LineProps) {
  const { id, name } = workspace;
  return (
    <div class="reading-row">
      <Tile name={name} id={id} size="small" />
      <div class="reading-words">
        <p>{said}</p>
        {!ended && (
          <progress
            aria-label={words.reading.bar(name)}
            {...(progress?.total ? { max: progress.total, value: progress.read } : {})}
          />
        )}
      </div>
      {children}
    </div>
  );
}

type Underway = Extract<Reading, { kind: "reading" }>;

function Said({ name, reading: { progress, at } }: { name: string; reading: Underway }) {
  const text = words.reading;
  if (progress !== null && progress.waitingSeconds !== null)
    return <SlowDown name={name} progress={progress} until={at + progress.waitingSeconds * 1000} />;
  return (
    <>
      <strong>{name}:</strong> {progress === null ? text.starting : text.progress(progress)}
    </>
  );
}

/** The server's limit is waited for, by itself. */
function SlowDown({ name, progress, until }: { name: string; progress: ReadingProgress; until: number }) {
  return <>{words.reading.slowDown(name, useSecondsUntil(until), progress)}</>;
}

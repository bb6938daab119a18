import { useLayoutEffect, useRef } from "preact/hooks";
import { useApp } from "../appContext";
import { useKeptFocus } from "../keepFocus";
import { EndingFailed } from "./EndingFailed";
import { JobPanel } from "./JobPanel";
import { UndoBar } from "./UndoBar";

/** What goes on at the foot of the page, whichever page it is: the five seconds, and what is being signed out. */
export function Dock() {
  const { ending } = useApp();
  const { pending, cancelled } = ending.undo;
  const empty = pending.value.length === 0 && cancelled.value === null && ending.jobs.all.value.length === 0 && ending.failed.value === null;
  return empty ? null : <Body />;
}

function Body() {
  const { ending } = useApp();
  const jobs = ending.jobs.all.value;
  const dock = useRef<HTMLDivElement>(null);
  useKeptFocus(dock, [jobs, ending.undo.pending.value, ending.undo.cancelled.value]);
  useLayoutEffect(() => {
    const element = dock.current;
    return () => {
      if (element?.contains(document.activeElement)) queueMicrotask(() => document.querySelector<HTMLElement>("main")?.focus());
    };
  }, []);
  return (
    <div class="dock" tabIndex={-1} ref={dock}>
      <EndingFailed />
      {jobs.map((job) => (
        <JobPanel key={job.operation} job={job} />
      ))}
      <UndoBar />
    </div>
  );
}

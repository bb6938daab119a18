import { useApp } from "../appContext";
import { EndingFailed } from "./EndingFailed";
import { JobPanel } from "./JobPanel";
import { UndoBar } from "./UndoBar";

/** What goes on at the foot of the page, whichever page it is: the five seconds, and what is being signed out. */
export function Dock() {
  const { ending } = useApp();
  const { pending, cancelled } = ending.undo;
  const jobs = ending.jobs.all.value;
  if (pending.value.length === 0 && cancelled.value === null && jobs.length === 0 && ending.failed.value === null) return null;
  return (
    <div class="dock" tabIndex={-1}>
      <EndingFailed />
      {jobs.map((job) => (
        <JobPanel key={job.operation} job={job} />
      ))}
      <UndoBar />
    </div>
  );
}

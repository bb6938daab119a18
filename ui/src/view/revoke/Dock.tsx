import { useLayoutEffect, useRef } from "preact/hooks";
import { rounds } from "../../state/incident/action";
import type { Job } from "../../state/revoke/jobs";
import { useApp } from "../shared/appContext";
import { useKeptFocus } from "../shared/keepFocus";
import { JobPanel } from "./JobPanel";
import { SignOutFailed } from "./SignOutFailed";
import { UndoBar } from "./UndoBar";

/**
 * What goes on at the foot of the page, whichever page it is: the five seconds, and what is being
 * signed out. What the guided flow signs out is told there.
 */
export function Dock() {
  const { revocation, incidents } = useApp();
  const { pending, cancelled } = revocation.undo;
  const guided = incidents.open.value;
  const jobs = revocation.jobs.all.value.filter(
    ({ operation }) => guided === null || rounds(guided).every((round) => round.operation !== operation),
  );
  const empty =
    pending.value.length === 0 && cancelled.value === null && jobs.length === 0 && revocation.failed.value === null;
  return empty ? null : <Body jobs={jobs} />;
}

function Body({ jobs }: { jobs: readonly Job[] }) {
  const { revocation } = useApp();
  const dock = useRef<HTMLDivElement>(null);
  useKeptFocus(dock, [revocation.jobs.all.value, revocation.undo.pending.value, revocation.undo.cancelled.value]);
  useLayoutEffect(() => {
    const element = dock.current;
    return () => {
      if (element?.contains(document.activeElement))
        queueMicrotask(() => document.querySelector<HTMLElement>("main")?.focus());
    };
  }, []);
  return (
    <div class="dock" tabIndex={-1} ref={dock}>
      <SignOutFailed />
      {jobs.map((job, index) => (
        <JobPanel key={job.operation} job={job} newest={index === 0} />
      ))}
      <UndoBar />
    </div>
  );
}

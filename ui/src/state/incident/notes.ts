import { type ReadonlySignal, signal } from "@preact/signals";
import type { ActivityBackend } from "../../backend/activity";
import type { ActivityEvent, CommandError } from "../../backend/generated/types";
import { commandError } from "../shared/commandError";

/** Whether everything that was answered and ticked stands in the activity. */
type Written = { kind: "written" } | { kind: "unwritten"; events: readonly ActivityEvent[]; error: CommandError };

export interface IncidentNotes {
  written: ReadonlySignal<Written>;
  /** Writes it into the activity, after what could not be written before. */
  note(event: ActivityEvent): Promise<void>;
  /** Tries again what could not be written. */
  again(): Promise<void>;
}

/** Writes evidence in the order in which it came; what cannot be written is kept and tried again. */
export function incidentNotes(backend: Pick<ActivityBackend, "noteActivity">): IncidentNotes {
  const written = signal<Written>({ kind: "written" });
  let waiting: readonly ActivityEvent[] = [];
  let writing: Promise<void> = Promise.resolve();

  async function write() {
    try {
      for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
        await backend.noteActivity(next);
        waiting = waiting.slice(1);
      }
      written.value = { kind: "written" };
    } catch (thrown) {
      written.value = { kind: "unwritten", events: waiting, error: commandError(thrown) };
    }
  }

  function again() {
    writing = writing.then(write);
    return writing;
  }

  return {
    written,
    note(event) {
      waiting = [...waiting, event];
      return again();
    },
    again,
  };
}

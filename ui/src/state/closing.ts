import { computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import type { Person } from "../backend/generated/types";
import type { WindowBackend } from "../backend/window";
import type { App } from "./app";
import type { AppLifecycle } from "./appLifecycle";
import type { Lock } from "./lock/lock";
import { isOpen, isUnfinished, type Job } from "./revoke/jobs";

/** What would be lost if the window closed now. */
export interface Unfinished {
  /** The caller whose guided flow is not finished. */
  caller: { person: Person; userId: string } | null;
  /** A guided flow is suspended by the lock; it is not named. */
  sealed: boolean;
  /** Devices whose sign-out waits for its five seconds, and was not sent. */
  waiting: number;
  /**
   * Devices whose sign-out runs, or waits for a code; null where none does. 0 where only what no list
   * shows is to end.
   */
  running: number | null;
}

export interface Closing {
  /** The person wants to close the window, and is asked whether to. */
  asked: ReadonlySignal<boolean>;
  unfinished: ReadonlySignal<Unfinished>;
  keepOpen(): void;
  close(): void;
}

/** Asks before the window closes while something in it is unfinished. It outlives the lock. */
export function closing(backend: WindowBackend, lock: Lock, lifecycle: AppLifecycle, until: AbortSignal): Closing {
  const asked = signal(false);
  const unfinished = computed(() =>
    lifecycle.app.value === null ? whileLocked(lock) : unfinishedIn(lifecycle.app.value),
  );
  const isHeld = computed(() => {
    const { caller, sealed, waiting, running } = unfinished.value;
    return caller !== null || sealed || waiting > 0 || running !== null;
  });

  const hold = () => tell(backend.holdWindow(() => (asked.value = true)));
  let wasHeld = false;
  const stop = effect(() => {
    if (isHeld.value) hold();
    else if (wasHeld) tell(backend.releaseWindow());
    wasHeld = isHeld.value;
  });
  until.addEventListener("abort", stop, { once: true });

  return {
    asked,
    unfinished,
    keepOpen() {
      asked.value = false;
      if (isHeld.peek()) hold();
    },
    close: () => tell(backend.closeWindow()),
  };
}

/** A window that does not hear this closes without a question, as every other one does. */
function tell(told: Promise<void>) {
  told.catch(() => undefined);
}

function unfinishedIn(app: App): Unfinished {
  const incident = app.incidents.open.value;
  return {
    caller: incident && { person: incident.person, userId: incident.first.userId },
    sealed: false,
    waiting: app.revocation.undo.pending.value.length,
    running: devicesOf(app.revocation.jobs.all.value.filter(isUnfinished)),
  };
}

function whileLocked(lock: Lock): Unfinished {
  const state = lock.state.value;
  return { caller: null, sealed: state.kind === "locked" && state.keeps, waiting: 0, running: null };
}

/** A workspace that has come to its end is not counted, whatever the others of its job do. */
function devicesOf(jobs: readonly Job[]): number | null {
  if (jobs.length === 0) return null;
  const devicesIn = ({ parts, tally }: Job) =>
    tally.sessions.filter(({ workspaceId }) => isOpen(parts.get(workspaceId)));
  return jobs.flatMap(devicesIn).length;
}

import { type ReadonlySignal, signal } from "@preact/signals";
import type { Backend } from "../backend/backend";
import type { CommandError, KeptAside, LeftEnded, LeftSignIn, Workspace } from "../backend/generated/types";
import { commandError } from "./commandError";

/** What became of a list that could not be taken, and what the person decides about it. */
export interface LostList {
  /** Null once it was decided. */
  kept: ReadonlySignal<KeptAside | null>;
  busy: ReadonlySignal<boolean>;
  error: ReadonlySignal<CommandError | null>;
  /** Sign-ins in the password store that no workspace of the list has; null before they were asked for. */
  left: ReadonlySignal<readonly LeftSignIn[] | null>;
  ended: ReadonlySignal<readonly LeftEnded[] | null>;
  found(kept: KeptAside | null): void;
  restore(): Promise<void>;
  /** Goes on without the last good copy, or dismisses what was said. */
  decline(): Promise<void>;
  showLeft(): Promise<void>;
  endLeft(): Promise<void>;
}

export function lostList(backend: Backend, replaceAll: (all: Workspace[]) => void): LostList {
  const kept = signal<KeptAside | null>(null);
  const busy = signal(false);
  const error = signal<CommandError | null>(null);
  const left = signal<readonly LeftSignIn[] | null>(null);
  const ended = signal<readonly LeftEnded[] | null>(null);

  async function attempt(run: () => Promise<void>) {
    if (busy.peek()) return;
    busy.value = true;
    error.value = null;
    try {
      await run();
    } catch (thrown) {
      error.value = commandError(thrown);
    } finally {
      busy.value = false;
    }
  }

  return {
    kept,
    busy,
    error,
    left,
    ended,
    found(found) {
      kept.value = found;
    },
    restore: () =>
      attempt(async () => {
        replaceAll(await backend.restoreList());
        kept.value = null;
      }),
    decline: () =>
      attempt(async () => {
        const lost = kept.peek();
        if (lost !== null && lost.lastGood > 0) {
          await backend.declineList();
          // What the copy named may still be kept in the password store.
          kept.value = { ...lost, lastGood: 0 };
        } else {
          kept.value = null;
        }
      }),
    showLeft: () => attempt(async () => void (left.value = await backend.leftSignIns())),
    endLeft: () =>
      attempt(async () => {
        ended.value = await backend.endLeftSignIns();
        left.value = [];
      }),
  };
}

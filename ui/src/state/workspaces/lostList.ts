import { type ReadonlySignal, signal } from "@preact/signals";
import type { Backend } from "../../backend/backend";
import type {
  CommandError,
  KeptAside,
  LeftEnding,
  LeftSignIn,
  LeftSignIns,
  Workspace,
} from "../../backend/generated/types";
import { commandError } from "../shared/commandError";

/** What became of a sign-in that no workspace of the list has. */
export interface EndedSignIn {
  signIn: LeftSignIn;
  how: LeftEnding;
}

/** What became of a list that could not be taken, and what the person decides about it. */
export interface LostList {
  /** Null once it was decided. */
  kept: ReadonlySignal<KeptAside | null>;
  busy: ReadonlySignal<boolean>;
  error: ReadonlySignal<CommandError | null>;
  /** Sign-ins in the password store that no workspace of the list has; null before they were asked for. */
  left: ReadonlySignal<LeftSignIns | null>;
  /** The sign-ins that were to be ended; null before. Those that failed are still among `left`. */
  ended: ReadonlySignal<readonly EndedSignIn[] | null>;
  found(kept: KeptAside | null): void;
  restore(): Promise<void>;
  /** Goes on without the last good copy, or dismisses what was said. */
  decline(): Promise<void>;
  showLeft(): Promise<void>;
  /** Ends the sign-ins that are shown, and no others. */
  endLeft(): Promise<void>;
}

export function lostList(backend: Backend, replaceAll: (all: Workspace[]) => void): LostList {
  const kept = signal<KeptAside | null>(null);
  const busy = signal(false);
  const error = signal<CommandError | null>(null);
  const left = signal<LeftSignIns | null>(null);
  const ended = signal<readonly EndedSignIn[] | null>(null);

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
    showLeft: () =>
      attempt(async () => {
        left.value = await backend.leftSignIns();
      }),
    endLeft: () =>
      attempt(async () => {
        const shown = signInsOf(left.peek());
        const ends = new Map((await backend.endLeftSignIns(shown.map(({ id }) => id))).map(({ id, how }) => [id, how]));
        const now = shown.flatMap((signIn) => {
          const how = ends.get(signIn.id);
          return how === undefined ? [] : [{ signIn, how }];
        });
        const before = (ended.peek() ?? []).filter(({ signIn }) => !ends.has(signIn.id));
        ended.value = [...before, ...now];
        const failed = now.filter(({ how }) => how.kind === "failed");
        left.value = { kind: "listed", signIns: failed.map(({ signIn }) => signIn) };
      }),
  };
}

/** The sign-ins that are listed; none where the store cannot list them. */
export function signInsOf(left: LeftSignIns | null): readonly LeftSignIn[] {
  return left?.kind === "listed" ? left.signIns : [];
}

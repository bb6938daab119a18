import { computed, effect, type ReadonlySignal, type Signal } from "@preact/signals";
import type { Backend } from "../../backend/backend";
import type { CommandError, HowMuch, Workspace } from "../../backend/generated/types";
import type { SecondFactorPrompts } from "../codes/secondFactorPrompts";
import { type Readings, readings } from "../reading/reading";
import type { Clock } from "../shared/clock";
import { paced } from "../shared/paced";
import { needsAdministrator, workspaceStatus } from "../workspaces/status";
import { isFiltered, NO_FILTERS } from "./filters";
import { type Finder, finder } from "./finder";
import { isAsked, type Scope } from "./lookUp";

/** While sessions are read, what is shown is renewed at most so often, in milliseconds. */
const RENEWED_EVERY = 500;

export interface SessionSearch {
  finder: Finder;
  readings: Readings;
  /** Workspaces in scope that a reading would ask. */
  readable: ReadonlySignal<readonly Workspace[]>;
  /** Those of them that nothing was read of yet, and nothing is being read of. */
  unread: ReadonlySignal<readonly Workspace[]>;
  /** Whether any filter narrows what is found. */
  filtered: ReadonlySignal<boolean>;
  clearFilters(): void;
  /** Reads unread workspaces for a new search, and prompts for a pending code. */
  readUnread(): void;
  /** Reads everything in scope again, or only what is new. */
  readAgain(howMuch: HowMuch): void;
  drop(workspaceId: string): void;
}

interface SessionSearchNeeds {
  backend: Backend;
  prompts: SecondFactorPrompts;
  clock: Clock;
  scope: Signal<Scope>;
  workspaces: ReadonlySignal<readonly Workspace[]>;
  onEnd: (workspaceId: string) => void;
  onError: (workspaceId: string, error: CommandError) => void;
  /** Counts the looks that have shown which sessions are gone. */
  proofs: () => number;
}

/** Keeps readings and search in step: new sessions appear in the results, and the scope limits the query. */
export function sessionSearch(needs: SessionSearchNeeds, until: AbortSignal): SessionSearch {
  const { scope, workspaces, clock } = needs;
  const found = finder(needs.backend, needs.proofs);
  const renewal = paced(clock, RENEWED_EVERY, () => found.again(), until);
  const reading = readings({
    ...needs,
    onProgress: renewal.soon,
    onEnd(id) {
      renewal.now();
      needs.onEnd(id);
    },
    onError(id, error) {
      renewal.now();
      needs.onError(id, error);
    },
  });

  const readable = computed(() => workspaces.value.filter((one) => isInScope(one, scope.value) && isReadable(one)));
  const unread = computed(() =>
    readable.value.filter(({ id }) => !reading.all.value.has(id) && (found.known.value.get(id)?.asOf ?? null) === null),
  );

  const stopFollowing = effect(() => {
    const workspaceId = scope.value.kind === "one" ? scope.value.id : null;
    if (workspaceId !== found.query.peek().workspaceId) void found.search({ workspaceId });
  });
  until.addEventListener("abort", stopFollowing, { once: true });

  // Hints follow a long list after a moment, and nothing else would ask for them.
  const stopCatchingUp = effect(() => {
    if (found.result.value?.behind) renewal.soon();
  });
  until.addEventListener("abort", stopCatchingUp, { once: true });

  const idsOf = (some: readonly Workspace[]) => some.map(({ id }) => id);

  return {
    finder: found,
    readings: reading,
    readable,
    unread,
    filtered: computed(() => isFiltered(found.query.value.filters)),
    clearFilters: () => void found.search({ filters: NO_FILTERS }),
    readUnread() {
      const [waiting, ...others] = readable.peek().filter(({ id }) => reading.codeNeeded.peek().has(id));
      if (unread.peek().length > 0) void reading.read(idsOf(unread.peek()), "whatIsNew");
      else if (waiting && others.length === 0) void reading.enterCode(waiting.id);
    },
    readAgain: (howMuch) => void reading.read(idsOf(readable.peek()), howMuch),
    drop(workspaceId) {
      reading.drop(workspaceId);
      found.forget(workspaceId);
    },
  };
}

function isInScope(workspace: Workspace, scope: Scope): boolean {
  return scope.kind === "all" || workspace.id === scope.id;
}

/** Whether a reading may bring something: signed in, and not known to be refused. */
function isReadable(workspace: Workspace): boolean {
  return isAsked(workspace) && !needsAdministrator(workspaceStatus(workspace, null, false));
}

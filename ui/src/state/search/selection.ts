import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { SessionCard, SessionKey } from "../../backend/generated/types";
import { sessionKey } from "../shared/sessionKey";
import type { Finder } from "./finder";

/** So many sessions can be selected at once: more could not be looked over before they are signed out. */
export const MOST_SELECTED = 5_000;

/** A session at its place in a result. */
export interface Placed {
  key: SessionKey;
  /** Where it begins, in units. */
  at: number;
}

/** The sessions that the person selected, wherever they stand now; new results leave them selected. */
export interface Selection {
  /** In the order in which they were selected. */
  keys: ReadonlySignal<readonly SessionKey[]>;
  size: ReadonlySignal<number>;
  has(key: SessionKey): boolean;
  toggle(key: SessionKey): void;
  /** Selects one, or takes it back, and makes it the end from which a range begins. */
  toggleAt(place: Placed): void;
  /** Selects everything from where the range began, or from `start`, to here; ranges replace each other. */
  extendTo(place: Placed, start?: Placed): Promise<void>;
  /** Selects what is found, from its beginning. Resolves to how many, or to null when that was overtaken. */
  selectResults(): Promise<{ selected: number; of: number } | null>;
  clear(): void;
  /** How many have left the selection because they are not there any more; until it is changed by hand. */
  gone: ReadonlySignal<number>;
  /** Leaves out what is not there any more. */
  remove(gone: readonly SessionKey[]): void;
  /** Leaves out what has been dealt with. */
  leaveOut(done: readonly SessionKey[]): void;
  /** Forgets what is selected of a workspace that was removed or signed out of. */
  drop(workspaceId: string): void;
}

type Keys = ReadonlyMap<string, SessionKey>;

/** Where a range begins, and what was selected before it. */
interface Start {
  resultId: number;
  place: Placed;
  before: Keys;
}

/** Lines are asked for so many units at a time. */
const AT_ONCE = 2_000;

/** `isOver`: whether a session has been signed out already; a range leaves it out. */
export function selection(
  finder: Pick<Finder, "result" | "lines" | "placeOf">,
  isOver: (card: SessionCard) => boolean = () => false,
): Selection {
  const chosen = signal<Keys>(new Map());
  const gone = signal(0);
  let start: Start | null = null;
  let newest = 0;

  const resultId = () => finder.result.peek()?.id ?? -1;

  function put(keys: Keys, left = 0) {
    newest += 1;
    gone.value = left;
    chosen.value = keys;
  }

  function toggle(key: SessionKey) {
    const name = sessionKey(key);
    const keys = new Map(chosen.peek());
    if (!keys.delete(name)) keys.set(name, key);
    put(keys);
  }

  function begin(place: Placed): Start {
    start = { resultId: resultId(), place, before: chosen.peek() };
    return start;
  }

  /** Null when the result has been replaced meanwhile. */
  async function between(id: number, from: number, to: number): Promise<SessionKey[] | null> {
    const keys: SessionKey[] = [];
    for (let at = from; at < to && keys.length < MOST_SELECTED; at += AT_ONCE) {
      const lines = await finder.lines(id, at, Math.min(to, at + AT_ONCE));
      if (lines === null) return null;
      // A card that reaches over the border comes with both stretches.
      const cards = lines.flatMap((line) =>
        line.kind === "session" && line.at >= at && line.at < to ? [line.card] : [],
      );
      keys.push(
        ...cards.filter((card) => !isOver(card)).map(({ workspaceId, sessionId }) => ({ workspaceId, sessionId })),
      );
    }
    return keys.slice(0, MOST_SELECTED);
  }

  return {
    keys: computed(() => [...chosen.value.values()]),
    size: computed(() => chosen.value.size),
    gone,
    has: (key) => chosen.value.has(sessionKey(key)),
    toggle,
    toggleAt(place) {
      toggle(place.key);
      begin(place);
    },
    async extendTo(place, from = place) {
      const begun = start ?? begin(from);
      const call = ++newest;
      const shown = resultId();
      const there =
        begun.resultId === shown ? { resultId: shown, at: begun.place.at } : await finder.placeOf(begun.place.key);
      // What began the range may not be found any more: it then begins here.
      const at = there?.at ?? place.at;
      const keys = await between(there?.resultId ?? shown, Math.min(at, place.at), Math.max(at, place.at) + 1);
      if (keys === null || call !== newest) return;
      start = { ...begun, resultId: shown, place: there === null ? place : { key: begun.place.key, at } };
      chosen.value = limited(begun.before, keys);
    },
    async selectResults() {
      const result = finder.result.peek();
      if (result === null) return null;
      const call = ++newest;
      const keys = await between(result.id, 0, result.units);
      if (keys === null || call !== newest) return null;
      start = null;
      chosen.value = limited(new Map(), keys);
      return { selected: keys.length, of: result.total };
    },
    clear() {
      start = null;
      put(new Map());
    },
    remove(lost) {
      const kept = without(chosen.peek(), lost);
      const left = chosen.peek().size - kept.size;
      if (left > 0) put(kept, gone.peek() + left);
    },
    leaveOut(done) {
      const kept = without(chosen.peek(), done);
      if (kept.size < chosen.peek().size) put(kept);
    },
    drop(workspaceId) {
      const kept = new Map([...chosen.peek()].filter(([, key]) => key.workspaceId !== workspaceId));
      if (kept.size < chosen.peek().size) put(kept);
    },
  };
}

function without(before: Keys, some: readonly SessionKey[]): Keys {
  const names = new Set(some.map(sessionKey));
  return new Map([...before].filter(([name]) => !names.has(name)));
}

function limited(before: Keys, more: readonly SessionKey[]): Keys {
  const keys = new Map(before);
  for (const key of more) if (keys.size < MOST_SELECTED) keys.set(sessionKey(key), key);
  return keys;
}

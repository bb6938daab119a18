import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Backend } from "../../backend/backend";
import type {
  CommandError,
  Filters,
  Grouping,
  ResultLine,
  SearchQuery,
  SearchResult,
  SessionKey,
  Sort,
  Source,
  Understood,
} from "../../backend/generated/types";
import { commandError } from "../shared/commandError";
import { latest } from "../shared/latest";
import { sameSession } from "../shared/sessionKey";
import { NO_FILTERS } from "./filters";

export { NO_FILTERS };

/** The query as the user set it. */
export interface Query {
  text: string;
  /** Null for all workspaces. */
  workspaceId: string | null;
  filters: Filters;
  sort: Sort;
  group: Grouping;
}

/** The search and its newest result, as the list shows it. */
export interface Finder {
  /** The newest result; null before anything was read. */
  result: ReadonlySignal<SearchResult | null>;
  /** The same search without what was signed out since; null while that has changed nothing. */
  recounted: ReadonlySignal<SearchResult | null>;
  /** How many proofs of sign-outs had come when the newest result was asked for. */
  proofs(): number;
  /** The session whose details are open. */
  selected: ReadonlySignal<SessionKey | null>;
  select(key: SessionKey | null): void;
  /** The list says which session stands at its top, so that new results leave it in place. */
  keepInPlace(key: SessionKey | null): void;
  /** How many units of lines the window shows, with those just above and below it. */
  showUnits(units: number): void;
  /** Lines of a result; null if the result was replaced, or is about to be. */
  lines(resultId: number, from: number, to: number): Promise<ResultLine[] | null>;
  /** Where a session stands in what is found now, in units of that result; null when it is not among it. */
  placeOf(key: SessionKey): Promise<{ resultId: number; at: number } | null>;

  query: ReadonlySignal<Query>;
  /** How the newest query text was parsed; null before the first search. */
  understood: ReadonlySignal<Understood | null>;
  /** What has been read of each workspace, as far as a result has told; by workspace ID. */
  known: ReadonlySignal<ReadonlyMap<string, Source>>;
  /** Why the newest search did not work. */
  failed: ReadonlySignal<CommandError | null>;
  /** Changes the query and searches. Resolves to the result, or to null if superseded. */
  search(change: Partial<Query>): Promise<SearchResult | null>;
  /** Repeats the search after a reading; the list keeps its position. */
  again(): Promise<void>;
  /** Asks how much is found and known now, because sessions were signed out; what is shown stays. */
  recount(): Promise<void>;
  /** Resolves when no search is on its way. */
  settled(): Promise<void>;
  /** Forgets what is known of a workspace that was removed or signed out of. */
  forget(workspaceId: string): void;
}

/** Enough for a tall window until the list has measured its own. */
const UNITS_AT_FIRST = 60;

/**
 * Searches all sessions that were read. Each change is one search; stale answers are dropped.
 * `proofs` counts up whenever sessions were proven gone.
 */
export function finder(backend: Backend, proofs: () => number = () => 0): Finder {
  const query = signal<Query>({ text: "", workspaceId: null, filters: NO_FILTERS, sort: "newest", group: "none" });
  const newest = signal<SearchResult | null>(null);
  const recounted = signal<SearchResult | null>(null);
  const understood = signal<Understood | null>(null);
  const known = signal<ReadonlyMap<string, Source>>(new Map());
  const failed = signal<CommandError | null>(null);
  const selected = signal<SessionKey | null>(null);
  const ask = latest();
  let top: SessionKey | null = null;
  let units = UNITS_AT_FIRST;
  /** What the newest result was asked with, and after how many proofs. */
  let asked = { query: query.peek(), proofs: 0 };
  let onItsWay: Promise<unknown> = Promise.resolve();

  /** `stays`: the list is to stay where it is, so that the newest place of it counts. */
  async function find(anchor: SessionKey | null, stays: boolean): Promise<SearchResult | null> {
    const stillNewest = ask();
    const now = { query: query.peek(), proofs: proofs() };
    try {
      const found = await backend.find({ ...now.query, anchor, visible: units });
      if (!stillNewest()) return null;
      // It may still count what was proven gone while it was on its way.
      if (now.proofs !== proofs()) return await find(anchor, stays);
      if (stays && anchor === null && top !== null) return await find(top, stays);
      asked = now;
      recounted.value = null;
      newest.value = found;
      understood.value = found.understood;
      known.value = new Map([...known.peek(), ...found.sources.map((source) => [source.workspaceId, source] as const)]);
      failed.value = null;
      return found;
    } catch (thrown) {
      if (stillNewest()) failed.value = commandError(thrown);
      return null;
    }
  }

  /** How much a search finds, without its lines. */
  function count(of: Query): Promise<SearchResult | null> {
    const query: SearchQuery = { ...of, anchor: null, visible: 0 };
    return backend.find(query).catch(() => null);
  }

  async function recount(): Promise<void> {
    const before = newest.peek();
    const everything: Query = { ...asked.query, text: "", filters: NO_FILTERS, workspaceId: null };
    const [all, same] = await Promise.all([count(everything), count(asked.query)]);
    if (newest.peek() !== before) return recount();
    if (all !== null) known.value = new Map(all.sources.map((source) => [source.workspaceId, source]));
    recounted.value = same;
  }

  function send(anchor: SessionKey | null, stays: boolean): Promise<SearchResult | null> {
    const finding = find(anchor, stays);
    onItsWay = finding;
    return finding;
  }

  return {
    result: computed(() => (newest.value?.sources.some((source) => source.asOf !== null) ? newest.value : null)),
    recounted,
    proofs: () => asked.proofs,
    selected,
    select(key) {
      if (!sameSession(key, selected.peek())) selected.value = key;
    },
    keepInPlace: (key) => (top = key),
    showUnits: (shown) => (units = shown),
    async lines(resultId, from, to) {
      const lines = await backend.lines(resultId, from, to);
      // What was read has changed without a word, as when sessions were signed out.
      if (lines === null && resultId === newest.peek()?.id) void send(top, true);
      return lines;
    },
    placeOf: (key) =>
      backend
        .find({ ...query.peek(), anchor: key, visible: 0 })
        .then(({ id, anchorAt }) => (anchorAt === null ? null : { resultId: id, at: anchorAt })),
    query,
    understood,
    known,
    failed,
    search(change) {
      query.value = { ...query.peek(), ...change };
      return send(selected.peek(), false);
    },
    async again() {
      await send(top, true);
    },
    recount,
    async settled() {
      for (let waited: Promise<unknown> | null = null; waited !== onItsWay; ) {
        waited = onItsWay;
        await waited;
      }
    },
    forget(workspaceId) {
      if (!known.peek().has(workspaceId)) return;
      known.value = new Map([...known.peek()].filter(([id]) => id !== workspaceId));
      if (selected.peek()?.workspaceId === workspaceId) selected.value = null;
      void send(top, true);
    },
  };
}

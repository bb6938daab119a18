import { type ReadonlySignal, signal } from "@preact/signals";
import type { ResultLine, SearchResult } from "../../backend/generated/types";
import type { Finder } from "./finder";

/** From this unit to before that one. */
export interface Span {
  from: number;
  to: number;
}

/** The lines of one result that are known; they are one stretch without a gap. */
interface Known extends Span {
  resultId: number;
  /** In order. */
  lines: readonly ResultLine[];
}

interface LineCache {
  known: ReadonlySignal<Known>;
  /** Takes a new result; the lines in it are the first that are known. */
  show(result: SearchResult): void;
  /** Asks for what is missing of these units. One question is under way at a time, and the last wish counts. */
  want(span: Span): void;
}

/** So many units are asked for beyond what is wanted, so that a turning wheel asks seldom. */
const AHEAD = 12;
/** Lines further away than so many units are dropped. */
const KEPT = 200;

const NOTHING_KNOWN: Known = { resultId: -1, from: 0, to: 0, lines: [] };

/** Keeps the lines around the window, and drops the answers that belong to an older result. */
export function lineCache(finder: Pick<Finder, "lines">): LineCache {
  const known = signal(NOTHING_KNOWN);
  let result: Pick<SearchResult, "id" | "units"> = { id: -1, units: 0 };
  let wanted: Span = { from: 0, to: 0 };
  let asking = false;

  async function ask() {
    const { id, units } = result;
    const missing = gap(ofThis(known.peek(), id), wanted, units);
    if (asking || missing === null) return;
    asking = true;
    // A card may begin one unit before the first that is wanted.
    const lines = await finder
      .lines(id, Math.max(0, missing.from - 1), Math.min(units, missing.to + 1))
      .catch(() => null);
    asking = false;
    if (lines !== null && id === result.id)
      known.value = joined(ofThis(known.peek(), id), { ...missing, resultId: id, lines }, wanted);
    if (lines !== null || id !== result.id) await ask();
  }

  return {
    known,
    show(next) {
      result = next;
      const [first] = next.lines;
      const last = next.lines.at(-1);
      const span = first && last ? { from: first.at, to: endOf(last) } : { from: 0, to: 0 };
      known.value = { ...span, resultId: next.id, lines: next.lines };
    },
    want(span) {
      wanted = span;
      void ask();
    },
  };
}

export function endOf(line: ResultLine): number {
  return line.at + (line.kind === "heading" ? 1 : 2);
}

/** Lines of another result are of no use for this one. */
function ofThis(known: Known, resultId: number): Known {
  return known.resultId === resultId ? known : { ...NOTHING_KNOWN, resultId };
}

/** What is to be asked for; null when all is there. */
function gap(known: Known, wanted: Span, units: number): Span | null {
  const { from, to } = { from: wanted.from, to: Math.min(wanted.to, units) };
  if (from >= to || (from >= known.from && to <= known.to)) return null;
  const apart = to < known.from || from > known.to;
  const around = from < known.from && to > known.to;
  if (apart || around) return { from: Math.max(0, from - AHEAD), to: Math.min(units, to + AHEAD) };
  return from < known.from
    ? { from: Math.max(0, from - AHEAD), to: known.from }
    : { from: known.to, to: Math.min(units, to + AHEAD) };
}

function joined(old: Known, fresh: Known, wanted: Span): Known {
  const apart = fresh.to < old.from || fresh.from > old.to;
  if (apart) return fresh;
  const from = Math.max(Math.min(old.from, fresh.from), wanted.from - KEPT);
  const to = Math.min(Math.max(old.to, fresh.to), wanted.to + KEPT);
  const byPlace = new Map([...old.lines, ...fresh.lines].map((line) => [line.at, line]));
  const lines = [...byPlace.values()].filter((line) => endOf(line) > from && line.at < to).sort((a, b) => a.at - b.at);
  return { resultId: fresh.resultId, from, to, lines };
}

import { batch, computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import type { ResultLine, SearchResult, SessionCard } from "../../backend/generated/types";
import { keyOfCard, sameSession } from "../shared/sessionKey";
import type { Finder } from "./finder";
import { endOf, lineCache, type Span } from "./lineCache";
import { type Extent, type Place, placeAt, reveal, scrolled, unitsAt } from "./listWindow";

export type SessionLine = Extract<ResultLine, { kind: "session" }>;
export type HeadingLine = Extract<ResultLine, { kind: "heading" }>;
export type Step = "up" | "down" | "pageUp" | "pageDown" | "home" | "end";

/** A list of any length, of which the window shows a few lines; views draw `rows` and nothing else. */
export interface ResultList {
  extent: ReadonlySignal<Extent>;
  /** The lines to draw, in order. */
  rows: ReadonlySignal<readonly ResultLine[]>;
  /** The nearest heading above the first of them, as far as it is known. */
  headingAbove: ReadonlySignal<HeadingLine | null>;
  /** The sessions under a heading, as far as they are known. */
  under(heading: HeadingLine): SessionCard[];
  /** Units in the window whose lines are still on their way. */
  missing: ReadonlySignal<Span | null>;
  /** What to take from a line's true distance to get its place in the scrolled element. */
  offset: ReadonlySignal<number>;
  /** Where the web view has to be put; a new object each time. */
  put: ReadonlySignal<Place>;
  /** The session that the keys move from: the one with the focus, or else the first that is wholly seen. */
  current: ReadonlySignal<SessionLine | null>;
  /** Counts up each time that the focus has to go to the current session. */
  focusWanted: ReadonlySignal<number>;
  show(result: SearchResult): void;
  /** In pixels, as measured. */
  measured(unit: number, window: number): void;
  /** The web view moved. */
  scrolled(scrollTop: number, byWheel: boolean): void;
  /** Where the web view stands after it was put; it may round. */
  stands(scrollTop: number): void;
  step(step: Step): void;
  /** The focus came to a session, or left the list. */
  enter(line: SessionLine): void;
  leave(): void;
}

/** So many units are drawn at most where the window allows it; with cards of 20 nodes, 400 nodes. */
const MOST_UNITS = 32;

type Needs = Pick<Finder, "lines" | "keepInPlace" | "showUnits">;

export function resultList(finder: Needs, until: AbortSignal): ResultList {
  const cache = lineCache(finder);
  const extent = signal<Extent>({ units: 0, unit: 44, window: 700 });
  const place = signal<Place>({ top: 0, scrollTop: 0 });
  const put = signal<Place>(place.peek());
  const entered = signal<{ resultId: number; line: SessionLine } | null>(null);
  const focusWanted = signal(0);
  /** Where the keys want to go, while its line is still on its way. */
  let goal: { at: number; side: 1 | -1 } | null = null;

  const from = computed(() => unitsAt(extent.value, place.value.top, spare(extent.value)).from);
  const to = computed(() => unitsAt(extent.value, place.value.top, spare(extent.value)).to);
  const firstWhole = computed(() => Math.ceil(place.value.top / extent.value.unit));
  const sessions = computed(() => cache.known.value.lines.filter(isSession));
  const onTop = computed(() => sessions.value.find(({ at }) => at >= firstWhole.value) ?? null);

  /** The session with the focus; forgotten when a new result has it elsewhere, out of sight. */
  const held = computed(() => {
    const { resultId } = cache.known.value;
    const kept = entered.value;
    if (kept === null) return null;
    return (
      sessions.value.find(({ card }) => sameSession(card, kept.line.card)) ??
      (kept.resultId === resultId ? kept.line : null)
    );
  });

  const rows = computed(() => {
    const seen = cache.known.value.lines.filter((line) => endOf(line) > from.value && line.at < to.value);
    const one = held.value;
    if (one === null || seen.some(({ at }) => at === one.at)) return seen;
    return one.at < from.value ? [one, ...seen] : [...seen, one];
  });

  const missing = computed(() => {
    const known = cache.known.value;
    if (from.value >= known.from && to.value <= known.to) return null;
    if (to.value <= known.from || from.value >= known.to) return { from: from.value, to: to.value };
    return from.value < known.from ? { from: from.value, to: known.from } : { from: known.to, to: to.value };
  });

  function move(next: Place) {
    place.value = next;
    put.value = { ...next };
  }

  /** Gives the focus to what the keys wanted, as soon as it is known. */
  function arrive() {
    const known = cache.known.peek();
    if (goal === null || goal.at < known.from || goal.at >= known.to) return;
    const { at, side } = goal;
    const line =
      side === 1 ? sessions.peek().find((one) => one.at >= at) : sessions.peek().findLast((one) => one.at <= at);
    goal = null;
    if (line === undefined) return;
    entered.value = { resultId: known.resultId, line };
    const underHeading = known.lines.some((one) => one.kind === "heading" && one.at === line.at - 1);
    const shown = reveal(extent.peek(), place.peek(), underHeading ? line.at - 1 : line.at, endOf(line));
    if (shown !== place.peek()) move(shown);
    focusWanted.value += 1;
  }

  const ends = [
    effect(() => cache.want({ from: from.value, to: to.value })),
    effect(() =>
      finder.keepInPlace(place.value.top < extent.value.unit ? null : onTop.value && keyOfCard(onTop.value.card)),
    ),
    effect(() => finder.showUnits(Math.ceil(extent.value.window / extent.value.unit) + 2 * spare(extent.value))),
    effect(() => void (cache.known.value && arrive())),
  ];
  const stop = () => {
    for (const end of ends) end();
  };
  until.addEventListener("abort", stop, { once: true });

  return {
    extent,
    rows,
    headingAbove: computed(() => {
      const first = rows.value[0]?.at ?? 0;
      return (
        cache.known.value.lines.findLast((line): line is HeadingLine => line.kind === "heading" && line.at < first) ??
        null
      );
    }),
    under(heading) {
      const below = cache.known.value.lines.filter(({ at }) => at > heading.at);
      const next = below.findIndex(({ kind }) => kind === "heading");
      return (next < 0 ? below : below.slice(0, next)).filter(isSession).map(({ card }) => card);
    },
    missing,
    offset: computed(() => place.value.top - place.value.scrollTop),
    put,
    current: computed(() => held.value ?? onTop.value),
    focusWanted,
    show: (result) =>
      batch(() => {
        const { unit } = extent.peek();
        const anchor = result.anchorAt === null ? undefined : result.lines.find(({ at }) => at === result.anchorAt);
        const was = sessions.peek().find(({ card }) => anchor?.kind === "session" && sameSession(card, anchor.card));
        const shift = was === undefined ? 0 : place.peek().top - was.at * unit;
        goal = null;
        extent.value = { ...extent.peek(), units: result.units };
        cache.show(result);
        move(placeAt(extent.peek(), result.anchorAt === null ? 0 : result.anchorAt * unit + shift));
      }),
    measured: (unit, window) =>
      batch(() => {
        const before = extent.peek();
        if (unit <= 0 || window <= 0 || (unit === before.unit && window === before.window)) return;
        extent.value = { ...before, unit, window };
        move(placeAt(extent.peek(), (place.peek().top / before.unit) * unit));
      }),
    scrolled(scrollTop, byWheel) {
      const next = scrolled(extent.peek(), place.peek(), scrollTop, byWheel);
      if (next.scrollTop === scrollTop) place.value = next;
      else batch(() => move(next));
    },
    stands(scrollTop) {
      if (scrollTop !== place.peek().scrollTop) place.value = { ...place.peek(), scrollTop };
    },
    step(step) {
      const last = extent.peek().units - 2;
      const start = goal?.at ?? held.peek()?.at ?? null;
      const wish =
        start === null && (step === "up" || step === "down")
          ? { at: firstWhole.peek(), side: 1 as const }
          : goalOf(step, start ?? firstWhole.peek(), extent.peek());
      if (last < 0) return;
      goal = wish.at > last ? { at: last, side: -1 } : wish.at < 0 ? { at: 0, side: 1 } : wish;
      const shown = reveal(extent.peek(), place.peek(), goal.at, goal.at + 2);
      batch(() => {
        if (shown !== place.peek()) move(shown);
        arrive();
      });
    },
    enter(line) {
      if (held.peek() !== line) entered.value = { resultId: cache.known.peek().resultId, line };
    },
    leave: () => (entered.value = null),
  };
}

function goalOf(step: Step, at: number, { units, unit, window }: Extent): { at: number; side: 1 | -1 } {
  const page = Math.max(2, 2 * Math.floor(window / unit / 2));
  switch (step) {
    case "up":
      return { at: at - 2, side: -1 };
    case "down":
      return { at: at + 2, side: 1 };
    case "pageUp":
      return { at: at - page, side: -1 };
    case "pageDown":
      return { at: at + page, side: 1 };
    case "home":
      return { at: 0, side: 1 };
    case "end":
      return { at: units - 2, side: -1 };
  }
}

/** A few units above and below the window are drawn too, as far as there is room for their nodes. */
function spare({ unit, window }: Extent): number {
  return Math.min(6, Math.max(2, Math.floor((MOST_UNITS - window / unit) / 2)));
}

function isSession(line: ResultLine): line is SessionLine {
  return line.kind === "session";
}

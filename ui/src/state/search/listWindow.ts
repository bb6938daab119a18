/**
 * Where the lines of a long list stand. It knows heights and distances alone: no line, no element.
 *
 * A web view ends an element at some height (WebKitGTK at 33,554,428 px), so the scrolled element
 * is never taller than `TALLEST`. A list that would be taller keeps two positions: `top`, the true
 * distance from its first line, and `scrollTop`, where the web view stands. The rule:
 *
 * - A wheel, a finger or a key moves `top` by exactly what it asked for.
 * - The scrollbar (more than 2 windows at once without a wheel, more than 20 in any case, or an end)
 *   moves `top` proportionally, except that the first and last `EDGE` pixels are the same in both,
 *   so that both ends are reached exactly.
 * - Where the two have come apart, `scrollTop` is put back where `top` belongs, and nothing seems to
 *   move: at once near an end, after `EDGE / 2` elsewhere.
 */

/** All in CSS pixels, but `units`: a heading is 1 unit high, a card 2. */
export interface Extent {
  units: number;
  /** The height of a unit. */
  unit: number;
  /** The height of what is seen at once. */
  window: number;
}

/** Where the list stands. */
export interface Place {
  /** True distance of the window from the first line. */
  top: number;
  /** The same, as the web view knows it. */
  scrollTop: number;
}

export const TALLEST = 10_000_000;
const EDGE = 20_000;

/** The height of the scrolled element. */
export function runway(extent: Extent): number {
  return Math.min(extent.units * extent.unit, TALLEST);
}

/** The place at a true distance, or the nearest that there is. */
export function placeAt(extent: Extent, distance: number): Place {
  const top = clamp(distance, 0, lastTop(extent));
  const scrollTop = stretched(top, lastTop(extent), lastScrollTop(extent));
  return { top, scrollTop: isTaller(extent) ? Math.round(scrollTop) : scrollTop };
}

/** The place after the web view has moved; its `scrollTop` is another one where it has to be put back. */
export function scrolled(extent: Extent, before: Place, scrollTop: number, byWheel: boolean): Place {
  if (!isTaller(extent)) return { top: scrollTop, scrollTop };
  const end = lastScrollTop(extent);
  // A web view that bounces stands beyond its ends for a moment.
  const within = clamp(scrollTop, 0, end);
  const moved = within - clamp(before.scrollTop, 0, end);
  if (moved === 0) return scrollTop === before.scrollTop ? before : { top: before.top, scrollTop };
  const far = Math.abs(moved) > (byWheel ? 20 : 2) * extent.window || (!byWheel && (within === 0 || within === end));
  if (far) return { top: stretched(within, end, lastTop(extent)), scrollTop };
  const there = placeAt(extent, before.top + moved);
  const atEdge = there.top < EDGE || there.top > lastTop(extent) - EDGE;
  const apart = Math.abs(there.scrollTop - within);
  return apart > (atEdge ? 1 : EDGE / 2) ? there : { top: there.top, scrollTop };
}

/** The units in the window, with some spare ones above and below; `to` is the first that is not. */
export function unitsAt({ units, unit, window }: Extent, top: number, spare: number): { from: number; to: number } {
  return {
    from: Math.max(0, Math.floor(top / unit) - spare),
    to: Math.min(units, Math.ceil((top + window) / unit) + spare),
  };
}

/** The nearest place from which all of these units are seen. */
export function reveal(extent: Extent, place: Place, from: number, to: number): Place {
  const lowest = to * extent.unit - extent.window;
  const highest = from * extent.unit;
  if (place.top >= lowest && place.top <= highest) return place;
  return placeAt(extent, place.top > highest ? highest : Math.min(lowest, highest));
}

function isTaller({ units, unit }: Extent): boolean {
  return units * unit > TALLEST;
}

function lastTop({ units, unit, window }: Extent): number {
  return Math.max(0, units * unit - window);
}

function lastScrollTop(extent: Extent): number {
  return Math.max(0, runway(extent) - extent.window);
}

/** From one range to another: the same at both ends, proportional between. Its own inverse, with the ranges swapped. */
function stretched(value: number, from: number, to: number): number {
  const edge = Math.min(EDGE, from / 4, to / 4);
  if (value <= edge || from === to) return value;
  if (value >= from - edge) return to - (from - value);
  return edge + ((value - edge) * (to - 2 * edge)) / (from - 2 * edge);
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}

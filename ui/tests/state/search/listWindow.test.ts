import { describe, expect, test } from "vitest";
import {
  type Extent,
  type Place,
  placeAt,
  reveal,
  runway,
  scrolled,
  TALLEST,
  unitsAt,
} from "../../../src/state/search/listWindow";

const WEB_VIEW_ENDS_AT = 33_554_428;
const MILLION: Extent = { units: 2_000_000, unit: 44, window: 713 };
const end = (extent: Extent) => extent.units * extent.unit - extent.window;
const bottom = (extent: Extent) => Math.max(0, runway(extent) - extent.window);

const extents: Extent[] = [
  { units: 0, unit: 44, window: 700 },
  { units: 6, unit: 44, window: 700 },
  { units: 400, unit: 44, window: 700 },
  { units: 227_272, unit: 44, window: 700 },
  { units: 227_274, unit: 44, window: 700 },
  { units: 300_000, unit: 52, window: 181 },
  MILLION,
  { units: 3_000_000, unit: 60, window: 2100 },
];

/** Numbers that look random and are the same in every run. */
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}

/** What a web view does with a wheel: it stops at its ends, and hears where it is put back. */
function wheel(extent: Extent, place: Place, by: number): Place {
  return scrolled(extent, place, Math.min(Math.max(place.scrollTop + by, 0), bottom(extent)), true);
}

describe.each(extents)("$units units of $unit px in a window of $window px", (extent) => {
  test("the scrolled element stays below what a web view can hold", () => {
    expect(runway(extent)).toBeLessThanOrEqual(TALLEST);
    expect(TALLEST).toBeLessThan(WEB_VIEW_ENDS_AT / 2);
  });

  test("both ends are reached exactly", () => {
    expect(placeAt(extent, 0)).toEqual({ top: 0, scrollTop: 0 });
    expect(placeAt(extent, Infinity)).toEqual({ top: Math.max(0, end(extent)), scrollTop: bottom(extent) });
  });

  test("the scrollbar dragged to an end shows that end", () => {
    const middle = placeAt(extent, end(extent) / 2);

    expect(scrolled(extent, middle, bottom(extent), false).top).toBe(Math.max(0, end(extent)));
    expect(scrolled(extent, middle, 0, false).top).toBe(0);
  });

  test("a place that the scrollbar finds again is the same within a step of the scrollbar", () => {
    const step = Math.max(1, end(extent) / Math.max(1, bottom(extent)) + 1);
    const random = numbers(7);
    for (let turn = 0; turn < 200; turn += 1) {
      const place = placeAt(extent, random.next().value * end(extent));
      const away = scrolled(extent, place, place.scrollTop < bottom(extent) / 2 ? bottom(extent) : 0, false);
      const again = scrolled(extent, away, place.scrollTop, false);
      expect(Math.abs(again.top - place.top)).toBeLessThanOrEqual(Math.max(step, 0));
    }
  });

  test("further down is never further up", () => {
    let before = placeAt(extent, 0);
    for (let share = 0; share <= 1; share += 1 / 997) {
      const place = placeAt(extent, share * end(extent));
      expect(place.top).toBeGreaterThanOrEqual(before.top);
      expect(place.scrollTop).toBeGreaterThanOrEqual(before.scrollTop);
      before = place;
    }
  });

  test("a wheel moves by exactly what it asked for anywhere, and there and back is the same place", () => {
    const random = numbers(11);
    let place = placeAt(extent, end(extent) / 3);
    for (let turn = 0; turn < 5000; turn += 1) {
      const by = Math.round((random.next().value - 0.5) * 800);
      const after = wheel(extent, place, by);
      const wanted = Math.min(Math.max(place.top + by, 0), Math.max(0, end(extent)));
      expect(Math.abs(after.top - wanted)).toBeLessThan(1e-6);
      place = after;
    }
  });
});

test("wheel steps alone come to the millionth card, and back to the first, without a step that does nothing", () => {
  const start = placeAt(MILLION, end(MILLION) - 300_000);
  let down = start;
  let steps = 0;
  for (; down.top < end(MILLION); steps += 1) down = wheel(MILLION, down, 120);
  expect(steps).toBe(2500);
  expect(unitsAt(MILLION, down.top, 0).to).toBe(2_000_000);
  expect(down).toEqual(placeAt(MILLION, Infinity));

  let up = placeAt(MILLION, 300_000);
  for (steps = 0; up.top > 0; steps += 1) up = wheel(MILLION, up, -120);
  expect(steps).toBe(2500);
  expect(up).toEqual({ top: 0, scrollTop: 0 });
});

test("a wheel that turns very fast still moves by what it asked for", () => {
  const place = placeAt(MILLION, 40_000_000);

  expect(wheel(MILLION, place, 9000).top).toBe(40_009_000);
});

test("wheel steps over the whole list keep the scrollbar where it belongs", () => {
  let place = placeAt(MILLION, 0);
  let worst = 0;
  while (place.top < end(MILLION)) {
    place = wheel(MILLION, place, 1000);
    worst = Math.max(worst, Math.abs(place.scrollTop / bottom(MILLION) - place.top / end(MILLION)));
  }
  expect(worst).toBeLessThan(0.005);
  expect(place).toEqual(placeAt(MILLION, Infinity));
});

test("the scrollbar moves proportionally between the ends", () => {
  const half = scrolled(MILLION, placeAt(MILLION, 0), bottom(MILLION) / 2, false);

  expect(half.top).toBeCloseTo(end(MILLION) / 2, 3);
});

test("paging comes to the last card", () => {
  let place = placeAt(MILLION, end(MILLION) - 40 * MILLION.window);
  for (let page = 0; page < 40; page += 1) place = placeAt(MILLION, place.top + MILLION.window);

  expect(place).toEqual(placeAt(MILLION, Infinity));
});

test("a web view that rounds or bounces moves nothing by itself", () => {
  const place = { ...placeAt(MILLION, 44_000_000), scrollTop: 5_000_000.25 };

  expect(scrolled(MILLION, place, 5_000_000.25, false)).toBe(place);
  const bounced = scrolled(MILLION, placeAt(MILLION, 0), -30, true);
  expect(bounced).toEqual({ top: 0, scrollTop: -30 });
  expect(scrolled(MILLION, bounced, 0, true).top).toBe(0);
});

test("the window's units hold every line that is partly seen", () => {
  const extent: Extent = { units: 100, unit: 44, window: 440 };

  expect(unitsAt(extent, 0, 0)).toEqual({ from: 0, to: 10 });
  expect(unitsAt(extent, 43, 0)).toEqual({ from: 0, to: 11 });
  expect(unitsAt(extent, 44, 4)).toEqual({ from: 0, to: 15 });
  expect(unitsAt(extent, 3960, 4)).toEqual({ from: 86, to: 100 });
});

test("what is seen already is not moved, and what is not is moved by as little as possible", () => {
  const extent: Extent = { units: 100, unit: 44, window: 440 };
  const place = placeAt(extent, 880);

  expect(reveal(extent, place, 20, 22)).toBe(place);
  expect(reveal(extent, place, 28, 30)).toBe(place);
  expect(reveal(extent, place, 30, 32).top).toBe(968);
  expect(reveal(extent, place, 18, 20).top).toBe(792);
});

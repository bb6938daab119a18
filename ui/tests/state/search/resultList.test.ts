import { afterEach, expect, test } from "vitest";
import type { ResultLine, SearchResult, SessionKey } from "../../../src/backend/generated/types";
import { NO_FILTERS } from "../../../src/state/search/finder";
import { type ResultList, resultList } from "../../../src/state/search/resultList";
import { held, settle } from "../../fakeClock";
import { millionRows } from "../../millionRows";
import { scripted } from "../../scripted";

const MILLION = 1_000_000;
const backend = millionRows(scripted({ workspaces: [], behaviours: {} }), ["acme", "globex"]);
const find = (group: "none" | "person" = "none", anchor: SessionKey | null = null) =>
  backend.find({ text: "", workspaceId: null, filters: NO_FILTERS, sort: "newest", group, anchor, visible: 40 });

let life = new AbortController();
afterEach(() => {
  life.abort();
  life = new AbortController();
});

/** A list over the million, 704 px high: 16 units. */
async function shown(result?: SearchResult) {
  const asked: [from: number, to: number][] = [];
  const kept: (SessionKey | null)[] = [];
  const list = resultList(
    {
      lines(id, from, to) {
        asked.push([from, to]);
        return backend.lines(id, from, to);
      },
      keepInPlace: (key) => kept.push(key),
      showUnits: () => undefined,
    },
    life.signal,
  );
  list.measured(44, 704);
  list.show(result ?? (await find()));
  return { list, asked, kept };
}

const ats = (list: ResultList) => list.rows.value.map(({ at }) => at);
const inSight = (list: ResultList, line: ResultLine | null) => {
  const { extent, place } = { extent: list.extent.value, place: list.offset.value + list.put.value.scrollTop };
  return line !== null && line.at * extent.unit >= place && (line.at + 2) * extent.unit <= place + extent.window;
};

test("the lines of a result are its first content, and no further call is made for them", async () => {
  const { list, asked } = await shown();

  expect(ats(list)).toEqual([0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20]);
  expect(asked).toEqual([]);
});

test("a jump shows what is missing until the lines are there, in one call", async () => {
  const { list, asked } = await shown();
  list.scrolled(5_000_000, false);

  expect(list.missing.value).not.toBeNull();
  await settle();
  expect(asked).toHaveLength(1);
  expect(list.missing.value).toBeNull();
  expect(list.rows.value.length).toBeGreaterThan(8);
});

test("while an answer is on its way nothing else is asked, and then only the last wish", async () => {
  const slow = held<ResultLine[] | null>();
  const asked: number[] = [];
  const list = resultList(
    {
      lines: (id, from, to) => (asked.push(from) === 1 ? slow.promise : backend.lines(id, from, to)),
      keepInPlace: () => undefined,
      showUnits: () => undefined,
    },
    life.signal,
  );
  const result = await find();
  list.measured(44, 704);
  list.show(result);
  for (const scrollTop of [1_000_000, 2_000_000, 3_000_000, 9_000_000]) list.scrolled(scrollTop, false);
  await settle();
  expect(asked).toHaveLength(1);

  slow.give([]);
  await settle();
  expect(asked).toHaveLength(2);
  expect(list.missing.value).toBeNull();
});

test("an answer that belongs to an older result is dropped", async () => {
  const slow = held<ResultLine[] | null>();
  const list = resultList(
    { lines: () => slow.promise, keepInPlace: () => undefined, showUnits: () => undefined },
    life.signal,
  );
  const old = await find();
  list.measured(44, 704);
  list.show(old);
  list.scrolled(1000, true);
  list.scrolled(20_000, true);
  const fresh = await find();
  list.show(fresh);
  const before = list.rows.value;
  slow.give([
    {
      kind: "heading",
      at: 3,
      heading: { kind: "address", internetAddress: null, sessions: 1, known: 1, workspaces: 1 },
    },
  ]);
  await settle();

  expect(list.rows.value).toEqual(before);
});

test("a turning wheel asks for a stretch at a time, and never twice for the same", async () => {
  const { list, asked } = await shown();
  const view = { scrollTop: 0, put: list.put.value };
  for (let turn = 0; turn < 400; turn += 1) {
    view.scrollTop += 100;
    list.scrolled(view.scrollTop, true);
    if (list.put.value !== view.put) view.scrollTop = list.put.value.scrollTop;
    view.put = list.put.value;
    await settle();
    expect(list.missing.value).toBeNull();
  }
  const lines = asked.reduce((sum, [from, to]) => sum + (to - from), 0);
  expect(lines).toBeLessThan(1.3 * (40_000 / 44) + 60);
  expect(asked.length).toBeLessThan(100);
});

test("End goes to the millionth session and Home back to the first, and the focus follows", async () => {
  const { list } = await shown();
  list.step("end");
  await settle();
  expect(list.current.value?.at).toBe(2 * MILLION - 2);
  expect(list.focusWanted.value).toBe(1);
  expect(inSight(list, list.current.value)).toBe(true);

  list.step("home");
  await settle();
  expect(list.current.value?.at).toBe(0);
  expect(list.put.value).toEqual({ top: 0, scrollTop: 0 });
});

test("Down and Up go from session to session over headings, and a page at a time with the page keys", async () => {
  const { list } = await shown(await find("person"));
  const visited: (number | undefined)[] = [];
  for (const step of [
    "down",
    "down",
    "down",
    "down",
    "down",
    "up",
    "pageDown",
    "pageUp",
    "up",
    "up",
    "up",
    "up",
  ] as const) {
    list.step(step);
    await settle();
    visited.push(list.current.value?.at);
    expect(inSight(list, list.current.value)).toBe(true);
  }
  expect(visited).toEqual([1, 3, 5, 7, 10, 7, 23, 7, 5, 3, 1, 1]);
});

test("the key held down comes to the last session and stays there", async () => {
  const { list } = await shown();
  list.step("end");
  await settle();
  list.step("up");
  await settle();
  for (let turn = 0; turn < 5; turn += 1) list.step("down");
  await settle();

  expect(list.current.value?.at).toBe(2 * MILLION - 2);
});

test("the session with the focus stays in the page when it is scrolled out of sight", async () => {
  const { list } = await shown();
  list.step("down");
  list.step("down");
  const focused = list.current.value;
  list.scrolled(8_000_000, false);
  await settle();

  expect(list.rows.value).toContain(focused);
  list.leave();
  expect(list.rows.value).not.toContain(focused);
});

test("new results leave the session on top where it stands, also when it moved in the meantime", async () => {
  const { list, kept } = await shown();
  list.scrolled(4_400 + 13, true);
  await settle();
  const onTop = kept.at(-1) ?? null;
  list.scrolled(4_400 + 40, true);
  const result = await find("person", onTop);
  const anchorAt = result.anchorAt ?? 0;
  list.show(result);
  await settle();

  expect(onTop).not.toBeNull();
  expect(list.put.value.top).toBe(anchorAt * 44 + (4_440 - 102 * 44));
  expect(list.missing.value).toBeNull();
});

test("at the very top nothing is kept in place, so that the newest come into sight", async () => {
  const { kept } = await shown();

  expect(kept.at(-1)).toBeNull();
});

test("a taller unit keeps the first session in sight on top", async () => {
  const { list } = await shown();
  list.scrolled(8_800, true);
  list.measured(66, 704);

  expect(list.put.value.top).toBe(13_200);
});

test("about as many lines are drawn as the window shows, in a tall window too", async () => {
  const { list } = await shown();
  for (const window of [300, 704, 1200, 1500]) {
    list.measured(44, window);
    list.scrolled(400_000, false);
    await settle();
    expect(list.rows.value.length * 88).toBeGreaterThanOrEqual(window);
    expect(list.rows.value.length).toBeLessThanOrEqual(20);
  }
});

import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import type { SearchResult } from "../../../src/backend/generated/types";
import { finder, NO_FILTERS } from "../../../src/state/search/finder";
import { MOST_SELECTED, type Placed, selection } from "../../../src/state/search/selection";
import { settle } from "../../fakeClock";
import { millionRows } from "../../millionRows";
import { scripted } from "../../scripted";

const find = (count: number) => {
  const backend = millionRows(scripted({ workspaces: [], behaviours: {} }), ["acme", "globex"], count);
  const query = {
    text: "",
    workspaceId: null,
    filters: NO_FILTERS,
    sort: "newest",
    group: "none",
    anchor: null,
    visible: 60,
  } as const;
  return { backend, ask: () => backend.find({ ...query, filters: NO_FILTERS }) };
};

/** A selection over so many sessions, and their places. */
async function over(count: number) {
  const { backend, ask } = find(count);
  const result = signal<SearchResult | null>(await ask());
  const chosen = selection({ result, lines: backend.lines, placeOf: finder(backend).placeOf });
  const places = (result.peek()?.lines ?? []).flatMap((line): Placed[] =>
    line.kind === "session"
      ? [{ at: line.at, key: { workspaceId: line.card.workspaceId, sessionId: line.card.sessionId } }]
      : [],
  );
  const place = (number: number) => places[number] as Placed;
  return {
    chosen,
    place,
    result,
    ask,
    ids: () => chosen.keys.value.map(({ sessionId }) => sessionId).sort(),
    idsOf: (...numbers: number[]) => numbers.map((one) => place(one).key.sessionId).sort(),
  };
}

test("what is toggled is selected, and toggled again it is not", async () => {
  const { chosen, place, ids, idsOf } = await over(20);
  chosen.toggleAt(place(3));
  chosen.toggle(place(5).key);
  expect(ids()).toEqual(idsOf(3, 5));
  expect(chosen.has(place(3).key)).toBe(true);

  chosen.toggleAt(place(3));
  expect(ids()).toEqual(idsOf(5));
  expect(chosen.size.value).toBe(1);
});

test("a range begins at the last selected one, and a shorter range takes back what the longer one had", async () => {
  const { chosen, place, ids, idsOf } = await over(20);
  chosen.toggleAt(place(9));
  chosen.toggleAt(place(3));
  await chosen.extendTo(place(6));
  expect(ids()).toEqual(idsOf(3, 4, 5, 6, 9));
  await chosen.extendTo(place(1));
  expect(ids()).toEqual(idsOf(1, 2, 3, 9));
});

test("a range by keys begins where the keys were", async () => {
  const { chosen, place, ids, idsOf } = await over(20);
  await chosen.extendTo(place(5), place(4));
  await chosen.extendTo(place(6), place(5));
  expect(ids()).toEqual(idsOf(4, 5, 6));
});

test("new results leave what is selected, and a range begins at the same session all the same", async () => {
  const { chosen, place, ids, idsOf, result, ask } = await over(20);
  chosen.toggleAt(place(3));
  result.value = await ask();
  expect(ids()).toEqual(idsOf(3));
  await chosen.extendTo(place(5));

  expect(ids()).toEqual(idsOf(3, 4, 5));
});

test("everything that is found is selected, and never more than five thousand", async () => {
  const few = await over(1_234);
  expect(await few.chosen.selectResults()).toEqual({ selected: 1_234, of: 1_234 });
  expect(few.chosen.size.value).toBe(1_234);

  const many = await over(6_000);
  expect(await many.chosen.selectResults()).toEqual({ selected: MOST_SELECTED, of: 6_000 });
  expect(many.chosen.size.value).toBe(MOST_SELECTED);
});

test("selecting everything is dropped when something was selected by hand meanwhile", async () => {
  const { chosen, place, ids, idsOf } = await over(1_234);
  const all = chosen.selectResults();
  chosen.toggle(place(2).key);

  expect(await all).toBeNull();
  await settle();
  expect(ids()).toEqual(idsOf(2));
});

test("what is gone leaves the selection and is counted, and so does a workspace that was left", async () => {
  const { chosen, place, ids, idsOf } = await over(20);
  for (const number of [0, 1, 2, 3]) chosen.toggle(place(number).key);

  chosen.remove([place(3).key, place(7).key]);
  expect(chosen.gone.value).toBe(1);
  chosen.drop(place(0).key.workspaceId);
  expect(ids()).toEqual(
    idsOf(...[0, 1, 2].filter((number) => place(number).key.workspaceId !== place(0).key.workspaceId)),
  );
  chosen.clear();
  expect(chosen.size.value).toBe(0);
});

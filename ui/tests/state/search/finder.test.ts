import { expect, test } from "vitest";
import type { SearchResult } from "../../../src/backend/generated/types";
import { NO_FILTERS } from "../../../src/state/search/filters";
import { finder } from "../../../src/state/search/finder";
import { held } from "../../fakeClock";
import { card, scripted, workspace } from "../../scripted";

const rod = card("acme");
const ana = card("acme", {
  sessionId: "pX7hWq2LmN9vTcR4d",
  userId: "ana",
  person: { kind: "known", userName: "ana", name: "Ana Souza" },
  lastConnected: "2026-11-22T17:22:10Z",
});

function setUp() {
  const backend = scripted({ workspaces: [workspace("acme", "Acme")], behaviours: {}, sessions: { acme: [rod, ana] } });
  const read = () => backend.readSessions("acme", "everything", null, () => undefined);
  const queries = () => backend.calls.flatMap(([method, query]) => (method === "find" ? [query] : []));
  return { backend, read, queries, store: finder(backend) };
}

test("there is no result before anything was read, but the text is understood", async () => {
  const { store } = setUp();
  await store.search({ text: "@ana" });

  expect(store.result.value).toBeNull();
  expect(store.understood.value?.looksLike).toEqual({ kind: "userName", userName: "ana" });
});

test("an answer to an older text never replaces the newer one", async () => {
  const { store, backend, read } = setUp();
  await read();
  const slow = held<SearchResult>();
  const quick = backend.find;
  backend.find = (query) => (query.text === "a" ? slow.promise : quick(query));
  const older = store.search({ text: "a" });
  await store.search({ text: "ana" });
  slow.give({ ...(await quick({ ...store.query.value, text: "a", anchor: null, visible: 9 })), total: 99 });

  expect(await older).toBeNull();
  expect(store.result.value?.total).toBe(1);
});

test("what the list shows at its top stays there when more was read", async () => {
  const { store, read, queries } = setUp();
  await read();
  await store.search({});
  const key = { workspaceId: "acme", sessionId: ana.sessionId };
  store.keepInPlace(key);
  store.showUnits(8);
  await store.again();

  expect(queries().at(-1)).toMatchObject({ anchor: key, visible: 8 });
  expect(store.result.value?.anchorAt).toBe(2);
});

test("a list that was scrolled while the answer was on its way is not brought back to its top", async () => {
  const { store, backend, read, queries } = setUp();
  await read();
  await store.search({});
  const slow = held<SearchResult>();
  const quick = backend.find;
  backend.find = () => slow.promise;
  const renewed = store.again();
  const key = { workspaceId: "acme", sessionId: ana.sessionId };
  store.keepInPlace(key);
  backend.find = quick;
  slow.give(await quick({ ...store.query.value, anchor: null, visible: 9 }));
  await renewed;

  expect(queries().at(-1)).toMatchObject({ anchor: key });
  expect(store.result.value?.anchorAt).toBe(2);
});

test("the selection survives new results, and what is found next is shown around it", async () => {
  const { store, read, queries } = setUp();
  await read();
  const key = { workspaceId: "acme", sessionId: rod.sessionId };
  store.select(key);
  await store.search({ text: "ana", filters: { ...NO_FILTERS, kinds: ["browser"] } });
  await store.again();

  expect(store.selected.value).toEqual(key);
  expect(queries().at(-2)).toMatchObject({ text: "ana", anchor: key });
});

test("a search that fails keeps what was found before, and says so until one works", async () => {
  const { store, read, backend } = setUp();
  await read();
  await store.search({ text: "rod" });
  const find = backend.find;
  backend.find = () => Promise.reject({ kind: "badReply", details: "gone" });
  await store.search({ text: "ro" });
  expect([store.result.value?.total, store.failed.value?.kind]).toEqual([1, "badReply"]);

  backend.find = find;
  await store.search({ text: "ana" });
  expect(store.failed.value).toBeNull();
});

test("a forgotten workspace is no longer counted, and its session no longer shown", async () => {
  const { store, read } = setUp();
  await read();
  await store.search({});
  store.select({ workspaceId: "acme", sessionId: rod.sessionId });
  expect(store.known.value.get("acme")?.sessions).toBe(2);
  store.forget("acme");

  expect(store.known.value.has("acme")).toBe(false);
  expect(store.selected.value).toBeNull();
});

test("when the lines of the newest result are gone it is sought anew, and an older one is not", async () => {
  const { store, backend, read, queries } = setUp();
  await read();
  const found = await store.search({});
  backend.lines = async () => null;
  const before = queries().length;
  expect(await store.lines((found?.id ?? 0) - 1, 0, 2)).toBeNull();
  expect(queries()).toHaveLength(before);

  expect(await store.lines(found?.id ?? 0, 0, 2)).toBeNull();
  await store.settled();
  expect(queries()).toHaveLength(before + 1);
});

test("a result that was on its way when sessions were proven gone is asked for again", async () => {
  const { backend, read, queries } = setUp();
  await read();
  let proofs = 0;
  const store = finder(backend, () => proofs);
  const slow = held<SearchResult>();
  const quick = backend.find;
  backend.find = () => slow.promise;
  const seeking = store.search({ text: "ana" });
  proofs = 1;
  backend.find = quick;
  slow.give({ ...(await quick({ ...store.query.value, anchor: null, visible: 9 })), total: 99 });
  await seeking;

  expect([store.result.value?.total, store.proofs()]).toEqual([1, 1]);
  expect(queries().at(-1)).toMatchObject({ text: "ana" });
});

test("a recount is of the search that is shown, not of one that failed since, and goes with it", async () => {
  const { store, backend, read } = setUp();
  await read();
  await store.search({ text: "ana" });
  const find = backend.find;
  backend.find = () => Promise.reject({ kind: "badReply", details: "gone" });
  await store.search({ text: "rod" });
  backend.find = find;
  await store.recount();
  expect(store.recounted.value?.understood.words).toEqual(["ana"]);

  await store.search({ text: "rod" });
  expect(store.recounted.value).toBeNull();
});

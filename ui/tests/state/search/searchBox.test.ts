import { expect, test } from "vitest";
import { finder } from "../../../src/state/search/finder";
import { onEnter, searchBox } from "../../../src/state/search/searchBox";
import { held } from "../../fakeClock";
import { card, scripted, workspace } from "../../scripted";

const ID = "uBNL9dTjJ4s6Pjp4K";

async function box(sessions = [card("acme")]) {
  const backend = scripted({ workspaces: [workspace("acme", "Acme")], behaviours: {}, sessions: { acme: sessions } });
  await backend.readSessions("acme", "everything", null, () => undefined);
  backend.calls.length = 0;
  const finding = finder(backend);
  return {
    backend,
    finding,
    box: searchBox(finding),
    finds: () => backend.calls.filter(([method]) => method === "find").length,
  };
}

test("each key is one search, and sends nothing else", async () => {
  const { backend, box: typed, finds } = await box();
  for (const text of ["r", "ro", "rod"]) await typed.type(text);

  expect(finds()).toBe(3);
  expect(backend.calls).toHaveLength(3);
});

test("Enter shows a session that was read, and asks for one that was not", async () => {
  const { box: typed } = await box();
  await typed.type(ID);
  expect(await typed.submit()).toEqual({ kind: "show", key: { workspaceId: "acme", sessionId: ID } });

  await typed.type("aaaaaaaaaaaaaaaB2");
  expect(await typed.submit()).toEqual({ kind: "ask", sessionId: "aaaaaaaaaaaaaaaB2" });
});

test("the ID of a person who was read is not asked for as a session", async () => {
  const { box: typed } = await box([card("acme", { userId: "rYhzFRd2QZjNwAAXX" })]);
  await typed.type("rYhzFRd2QZjNwAAXX");

  expect(await typed.submit()).toEqual({ kind: "search" });
});

test("Enter waits for what the newest key says", async () => {
  const { backend, box: typed } = await box();
  await typed.type("rod");
  const slow = held<void>();
  const quick = backend.find;
  backend.find = (query) => slow.promise.then(() => quick(query));
  void typed.type("aaaaaaaaaaaaaaaB2");
  const entered = typed.submit();
  slow.give();

  expect(await entered).toEqual({ kind: "ask", sessionId: "aaaaaaaaaaaaaaaB2" });
});

test.each([
  ["", "empty"],
  ["   ", "empty"],
  [".*", "wrongCharacters"],
  ["a".repeat(300), "tooLong"],
])("%j is refused, and the reason stays until the next key", async (text, problem) => {
  const { box: typed } = await box();
  await typed.type(text);
  expect(await typed.submit()).toEqual({ kind: "refused", problem });
  expect(typed.refused.value).toBe(problem);

  await typed.type("u");
  expect(typed.refused.value).toBeNull();
});

test("a text without an ID is sought, whatever was found", () => {
  expect(onEnter({ looksLike: { kind: "words" }, sessionId: null, words: [], leftOut: [] }, null)).toEqual({
    kind: "search",
  });
});

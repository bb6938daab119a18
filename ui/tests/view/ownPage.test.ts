// @vitest-environment jsdom
import { fireEvent } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test } from "vitest";
import { keepOwnPage } from "../../src/view/ownPage";
import { takeDrops } from "../../src/view/workspaces/add/dropping";

let life = new AbortController();

beforeEach(() => {
  life = new AbortController();
  document.body.innerHTML = "<p>Maria Lopez</p><input><input type=checkbox>";
});
afterEach(() => life.abort());

/** Fires it there; whether the web view may do what it would do by itself. */
function mayGoOn(kind: string, at: string, more: object = {}): boolean {
  const event = new Event(kind, { bubbles: true, cancelable: true });
  Object.assign(event, more);
  return document.querySelector(at)?.dispatchEvent(event) ?? true;
}

const carrying = (...types: string[]) => ({ dataTransfer: { types, files: [], dropEffect: "copy" } });

test("a link or a file that is dropped on the window is not opened, and text may be dropped into a field", () => {
  keepOwnPage(window, life.signal);
  for (const kind of ["dragover", "drop"]) {
    for (const [at, types, goesOn] of [
      ["p", ["text/uri-list"], false],
      ["p", ["text/html", "text/plain"], false],
      ["p", ["Files"], false],
      ["input", ["Files"], false],
      ["input[type=checkbox]", ["text/uri-list"], false],
      ["input", ["text/plain"], true],
    ] as const) {
      expect(mayGoOn(kind, at, carrying(...types)), `${kind} ${at} ${types.join()}`).toBe(goesOn);
    }
  }
});

test.each(["before", "after"])("a file that a page takes is taken, whoever listens %s", (when) => {
  const files: File[] = [];
  if (when === "after") keepOwnPage(window, life.signal);
  takeDrops(window, { onOver: () => undefined, onFile: (file) => files.push(file) }, life.signal);
  if (when === "before") keepOwnPage(window, life.signal);
  const over = carrying("Files");
  expect(mayGoOn("dragover", "p", over)).toBe(false);
  expect(over.dataTransfer.dropEffect).toBe("copy");
  mayGoOn("drop", "p", { dataTransfer: { types: ["Files"], files: [new File(["{}"], "from-it.json")] } });
  expect(files.map(({ name }) => name)).toEqual(["from-it.json"]);
});

test("no key loads the page again", () => {
  keepOwnPage(window, life.signal);
  const press = (more: KeyboardEventInit) => fireEvent.keyDown(document.body, more);
  for (const more of [
    { key: "F5", code: "F5" },
    { key: "F5", code: "F5", ctrlKey: true },
    { key: "r", code: "KeyR", ctrlKey: true },
    { key: "R", code: "KeyR", ctrlKey: true, shiftKey: true },
    { key: "r", code: "KeyR", metaKey: true },
    { key: "к", code: "KeyR", ctrlKey: true },
  ]) {
    expect(press(more), JSON.stringify(more)).toBe(false);
  }
  expect(press({ key: "r", code: "KeyR" })).toBe(true);
});

test("the web view's own menu is there for text alone", () => {
  keepOwnPage(window, life.signal);
  expect(mayGoOn("contextmenu", "p")).toBe(false);
  expect(mayGoOn("contextmenu", "input[type=checkbox]")).toBe(false);
  expect(mayGoOn("contextmenu", "input")).toBe(true);
  window.getSelection()?.selectAllChildren(document.querySelector("p") as Node);
  expect(mayGoOn("contextmenu", "p")).toBe(true);
});

// @vitest-environment jsdom
import { expect, test } from "vitest";
import cells from "../../../src-tauri/crates/workspaces/src/search/export/formula/cells.json";
import { disarmed } from "../../src/words/formula";
import { tableAsHtml } from "../../src/words/markup";

test("guards the beginning of the same cells as the files do", () => {
  let guarded = 0;
  for (const [value = "", cell = ""] of cells) {
    const isGuarded = cell.startsWith(`'${[...value][0] ?? ""}`);
    expect(disarmed(value), JSON.stringify(value)).toBe(isGuarded ? `'${value}` : value);
    guarded += Number(isGuarded);
  }
  expect(guarded).toBeGreaterThan(15);
  console.log(`${cells.length} cells, ${guarded} of them guarded`);
});

test("no cell of a table on the clipboard is a formula", () => {
  const hostile = ['=HYPERLINK("http://attacker.invalid/";"chat")', "=1+1", "+1", "@A1", " -1"];
  for (const headings of [null, hostile]) {
    const page = new DOMParser().parseFromString(tableAsHtml({ headings, rows: [hostile] }), "text/html");
    const texts = [...page.querySelectorAll("td, th")].map((cell) => cell.textContent);
    expect(texts.length).toBe(headings === null ? 5 : 10);
    for (const text of texts) expect(text.startsWith("'"), text).toBe(true);
  }
});

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const style = (name: string) =>
  readFileSync(new URL(`../../src/view/search/list/${name}.css`, import.meta.url), "utf8");

/** The rules inside of a container query, or those outside of any. */
function within(css: string, query: string | null): string {
  if (query === null) return css.slice(0, css.indexOf("\n@"));
  const from = css.indexOf(`@container ${query}`);
  return from < 0 ? "" : css.slice(from, css.indexOf("\n}\n", from));
}

/** What a property of the first rule with this selector comes to, in pixels. */
function pixels(css: string, selector: string, property: string): number {
  const rule = css.slice(css.indexOf(selector));
  const value = new RegExp(`[\\s{]${property}: ([\\d.]+)rem`).exec(rule)?.[1];
  return Number(value) * 16;
}

test("a card of four lines has air above and below it in its two units", () => {
  const [card, list] = [style("card"), style("list")];
  const narrow = within(card, "card (max-width: 50rem)");
  const lines = [
    pixels(narrow, ".card-first {", "line-height"),
    pixels(narrow, ".card-when {", "line-height"),
    pixels(narrow, ".card-second,", "min-height"),
    pixels(narrow, ".card-second,", "min-height"),
  ];
  const tile = pixels(narrow, ".card-workspace.tiled::before", "height");
  expect(tile).toBeLessThanOrEqual(lines[0] ?? 0);

  // The list is wider than its cards by its two sides.
  const unit = pixels(within(list, "found (max-width: 53rem)"), ".found-runway", "--unit");
  const inside = 2 * unit - 2 * pixels(within(list, null), ".found-list > li", "padding") - 2;
  expect((inside - lines.reduce((sum, line) => sum + line, 0)) / 2).toBeGreaterThanOrEqual(6);

  // The answer to a look-up stands outside of the list and has no unit.
  const alone = pixels(narrow, ".card {", "min-height") - 2;
  expect((alone - lines.reduce((sum, line) => sum + line, 0)) / 2).toBeGreaterThanOrEqual(6);
});

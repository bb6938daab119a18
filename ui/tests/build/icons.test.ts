import { expect, test } from "vitest";
import { imported, symbol } from "../../build/icons";

test("each drawing that is imported stands in the page once", () => {
  const names = imported();
  expect(names).toContain("magnifier");
  expect(new Set(names).size).toBe(names.length);
  for (const name of names)
    expect(symbol(name)).toMatch(
      /^<symbol id="icon-[\w-]+" viewBox="[\d. ]+">(<(path|circle|rect) [^<>]+\/>)+<\/symbol>$/,
    );
});

test("a drawing that does not exist stops the build", () => {
  expect(() => symbol("no-such-drawing")).toThrow();
});

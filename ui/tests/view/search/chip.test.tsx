// @vitest-environment jsdom
import { options, render } from "preact";
import { expect, test } from "vitest";
import { Chip } from "../../../src/view/search/Chip";

test("an opened list has the focus before it is painted", async () => {
  const page = document.createElement("div");
  document.body.append(page);
  // What runs after painting never runs here.
  options.requestAnimationFrame = () => {};
  const choices = [{ key: "any", label: "Any hint" }] as const;
  render(<Chip label="Hint" shown="Any hint" icon={null} choices={choices} chosen={[]} onChoose={() => {}} />, page);
  page.querySelector("button")?.click();
  await Promise.resolve();
  expect(document.activeElement).toBe(page.querySelector("fieldset input"));
});

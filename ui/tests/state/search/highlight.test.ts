import { expect, test } from "vitest";
import { type From, parts } from "../../../src/state/search/highlight";

/** With what is marked in brackets. */
function marked(text: string, words: string[], from?: From): string {
  return parts(text, words, from)
    .map(({ text: part, hit }) => (hit ? `[${part}]` : part))
    .join("");
}

test("what was searched for is marked as the program finds it", () => {
  const cases: [string, string[], string][] = [
    ["Maria Lopez", ["maria"], "[Maria] Lopez"],
    ["Dirk Wöhler", ["woehler"], "Dirk [Wöhler]"],
    ["Dirk Wöhler", ["wohl"], "Dirk [Wöhl]er"],
    ["Dirk Wo\u0308hler", ["wohl"], "Dirk [Wo\u0308hl]er"],
    ["@max.muestermann", ["müster"], "@max.[muester]mann"],
    ["Zoë O’Brien", ["obrien"], "Zoë [O’Brien]"],
    ["Straße", ["STRASSE"], "[Straße]"],
    ["Mia 👩‍💻 Berg", ["berg"], "Mia 👩‍💻 [Berg]"],
    ["anna", ["an", "na"], "[anna]"],
    ["Rod", ["maria"], "Rod"],
    ["Rod", ["’"], "Rod"],
    ["", ["x"], ""],
  ];
  expect(cases.map(([text, words]) => marked(text, words))).toEqual(cases.map(([, , expected]) => expected));
});

test("in a name of a workspace only what begins a word is marked", () => {
  expect(marked("Technical support", ["chn", "sup"], "wordBegin")).toBe("Technical [sup]port");
});

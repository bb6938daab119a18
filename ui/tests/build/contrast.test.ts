import { describe, expect, test } from "vitest";
import { type ColourName, palettes, tileShades } from "../../build/palette";

const TEXT = 4.5;
const MARK = 3;

/** What is read on what. */
const texts: [ink: ColourName, on: ColourName[]][] = [
  [
    "text",
    [
      "page",
      "raised",
      "rail",
      "railHover",
      "railSelected",
      "hover",
      "field",
      "noteInfo",
      "noteWarn",
      "noteDanger",
      "noteGood",
      "chip",
    ],
  ],
  [
    "soft",
    [
      "page",
      "raised",
      "rail",
      "railHover",
      "railSelected",
      "hover",
      "field",
      "noteInfo",
      "noteWarn",
      "noteDanger",
      "noteGood",
      "chip",
    ],
  ],
  ["placeholder", ["field"]],
  ["link", ["page", "raised", "hover", "noteInfo", "noteWarn", "noteDanger", "noteGood", "chip"]],
  ["danger", ["page", "raised", "field", "hover", "noteInfo"]],
  ["good", ["raised"]],
  ["onPrimary", ["primary", "primaryHover"]],
  ["onQuiet", ["quiet", "quietHover"]],
  ["onDanger", ["dangerFill", "dangerFillHover"]],
  ["onPractice", ["practice", "page", "raised"]],
];

/** Marks, edges of fields and the focus, on what they lie. */
const marks: [mark: ColourName, on: ColourName[]][] = [
  ["edge", ["page", "raised", "rail", "field"]],
  ["focus", ["page", "raised", "rail", "field", "railSelected", "hover"]],
  ["danger", ["page", "raised", "rail", "railHover", "railSelected", "noteDanger"]],
  ["good", ["raised", "rail", "railHover", "railSelected", "noteGood", "field"]],
  ["warn", ["raised", "rail", "railHover", "railSelected", "noteWarn"]],
  ["primary", ["page", "raised"]],
];

describe.each(Object.entries(palettes))("%s", (_, palette) => {
  test.each(pairs(texts))("text %s can be read on %s", (ink, ground) => {
    expect(contrast(palette[ink], palette[ground])).toBeGreaterThanOrEqual(TEXT);
  });

  test.each(pairs(marks))("the mark %s can be told from %s", (mark, ground) => {
    expect(contrast(palette[mark], palette[ground])).toBeGreaterThanOrEqual(MARK);
  });
});

test.each(tileShades)("the white letter of a tile can be read on %s", (shade) => {
  expect(contrast("#ffffff", shade)).toBeGreaterThanOrEqual(TEXT);
});

test("the measure is the one of WCAG", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
  expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
});

function pairs(table: [ColourName, ColourName[]][]): [ColourName, ColourName][] {
  return table.flatMap(([ink, grounds]) => grounds.map((ground): [ColourName, ColourName] => [ink, ground]));
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

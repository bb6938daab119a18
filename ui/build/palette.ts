import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

type Theme = "light" | "dark" | "high-contrast" | "dark-high-contrast";
export type Palette = Record<ColourName, string>;

const require = createRequire(import.meta.url);
const read = (file: string) =>
  JSON.parse(readFileSync(require.resolve(`@rocket.chat/fuselage-tokens/dist/${file}.json`), "utf8"));

type Shades = Record<string, string>;
const scale: Shades = read("colors");
const surface: Record<string, Shades> = read("surface");
const font: Record<string, Shades> = read("font");
const stroke: Record<string, Shades> = read("stroke");
const button: Record<string, Shades> = read("button");

/**
 * The colours of the window, by what they are for. They are Fuselage's tokens, except where a
 * token's own contrast is too low on the surface it lies on here; then a neighbour of the same
 * family is taken. `tests/contrast.test.ts` measures every pair.
 */
export const palettes = {
  light: light(),
  dark: dark(),
  "high-contrast": highContrast(),
  "dark-high-contrast": darkHighContrast(),
} satisfies Record<Theme, object>;

/** Behind the white letter of a workspace's tile, the most unlike ones first. */
export const tileShades = ["b500", "g900", "o800", "p600", "r700", "y900", "b800", "n700"].map(shade);

export type ColourName = keyof ReturnType<typeof light>;

function light() {
  return {
    page: token(surface, "light", "tint"),
    raised: token(surface, "light", "light"),
    rail: token(surface, "light", "sidebar"),
    railHover: mix(token(surface, "light", "sidebar"), token(surface, "light", "selected")),
    railSelected: token(surface, "light", "selected"),
    hover: token(surface, "light", "hover"),
    field: shade("white"),
    text: token(font, "light", "titlesLabels"),
    soft: mix(shade("n700"), shade("n800")),
    placeholder: shade("n700"),
    link: token(font, "light", "info"),
    danger: token(font, "light", "danger"),
    good: shade("g900"),
    warn: shade("y1000"),
    line: token(stroke, "light", "light"),
    edge: token(stroke, "light", "dark"),
    focus: token(stroke, "light", "highlight"),
    primary: token(button, "light", "backgroundPrimaryDefault"),
    primaryHover: token(button, "light", "backgroundPrimaryHover"),
    onPrimary: token(button, "light", "fontOnPrimary"),
    quiet: token(button, "light", "backgroundSecondaryDefault"),
    quietHover: token(button, "light", "backgroundSecondaryHover"),
    onQuiet: token(button, "light", "fontOnSecondary"),
    dangerFill: token(button, "light", "backgroundDangerPress"),
    dangerFillHover: shade("r800"),
    onDanger: token(button, "light", "fontOnDanger"),
    noteInfo: shade("b100"),
    noteWarn: shade("y100"),
    noteDanger: shade("r100"),
    noteGood: shade("g100"),
    practice: shade("p200"),
    onPractice: shade("p700"),
    chip: token(surface, "light", "neutral"),
    overlay: token(surface, "light", "overlay"),
    shadow: "#2f343d33",
  };
}

function dark(): ReturnType<typeof light> {
  return {
    page: token(surface, "dark", "tint"),
    raised: token(surface, "dark", "light"),
    rail: token(surface, "dark", "sidebar"),
    railHover: mix(token(surface, "dark", "sidebar"), token(stroke, "dark", "light")),
    railSelected: token(stroke, "dark", "light"),
    hover: token(surface, "dark", "neutral"),
    field: token(surface, "dark", "tint"),
    text: token(font, "dark", "titlesLabels"),
    soft: token(font, "dark", "default"),
    placeholder: token(font, "dark", "hint"),
    link: mix(token(font, "dark", "info"), shade("b200")),
    danger: shade("r300"),
    good: shade("g400"),
    warn: shade("y300"),
    line: token(stroke, "dark", "light"),
    edge: token(stroke, "dark", "dark"),
    focus: shade("b300"),
    primary: shade("b500"),
    primaryHover: shade("b600"),
    onPrimary: shade("white"),
    quiet: token(stroke, "dark", "extraLight"),
    quietHover: token(stroke, "dark", "light"),
    onQuiet: token(font, "dark", "titlesLabels"),
    dangerFill: shade("r800"),
    dangerFillHover: shade("r900"),
    onDanger: shade("white"),
    noteInfo: mix(token(surface, "dark", "light"), shade("b800")),
    noteWarn: mix(token(surface, "dark", "light"), shade("y1000")),
    noteDanger: mix(token(surface, "dark", "light"), shade("r1000")),
    noteGood: mix(token(surface, "dark", "light"), shade("g1000")),
    practice: shade("p800"),
    onPractice: shade("p200"),
    chip: token(stroke, "dark", "extraLight"),
    overlay: token(surface, "dark", "overlay"),
    shadow: "#00000080",
  };
}

function highContrast(): ReturnType<typeof light> {
  return {
    ...light(),
    page: shade("white"),
    soft: token(font, "high-contrast", "secondaryInfo"),
    placeholder: token(font, "high-contrast", "hint"),
    link: token(font, "high-contrast", "info"),
    danger: token(font, "high-contrast", "danger"),
    good: shade("g1000"),
    line: token(stroke, "high-contrast", "extraDark"),
    edge: token(stroke, "high-contrast", "extraDark"),
    focus: shade("b800"),
    primary: token(button, "high-contrast", "backgroundPrimaryDefault"),
    primaryHover: token(button, "high-contrast", "backgroundPrimaryHover"),
    dangerFill: token(button, "high-contrast", "backgroundDangerDefault"),
    onPractice: shade("p900"),
  };
}

function darkHighContrast(): ReturnType<typeof light> {
  return {
    ...dark(),
    page: "#000000",
    raised: "#000000",
    field: "#000000",
    rail: shade("n900"),
    text: shade("white"),
    soft: shade("n400"),
    placeholder: shade("n500"),
    link: shade("b200"),
    line: shade("n500"),
    edge: shade("n400"),
    focus: shade("b200"),
  };
}

function token(family: Record<string, Shades>, theme: string, name: string): string {
  const value = family[theme]?.[name];
  if (value === undefined) throw new Error(`Fuselage has no ${theme} token "${name}"`);
  return value;
}

function shade(name: string): string {
  const value = scale[name];
  if (value === undefined) throw new Error(`Fuselage has no colour "${name}"`);
  return value;
}

/** The colour half way between two, per channel. */
function mix(one: string, other: string): string {
  const channel = (colour: string, at: number) => Number.parseInt(colour.slice(at, at + 2), 16);
  const half = [1, 3, 5].map((at) => Math.round((channel(one, at) + channel(other, at)) / 2));
  return `#${half.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

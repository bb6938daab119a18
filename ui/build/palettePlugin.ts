import type { Plugin } from "vite";
import { type Palette, palettes, tileShades } from "./palette.ts";

const NAME = "virtual:palette.css";

/** Serves the palettes as custom properties; the system's settings choose among them. */
export function palette(): Plugin {
  return {
    name: "palette",
    resolveId: (id) => (id === NAME ? `\0${NAME}` : null),
    load: (id) => (id === `\0${NAME}` ? sheet() : null),
  };
}

function sheet(): string {
  return [
    `:root{color-scheme:light dark;${rules(palettes.light)}}`,
    `@media (prefers-color-scheme:dark){:root{${rules(palettes.dark)}}}`,
    `@media (prefers-contrast:more){:root{${rules(palettes["high-contrast"])}}}`,
    `@media (prefers-contrast:more) and (prefers-color-scheme:dark){:root{${rules(palettes["dark-high-contrast"])}}}`,
    ...tileShades.map((shade, place) => `.tile.shade${place},.tiled.shade${place}::before{background:${shade}}`),
  ].join("\n");
}

function rules(colours: Palette): string {
  return Object.entries(colours)
    .map(([name, value]) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}:${value}`)
    .join(";");
}

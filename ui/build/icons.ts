import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Plugin } from "vite";

const PREFIX = "icon:";
const require = createRequire(import.meta.url);
const sources = join(import.meta.dirname, "../src");

/**
 * Turns `import Key from "icon:key"` into a Preact component of that one drawing of
 * @rocket.chat/icons. The drawings themselves stand in the page once, as symbols. The build fails
 * when there is no such drawing.
 */
export function icons(): Plugin {
  return {
    name: "icons",
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : null),
    load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return null;
      const name = id.slice(PREFIX.length + 1);
      drawing(name);
      return `import { icon } from ${JSON.stringify(join(import.meta.dirname, "icon.ts"))};
export default icon(${JSON.stringify(name)});`;
    },
    transformIndexHtml: () => [
      { tag: "svg", attrs: { display: "none" }, children: imported().map(symbol).join(""), injectTo: "body-prepend" },
    ],
  };
}

/** The names of all drawings that the window imports. */
export function imported(): string[] {
  const files = readdirSync(sources, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".tsx"));
  const names = files.flatMap((file) =>
    [...readFileSync(join(sources, file), "utf8").matchAll(/"icon:([\w-]+)"/g)].map(([, name]) => name ?? ""),
  );
  return [...new Set(names)].sort();
}

/** A drawing as a symbol of the page, without what only weighs. */
export function symbol(name: string): string {
  const svg = drawing(name);
  const box = /viewBox="([^"]+)"/.exec(svg)?.[1];
  const shapes = [...svg.matchAll(/<(?:path|circle|rect)\s[^>]*?\/?>/g)].map(([shape]) =>
    shorter(shape.replace(/\s*\/?>$/, "/>")),
  );
  if (box === undefined || shapes.length === 0) throw new Error(`${name}: this drawing has no shapes`);
  return `<symbol id="icon-${name}" viewBox="${box}">${shapes.join("")}</symbol>`;
}

function drawing(name: string): string {
  return readFileSync(require.resolve(`@rocket.chat/icons/dist/svg/${name}.svg`), "utf8");
}

/** A tenth of a unit of the 32 by 32 drawing cannot be seen at 20 pixels; the digits after it only weigh. */
function shorter(shape: string): string {
  return shape.replace(/\d+\.\d{2,}/g, (number) => String(Math.round(Number(number) * 10) / 10));
}

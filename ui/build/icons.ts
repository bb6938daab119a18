import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Plugin } from "vite";

const PREFIX = "icon:";
const require = createRequire(import.meta.url);

/**
 * Turns `import Key from "icon:key"` into a Preact component of that one drawing of
 * @rocket.chat/icons. The build fails when there is no such drawing.
 */
export function icons(): Plugin {
  return {
    name: "icons",
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : null),
    load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return null;
      return component(readFileSync(drawing(id.slice(PREFIX.length + 1)), "utf8"));
    },
  };
}

function drawing(name: string): string {
  return require.resolve(`@rocket.chat/icons/dist/svg/${name}.svg`);
}

function component(svg: string): string {
  const box = /viewBox="([^"]+)"/.exec(svg)?.[1];
  const shapes = [...svg.matchAll(/<(path|circle|rect)\s([^>]*?)\/?>/g)].map(([, tag, rest]) => {
    const attributes = [...(rest ?? "").matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [name, shorter(value ?? "")]);
    return `h(${JSON.stringify(tag)}, ${JSON.stringify(Object.fromEntries(attributes))})`;
  });
  if (box === undefined || shapes.length === 0) throw new Error("this drawing has no shapes");
  return `import { h } from "preact";
export default (props) => h("svg", { viewBox: ${JSON.stringify(box)}, fill: "currentColor", "aria-hidden": "true", focusable: "false", class: "icon", ...props }, ${shapes.join(", ")});`;
}

/** A tenth of a unit of the 32 by 32 drawing cannot be seen at 20 pixels; the digits after it only weigh. */
function shorter(value: string): string {
  return value.replace(/\d+\.\d{2,}/g, (number) => String(Math.round(Number(number) * 10) / 10));
}

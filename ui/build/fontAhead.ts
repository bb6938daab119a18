import type { IndexHtmlTransformContext, Plugin } from "vite";

/** The part of the font with which every page begins. */
const FIRST = /inter-latin-wght-normal.*\.woff2$/;

/**
 * Has the page ask for its font together with its script. A web view asks for a font only when a text
 * in it is laid out, which here is after the script has run: the first words would be drawn twice.
 */
export function fontAhead(): Plugin {
  return {
    name: "font-ahead",
    transformIndexHtml: { order: "post", handler: (_html, context) => ahead(context) },
  };
}

function ahead({ bundle }: IndexHtmlTransformContext) {
  if (bundle === undefined) return [];
  const font = Object.keys(bundle).find((name) => FIRST.test(name));
  if (font === undefined) throw new Error("the font is not among what is built");
  const attrs = { rel: "preload", href: `/${font}`, as: "font", type: "font/woff2", crossorigin: true };
  return [{ tag: "link", attrs, injectTo: "head" as const }];
}

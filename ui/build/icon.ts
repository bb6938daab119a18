import { type FunctionComponent, h, type SVGAttributes } from "preact";

/** The drawing of that name among the page's symbols. */
export function icon(name: string): FunctionComponent<SVGAttributes<SVGSVGElement>> {
  return (props) =>
    h(
      "svg",
      { fill: "currentColor", "aria-hidden": "true", focusable: "false", class: "icon", ...props },
      h("use", { href: `#icon-${name}` }),
    );
}

declare module "icon:*" {
  import type { FunctionComponent, SVGAttributes } from "preact";

  const Icon: FunctionComponent<SVGAttributes<SVGSVGElement>>;
  export default Icon;
}

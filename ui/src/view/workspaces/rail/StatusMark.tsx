import Ban from "icon:ban";
import CircleCheck from "icon:circle-check";
import Clock from "icon:clock";
import GlobeOff from "icon:globe-off";
import Key from "icon:key";
import Lock from "icon:lock";
import Login from "icon:login";
import SquareSlash from "icon:square-slash";
import type { FunctionComponent, SVGAttributes } from "preact";
import type { Standing } from "../../../state/workspaces/status";

/** A mark of its own for each standing; the words always stand beside it. */
export function StandingMark({ standing }: { standing: Standing }) {
  const Icon = MARKS[standing.kind];
  return (
    <span class={`standing-mark ${standing.kind}`}>
      <Icon />
    </span>
  );
}

const MARKS: Record<Standing["kind"], FunctionComponent<SVGAttributes<SVGSVGElement>>> = {
  signIn: Login,
  signedOut: Login,
  storeProblem: Lock,
  madeForAnother: Login,
  needsCode: Key,
  checking: Clock,
  noDeviceManagement: SquareSlash,
  notAllowed: Ban,
  noReach: GlobeOff,
  signedIn: CircleCheck,
};

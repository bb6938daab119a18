import Ban from "icon:ban";
import CircleCheck from "icon:circle-check";
import Clock from "icon:clock";
import GlobeOff from "icon:globe-off";
import Key from "icon:key";
import Lock from "icon:lock";
import Login from "icon:login";
import SquareSlash from "icon:square-slash";
import type { FunctionComponent, SVGAttributes } from "preact";
import type { WorkspaceStatus } from "../../../state/workspaces/status";

/** One icon per status; the words always accompany it. */
export function StatusMark({ status }: { status: WorkspaceStatus }) {
  const Icon = MARKS[status.kind];
  return (
    <span class={`standing-mark ${status.kind}`}>
      <Icon />
    </span>
  );
}

const MARKS: Record<WorkspaceStatus["kind"], FunctionComponent<SVGAttributes<SVGSVGElement>>> = {
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

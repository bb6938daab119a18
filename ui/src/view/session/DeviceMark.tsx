import Desktop from "icon:desktop";
import Globe from "icon:globe";
import Mobile from "icon:mobile";
import QuestionMark from "icon:help";
import type { FunctionComponent, SVGAttributes } from "preact";
import type { DeviceKind } from "../../backend/generated/types";

/** A drawing of the kind of device; the words always stand beside it. */
export function DeviceMark({ kind }: { kind: DeviceKind }) {
  const Icon = MARKS[kind];
  return (
    <span class="device-mark" aria-hidden="true">
      <Icon />
    </span>
  );
}

const MARKS: Record<DeviceKind, FunctionComponent<SVGAttributes<SVGSVGElement>>> = {
  browser: Globe,
  mobile: Mobile,
  tablet: Mobile,
  mobileApp: Mobile,
  desktopApp: Desktop,
  other: QuestionMark,
  unknown: QuestionMark,
};

import type { DeviceKind } from "../../../backend/generated/types";

/** A drawing of the kind of device; the words always stand beside it. */
export function DeviceMark({ kind }: { kind: DeviceKind }) {
  return <span class={`device-mark device-${kind}`} aria-hidden="true" />;
}

import type { DeviceKind } from "../../../backend/generated/types";
import { words } from "../../../words/words";

interface Props {
  ticked: boolean;
  /** `extend`: everything from the last one that was selected to here. */
  onTick: (extend: boolean) => void;
  kind: DeviceKind;
  /** The name of the card. */
  name: string;
  tabIndex: number;
}

/** Selects a card. At rest it is the drawing of the device, so that it costs no element of its own. */
export function Tick({ ticked, onTick, kind, name, tabIndex }: Props) {
  return (
    <input
      type="checkbox"
      class={`device-mark tick device-${kind}`}
      aria-label={words.select.tick(name)}
      tabIndex={tabIndex}
      checked={ticked}
      onClick={(event) => {
        onTick(event.shiftKey);
        // A range may leave the box as it was.
        if (event.shiftKey) event.currentTarget.checked = ticked;
      }}
    />
  );
}

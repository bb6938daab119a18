import type { SessionCard } from "../../backend/generated/types";
import type { PlannedSession } from "../../backend/revocation";
import { words } from "../../words/words";
import { DeviceMark } from "../search/details/DeviceMark";
import { useApp } from "../shared/appContext";

interface Props {
  session: PlannedSession;
  /** The accessible name. */
  name: string;
  ticked: boolean;
  /** Whether it cannot be changed. */
  fixed: boolean;
  /** The element that says why it cannot. */
  why: string | undefined;
  onTick: () => void;
}

/** One session of a preview: device, time and internet address. */
export function PlannedRow({ session, name, ticked, fixed, why, onTick }: Props) {
  const now = useApp().now.value;
  const { card, older } = session;
  const text = words.card;
  return (
    <li>
      <label class="planned-row">
        <input
          type="checkbox"
          aria-label={name}
          aria-describedby={why}
          checked={ticked}
          disabled={fixed}
          onChange={onTick}
        />
        <DeviceMark kind={card.device.kind} />
        <span class="planned-device">
          {text.device(card.device)}
          <span class="soft">
            {whenOf(card, now)}
            {card.lastConnected !== null && ` · ${words.time.short(card.lastConnected, now)}`} ·{" "}
            {card.internetAddress?.text ?? text.unknownAddress}
          </span>
          {older && (
            <span class="planned-older">{words.revocation.preview.older(words.time.relative(card.asOf, now))}</span>
          )}
        </span>
      </label>
    </li>
  );
}

/** When a session last connected, as people say it. */
export function whenOf({ lastConnected }: SessionCard, now: number): string {
  return lastConnected === null ? words.card.unknownTime : words.time.relative(lastConnected, now);
}

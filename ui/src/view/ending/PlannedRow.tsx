import type { PlannedAccount, PlannedSession } from "../../backend/ending";
import { canTick } from "../../state/endingPlan";
import { words } from "../../words/words";
import { useApp } from "../appContext";
import { DeviceMark } from "../session/DeviceMark";

interface Props {
  account: PlannedAccount;
  session: PlannedSession;
  /** Whose it is, for the accessible name. */
  of: string;
  ticked: boolean;
  onTick: () => void;
}

/** One session of a preview: device, time and internet address. */
export function PlannedRow({ account, session, of, ticked, onTick }: Props) {
  const now = useApp().now.value;
  const { card, older } = session;
  const text = words.card;
  const device = text.device(card.device);
  const when = card.lastConnected === null ? text.unknownTime : words.time.relative(card.lastConnected, now);
  return (
    <li>
      <label class="planned-row">
        <input type="checkbox" aria-label={words.ending.preview.session(of, device, when)} checked={ticked} disabled={!canTick(account, session)} onChange={onTick} />
        <DeviceMark kind={card.device.kind} />
        <span class="planned-device">
          {device}
          <span class="soft">
            {when}
            {card.lastConnected !== null && ` · ${words.time.short(card.lastConnected, now)}`} · {card.internetAddress?.text ?? text.unknownAddress}
          </span>
          {older && <span class="planned-older">{words.ending.preview.older(words.time.relative(card.asOf, now))}</span>}
        </span>
      </label>
    </li>
  );
}

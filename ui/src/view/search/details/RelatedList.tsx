import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import type { Related, SessionCard } from "../../../backend/generated/types";
import { sessionKey } from "../../../state/shared/sessionKey";
import { words } from "../../../words/words";
import { useApp } from "../../shared/appContext";
import { Button } from "../../shared/Button";
import { DeviceMark } from "./DeviceMark";

interface Props {
  title: string;
  related: Related;
  /** What tells these sessions apart, besides device and time. */
  about: (card: SessionCard) => string;
}

const FEW = 5;

/** Sessions that have something in common with the shown one; each row goes to its own. */
export function RelatedList({ title, related, about }: Props) {
  const app = useApp();
  const all = useSignal(false);
  const id = useId();
  const text = words.card;
  const { panel } = text;
  const { cards, total } = related;
  if (total === 0) return null;

  function row(card: SessionCard) {
    const { workspaceId, sessionId, lastConnected } = card;
    const device = text.device(card.device);
    const when = lastConnected === null ? text.unknownTime : words.time.relative(lastConnected, app.now.value);
    return (
      <li key={sessionKey({ workspaceId, sessionId })}>
        <button
          type="button"
          class="related-row"
          onClick={() => {
            app.openCard(null);
            app.finder.select({ workspaceId, sessionId });
          }}
        >
          <DeviceMark kind={card.device.kind} />
          <span>
            <b>{device}</b>
            <span class="soft">
              {about(card)} · {when}
            </span>
          </span>
        </button>
      </li>
    );
  }

  return (
    <section class="related" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      <ul>{(all.value ? cards : cards.slice(0, FEW)).map(row)}</ul>
      {!all.value && cards.length > FEW && (
        <Button small look="link" onClick={() => (all.value = true)}>
          {panel.showAll(cards.length - FEW)}
        </Button>
      )}
      {all.value && cards.length < total && <p class="soft">{panel.newest(cards.length, total)}</p>}
    </section>
  );
}

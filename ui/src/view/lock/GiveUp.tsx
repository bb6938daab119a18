import { useId } from "preact/hooks";
import type { Unlocking } from "../../state/lock/unlocking";
import { words } from "../../words/words";
import { Button } from "../shared/Button";

/** The way out for whoever does not know the PIN any more; the way back has the focus. */
export function GiveUp({ entry, onCancel }: { entry: Unlocking; onCancel: () => void }) {
  const titleId = useId();
  const text = words.lock.screen.forgotten;
  const busy = entry.busy.value === "givingUp";
  return (
    <section class="note warn give-up" aria-labelledby={titleId}>
      <h2 id={titleId}>{text.title}</h2>
      <p>{text.guidance}</p>
      <div class="buttons end">
        <button type="button" class="button quiet" ref={(button) => button?.focus()} onClick={onCancel}>
          {words.general.cancel}
        </button>
        <Button look="danger" busy={busy} onClick={() => void entry.giveUp()}>
          {busy ? text.busy : text.button}
        </Button>
      </div>
    </section>
  );
}

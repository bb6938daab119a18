import type { Closing } from "../state/closing";
import { words } from "../words/words";
import { Button } from "./shared/Button";
import { Modal } from "./shared/Modal";

/** Asks before a window closes in which something is unfinished; above everything else, also above the lock. */
export function CloseDialog({ closing }: { closing: Closing }) {
  const text = words.closing;
  const unfinished = closing.unfinished.value;
  return (
    <Modal role="alertdialog" title={text.title(unfinished)} onCancel={closing.keepOpen}>
      {text.lines(unfinished).map((line) => (
        <p key={line}>{line}</p>
      ))}
      <div class="buttons end">
        <button type="button" class="button quiet" autofocus onClick={closing.keepOpen}>
          {text.keepOpen}
        </button>
        <Button look="danger" onClick={closing.close}>
          {text.close}
        </Button>
      </div>
    </Modal>
  );
}

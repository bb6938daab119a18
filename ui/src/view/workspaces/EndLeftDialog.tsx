import { useId } from "preact/hooks";
import { signInsOf } from "../../state/workspaces/lostList";
import { words } from "../../words/words";
import { useApp } from "../shared/appContext";
import { Button } from "../shared/Button";
import { Dialog } from "../shared/Dialog";

/** Asks before sign-ins end that may belong to another list; the way back has the focus. */
export function EndLeftDialog() {
  const app = useApp();
  const id = useId();
  const { lost } = app.workspaces;
  const signIns = signInsOf(lost.left.value);
  const text = words.lostList;
  const close = () => (app.dialog.value = null);

  async function end() {
    await lost.endLeft();
    close();
  }

  return (
    <Dialog role="alertdialog" title={text.question.title(signIns.length)} describedBy={id} onCancel={close}>
      <div id={id}>
        <ul>
          {signIns.map((one) => (
            <li key={one.id}>{text.leftAt(one)}</li>
          ))}
        </ul>
        <p>{text.question.guidance(signIns.length)}</p>
      </div>
      <div class="buttons end">
        <button type="button" class="button quiet" autofocus onClick={close}>
          {words.general.cancel}
        </button>
        <Button look="danger" busy={lost.busy.value} onClick={() => void end()}>
          {text.endLeft(signIns.length)}
        </Button>
      </div>
    </Dialog>
  );
}

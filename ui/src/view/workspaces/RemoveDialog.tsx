import { useSignal } from "@preact/signals";
import type { Workspace } from "../../backend/generated/types";
import { words } from "../../words/words";
import { useApp } from "../shared/appContext";
import { Button } from "../shared/Button";
import { Dialog } from "../shared/Dialog";

/** Says what removing does and does not do; the way back has the focus. */
export function RemoveDialog({ workspace }: { workspace: Workspace }) {
  const app = useApp();
  const busy = useSignal(false);
  const text = words.workspace.removal;
  const close = () => (app.dialog.value = null);

  async function remove() {
    busy.value = true;
    await app.remove(workspace.id);
    close();
  }

  return (
    <Dialog role="alertdialog" title={text.title(workspace.name)} onCancel={close}>
      <p>
        {workspace.signIn.kind === "none"
          ? text.notSignedIn
          : text.signedIn(workspace.name, workspace.account?.userName ?? null)}
      </p>
      <p>{text.unaffected}</p>
      <div class="buttons end">
        <button type="button" class="button quiet" autofocus onClick={close}>
          {words.general.cancel}
        </button>
        <Button look="danger" busy={busy.value} onClick={() => void remove()}>
          {busy.value ? text.busy : text.button(workspace.name)}
        </Button>
      </div>
    </Dialog>
  );
}

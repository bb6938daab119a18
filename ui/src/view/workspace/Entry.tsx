import { useSignal } from "@preact/signals";
import ArrowDown from "icon:arrow-down";
import ArrowUp from "icon:arrow-up";
import Pencil from "icon:pencil";
import SignOut from "icon:sign-out";
import Trash from "icon:trash";
import type { Workspace } from "../../backend/generated/types";
import { words } from "../../words/words";
import { useApp } from "../appContext";
import { Button } from "../parts/Button";
import { moveAndTell } from "./moving";
import { Rename } from "./Rename";

/** Looking after a workspace's entry in the list. */
export function Entry({ workspace }: { workspace: Workspace }) {
  const app = useApp();
  const renaming = useSignal(false);
  const signingOut = useSignal(false);
  const all = app.workspaces.all.value;
  const place = all.findIndex((one) => one.id === workspace.id);
  const text = words.workspace;

  async function signOut() {
    signingOut.value = true;
    await app.signOut(workspace.id);
    signingOut.value = false;
  }

  return (
    <section class="entry">
      <h2>{text.manage}</h2>
      {renaming.value ? (
        <Rename workspace={workspace} onClose={() => (renaming.value = false)} />
      ) : (
        <div class="buttons">
          <Button look="link" onClick={() => (renaming.value = true)}>
            <Pencil />
            {text.rename}
          </Button>
          <Button look="link" disabled={place === 0} onClick={() => void moveAndTell(app, workspace, -1)}>
            <ArrowUp />
            {text.moveUp}
          </Button>
          <Button look="link" disabled={place === all.length - 1} onClick={() => void moveAndTell(app, workspace, 1)}>
            <ArrowDown />
            {text.moveDown}
          </Button>
          {workspace.signIn.kind !== "none" && (
            <Button look="link" busy={signingOut.value} onClick={() => void signOut()}>
              <SignOut />
              {signingOut.value ? text.signingOut : text.signOut}
            </Button>
          )}
          <Button look="link" onClick={() => (app.dialog.value = { kind: "remove", id: workspace.id })}>
            <Trash />
            {text.remove}
          </Button>
        </div>
      )}
    </section>
  );
}

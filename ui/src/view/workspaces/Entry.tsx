import ArrowDown from "icon:arrow-down";
import ArrowUp from "icon:arrow-up";
import Globe from "icon:globe";
import Pencil from "icon:pencil";
import SignOut from "icon:sign-out";
import Trash from "icon:trash";
import { useSignal } from "@preact/signals";
import type { Workspace } from "../../backend/generated/types";
import { words } from "../../words/words";
import { useApp } from "../shared/appContext";
import { Button } from "../shared/Button";
import { ChangeAddress } from "./ChangeAddress";
import { moveAndTell } from "./moving";
import { Rename } from "./Rename";

interface Props {
  workspace: Workspace;
  /** What of it is being changed when it is opened. */
  edit?: "name" | "address" | undefined;
}

/** Looking after a workspace's entry in the list. */
export function Entry({ workspace, edit }: Props) {
  const app = useApp();
  const editing = useSignal(edit);
  const close = () => (editing.value = undefined);
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
      {editing.value === "name" && <Rename workspace={workspace} onClose={close} />}
      {editing.value === "address" && <ChangeAddress workspace={workspace} onClose={close} />}
      {editing.value === undefined && (
        <div class="buttons">
          <Button look="link" onClick={() => (editing.value = "name")}>
            <Pencil />
            {text.rename}
          </Button>
          {!workspace.practice && (
            <Button look="link" onClick={() => (editing.value = "address")}>
              <Globe />
              {text.changeAddress}
            </Button>
          )}
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

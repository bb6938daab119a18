import type { Workspace } from "../../../backend/generated/types";
import { words } from "../../../words/words";
import { useApp } from "../../shared/appContext";
import { PracticeBadge } from "../../shared/Badge";
import { Button } from "../../shared/Button";
import { Tile } from "../../shared/Tile";
import { StatusWords } from "../rail/RailRow";
import { StatusMark } from "../rail/StatusMark";
import { SignInPanel } from "../signIn/SignInPanel";

interface Props {
  workspace: Workspace;
  open: boolean;
  later: boolean;
  onOpen: () => void;
  onLater: () => void;
  onSignedIn: (workspace: Workspace) => void;
}

export function ChecklistRow({ workspace, open, later, onOpen, onLater, onSignedIn }: Props) {
  const status = useApp().statuses.value.get(workspace.id);
  const text = words.importing.checklist;
  const done = workspace.signIn.kind === "held";
  return (
    <div class={`checklist-row${open ? " open" : ""}`}>
      <div class="checklist-line">
        <Tile name={workspace.name} id={workspace.id} />
        <div class="checklist-words">
          <h2>{workspace.name}</h2>
          <span class="address">{workspace.host}</span>
          {status && (
            <span class="rail-state">
              {later ? (
                text.isLater
              ) : (
                <>
                  <StatusMark status={status} />
                  <StatusWords status={status} />
                </>
              )}
            </span>
          )}
        </div>
        {workspace.practice && <PracticeBadge />}
        {!done && !open && (
          <Button small name={text.signInTo(workspace.name)} onClick={onOpen}>
            {text.signIn}
          </Button>
        )}
        {!done && !later && (
          <Button small look="link" name={text.laterSaid(workspace.name)} onClick={onLater}>
            {text.later}
          </Button>
        )}
      </div>
      {open && !done && <SignInPanel workspace={workspace} onSignedIn={onSignedIn} focus />}
    </div>
  );
}

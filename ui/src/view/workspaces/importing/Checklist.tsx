import { useSignal } from "@preact/signals";
import type { Workspace } from "../../../backend/generated/types";
import { needsAdministrator } from "../../../state/workspaces/status";
import { words } from "../../../words/words";
import { useApp } from "../../shared/appContext";
import { Button } from "../../shared/Button";
import { CopyButton } from "../../shared/CopyButton";
import { PageHeading } from "../../shared/PageHeading";
import { ChecklistRow } from "./ChecklistRow";

/** Several workspaces to sign in to, one after the other or later. */
export function Checklist({ ids }: { ids: readonly string[] }) {
  const app = useApp();
  const text = words.importing.checklist;
  const listed = app.workspaces.all.value.filter((one) => ids.includes(one.id));
  const open = useSignal<string | null>(listed.find(toDo)?.id ?? null);
  const later = useSignal<ReadonlySet<string>>(new Set());
  const done = listed.filter((one) => !toDo(one)).length;

  /** Goes on to the next workspace that is neither done nor left for later. */
  function goOn(from: string) {
    const now = app.workspaces.all.peek().filter((one) => ids.includes(one.id));
    const after = [...now.slice(now.findIndex((one) => one.id === from) + 1), ...now];
    open.value = after.find((one) => one.id !== from && toDo(one) && !later.value.has(one.id))?.id ?? null;
  }

  return (
    <div class="page narrow">
      <PageHeading>{text.title}</PageHeading>
      <p class="soft">{text.guidance}</p>
      <p class="checklist-progress" role="status">
        {text.progress(done, listed.length)}
      </p>
      <progress
        class="checklist-bar"
        max={listed.length}
        value={done}
        aria-label={text.progress(done, listed.length)}
      />
      <ul class="checklist">
        {listed.map((workspace) => (
          <li key={workspace.id}>
            <ChecklistRow
              workspace={workspace}
              open={open.value === workspace.id}
              later={later.value.has(workspace.id)}
              onOpen={() => {
                later.value = new Set([...later.value].filter((id) => id !== workspace.id));
                open.value = workspace.id;
              }}
              onLater={() => {
                later.value = new Set([...later.value, workspace.id]);
                goOn(workspace.id);
              }}
              onSignedIn={(signedIn) => {
                app.signedIn(signedIn);
                goOn(signedIn.id);
              }}
            />
          </li>
        ))}
      </ul>
      <ForAdministrator workspaces={listed} />
      <div class="buttons">
        <Button look={done === listed.length ? "primary" : "quiet"} onClick={() => app.go({ kind: "search" })}>
          {text.finish}
        </Button>
      </div>
    </div>
  );
}

/** One text for everything that only administrators can mend. */
function ForAdministrator({ workspaces }: { workspaces: readonly Workspace[] }) {
  const app = useApp();
  const { one, letter } = words.workspace.administrator;
  const stuck = workspaces.filter((workspace) => {
    const status = app.statuses.value.get(workspace.id);
    return status !== undefined && needsAdministrator(status);
  });
  if (stuck.length === 0) return null;
  const label = words.importing.checklist.copyForAdministrator(stuck.length);
  return (
    <div class="note warn">
      <p>{words.importing.checklist.needsAdministrator(stuck.length)}</p>
      <CopyButton look="quiet" text={letter(stuck.map(one))} what={label} label={label} />
    </div>
  );
}

function toDo(workspace: Workspace): boolean {
  return workspace.signIn.kind !== "held";
}

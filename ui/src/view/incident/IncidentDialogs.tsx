import type { Person } from "../../backend/generated/types";
import type { AccountKey } from "../../backend/revocation";
import { isRunning, isSecondCheckPending } from "../../state/incident/action";
import { beginAnother, closeIncident } from "../../state/incident/entry";
import { words } from "../../words/words";
import { useApp } from "../shared/appContext";
import { Button } from "../shared/Button";
import { Dialog } from "../shared/Dialog";

/** Asks before a flow is given up; while something is being signed out it cannot be. */
export function DiscardDialog() {
  const app = useApp();
  const incident = app.incidents.open.value;
  if (incident === null) return null;
  const text = words.incident.discarding;
  const close = () => (app.dialog.value = null);
  const running = isRunning(incident.action);

  function discard() {
    close();
    closeIncident(app);
  }

  return (
    <Dialog
      role="alertdialog"
      title={text.title(words.incident.person(incident.person, incident.first.userId))}
      onCancel={close}
    >
      <p>{running ? text.ending : text.guidance}</p>
      {!running && isSecondCheckPending(incident.action) && <p>{text.secondCheck}</p>}
      <div class="buttons end">
        <button type="button" class="button quiet" autofocus onClick={close}>
          {words.general.cancel}
        </button>
        {!running && (
          <Button look="danger" onClick={discard}>
            {text.button}
          </Button>
        )}
      </div>
    </Dialog>
  );
}

/** One caller at a time: the one that is open is gone back to, or given up. */
export function AnotherDialog({ account, person }: { account: AccountKey; person: Person }) {
  const app = useApp();
  const incident = app.incidents.open.value;
  if (incident === null) return null;
  const text = words.incident.another;
  const who = words.incident.person(incident.person, incident.first.userId);
  const next = words.incident.person(person, account.userId);
  const close = () => (app.dialog.value = null);

  function goBack() {
    close();
    app.go({ kind: "incident" });
  }

  function discard() {
    close();
    beginAnother(app, account, person);
  }

  return (
    <Dialog role="alertdialog" title={text.title(who)} onCancel={close}>
      <p>{isRunning(incident.action) ? words.incident.discarding.ending : text.guidance(who, next)}</p>
      <div class="buttons end">
        <button type="button" class="button quiet" autofocus onClick={close}>
          {words.general.cancel}
        </button>
        <Button onClick={goBack}>{text.back(who)}</Button>
        {!isRunning(incident.action) && (
          <Button look="danger" onClick={discard}>
            {text.discard(next)}
          </Button>
        )}
      </div>
    </Dialog>
  );
}

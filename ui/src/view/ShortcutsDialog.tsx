import { words } from "../words/words";
import { useApp } from "./shared/appContext";
import { commandKey } from "./shared/commandKey";
import { Dialog } from "./shared/Dialog";

export function ShortcutsDialog() {
  const app = useApp();
  const { title, list } = words.general.shortcuts;
  const close = () => (app.dialog.value = null);
  return (
    <Dialog title={title} onCancel={close}>
      <dl class="shortcuts">
        {list(commandKey()).map(([keys, what]) => (
          <div key={keys.join(" ")}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <div class="buttons end">
        <button type="button" class="button link" onClick={() => (app.dialog.value = { kind: "lock" })}>
          {words.lock.open}
        </button>
        <button type="button" class="button quiet" autofocus onClick={close}>
          {words.general.close}
        </button>
      </div>
    </Dialog>
  );
}

import Check from "icon:circle-check";
import { useId } from "preact/hooks";
import { type LockSettings, lockSettings } from "../../state/lock/lockSettings";
import { words } from "../../words/words";
import { useApp } from "../shared/appContext";
import { Button } from "../shared/Button";
import { Dialog } from "../shared/Dialog";
import { useStore } from "../shared/useStore";
import { LockForm } from "./LockForm";
import { lockNow } from "./lockNow";

/** Where the lock is set up. */
export function LockDialog() {
  const app = useApp();
  const settings = useStore(() => lockSettings(app.lock), app);
  const text = words.lock.settings;
  const close = () => (app.dialog.value = null);
  const set = app.lock.set.value;
  const done = settings.done.value;
  return (
    <Dialog title={words.lock.title} onCancel={close}>
      <p>{text.meaning}</p>
      {done !== null && (
        <p class="note good lock-done" role="status">
          <Check />
          {text.done[done]}
        </p>
      )}
      {!set && done === null && <p>{text.offer}</p>}
      {set && <IdleChoice settings={settings} />}
      <LockForm settings={settings} onCancel={set ? () => settings.show("none") : close} />
      <p class="hint">{text.rule}</p>
      {settings.form.value === "none" && (
        <div class="buttons end">
          <Button look="link" onClick={() => settings.show("remove")}>
            {text.remove}
          </Button>
          <Button onClick={() => settings.show("change")}>{text.change}</Button>
          <Button onClick={() => lockNow(app)}>{text.lockNow}</Button>
          <button type="button" class="button primary" autofocus onClick={close}>
            {words.general.close}
          </button>
        </div>
      )}
    </Dialog>
  );
}

const CHOICES = [1, 2, 5, 10, 15, 20, 30, 45, 60];

function IdleChoice({ settings }: { settings: LockSettings }) {
  const app = useApp();
  const id = useId();
  const text = words.lock.settings;
  const minutes = app.lock.idleMinutes.value;
  const choices = minutes === null || CHOICES.includes(minutes) ? CHOICES : [...CHOICES, minutes].sort((a, b) => a - b);
  const failed = settings.idleFailed.value;
  return (
    <div class="field">
      <label for={id}>{text.idle}</label>
      <select
        id={id}
        class="select"
        aria-describedby={`${id}-note`}
        value={minutes ?? ""}
        onChange={({ currentTarget: { value } }) => void settings.setIdle(value === "" ? null : Number(value))}
      >
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {text.idleChoice(choice)}
          </option>
        ))}
        <option value="">{text.idleChoice(null)}</option>
      </select>
      <p
        id={`${id}-note`}
        class={failed === null ? "hint" : "field-error"}
        role={failed === null ? undefined : "alert"}
      >
        {failed === null ? text.idleSleep : words.lock.failed(failed)}
      </p>
    </div>
  );
}

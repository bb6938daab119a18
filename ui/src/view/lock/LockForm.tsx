import { useRef } from "preact/hooks";
import { isRefused, type LockField, type LockSettings } from "../../state/lock/lockSettings";
import { words } from "../../words/words";
import { Button } from "../shared/Button";
import { Field } from "../shared/Field";
import { said } from "./LockScreen";

/** The fields for setting, changing or taking away a PIN. */
export function LockForm({ settings, onCancel }: { settings: LockSettings; onCancel: () => void }) {
  const element = useRef<HTMLFormElement>(null);
  const form = settings.form.value;
  if (form === "none") return null;
  const text = words.lock.settings;
  const button = { set: text.set, change: text.changeNow, remove: text.removeNow }[form];
  const busy = settings.busy.value;
  return (
    <form
      ref={element}
      class="lock-settings"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void settings.submit().then(() => focusWrong(element.current));
      }}
    >
      {form !== "set" && <Secret settings={settings} field="current" label={text.current} />}
      {form !== "remove" && <Secret settings={settings} field="fresh" label={text.new} hint={text.newHint} />}
      {form !== "remove" && <Secret settings={settings} field="again" label={text.again} />}
      {form === "remove" && <p>{text.removal}</p>}
      <div class="buttons end">
        <Button onClick={onCancel}>{words.general.cancel}</Button>
        <Button look={form === "remove" ? "danger" : "primary"} submit busy={busy}>
          {busy ? text.busy : button}
        </Button>
      </div>
    </form>
  );
}

function focusWrong(form: HTMLFormElement | null) {
  form?.querySelector<HTMLInputElement>("input[aria-invalid]")?.focus();
}

interface SecretProps {
  settings: LockSettings;
  field: LockField;
  label: string;
  hint?: string;
}

function Secret({ settings, field, label, hint }: SecretProps) {
  const error = errorAt(settings, field);
  return (
    <Field
      label={label}
      value={settings.fields[field].value}
      onInput={(text) => settings.type(field, text)}
      error={error}
      {...(hint === undefined ? {} : { hint })}
      secret
      input={{ name: field, autocomplete: field === "current" ? "current-password" : "new-password" }}
    />
  );
}

/** What is said at a field: what is wrong with it, or why the program did not take it. */
function errorAt(settings: LockSettings, field: LockField): string | null {
  const misfit = settings.misfit.value;
  if (misfit !== null) {
    if (misfit.field !== field) return null;
    return misfit.kind === "differ" ? words.lock.settings.differ : words.lock.missing;
  }
  const error = settings.error.value;
  if (error === null) return null;
  const concerned = isRefused(error) || settings.form.value === "set" ? "fresh" : "current";
  return field === concerned ? said(error) : null;
}

import { useId } from "preact/hooks";
import type { ExportFormat } from "../../../backend/generated/types";
import { words } from "../../../words/words";
import { useApp } from "../../shared/appContext";
import { Button } from "../../shared/Button";
import { Dialog } from "../../shared/Dialog";
import { ErrorNotice } from "../../shared/ErrorNotice";

const FORMATS: readonly ExportFormat[] = ["csv", "html", "json"];

/** Asks which sessions to export, the format and the masking. The system's dialog then asks where to save. */
export function ExportDialog() {
  const app = useApp();
  const { exporting, selection, finder } = app;
  const { masked, format, what, busy, failed } = exporting;
  const text = words.exporting;
  const id = useId();
  const selected = selection.size.value;
  const result = finder.recounted.value ?? finder.result.value;
  const found = exporting.found.value ?? result?.total ?? 0;
  const subject = selected === 0 ? "found" : found === 0 ? "selected" : what.value;
  const count = subject === "found" ? found : selected;
  const close = () => {
    if (!busy.peek()) app.dialog.value = null;
  };

  async function save() {
    what.value = subject;
    const scope = app.scope.peek();
    const query = subject === "found" ? finder.query.peek() : null;
    const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const about = {
      query,
      scope: scope.kind === "one" ? (app.workspaces.find(scope.id)?.name ?? "") : null,
      masked: masked.peek(),
      timeZone,
    };
    const file = await exporting.save(text.words(about));
    if (file === null) return;
    app.dialog.value = null;
    app.notice.value = { kind: "exported", file };
  }

  return (
    <Dialog title={text.title} onCancel={close}>
      <form
        class="export-form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {selected > 0 && found > 0 && (
          <fieldset class="choices">
            <legend>{text.what}</legend>
            <Choice
              name={`${id}-what`}
              label={text.selected(selected)}
              checked={subject === "selected"}
              onChoose={() => (what.value = "selected")}
            />
            <Choice
              name={`${id}-what`}
              label={text.found(found)}
              checked={subject === "found"}
              onChoose={() => (what.value = "found")}
            />
          </fieldset>
        )}
        <fieldset class="choices">
          <legend>{text.format}</legend>
          {FORMATS.map((kind) => {
            const { name, hint } = text.formats(kind);
            return (
              <Choice
                key={kind}
                name={`${id}-format`}
                label={name}
                hint={hint}
                checked={format.value === kind}
                first={format.value === kind}
                onChoose={() => (format.value = kind)}
              />
            );
          })}
        </fieldset>
        <label class="choice">
          <input
            type="checkbox"
            checked={masked.value}
            onChange={(event) => (masked.value = event.currentTarget.checked)}
          />
          <span>
            {text.masked}
            <span class="soft">{text.maskedHint}</span>
          </span>
        </label>
        <p class="hint">{text.personal}</p>
        {failed.value !== null && (
          <ErrorNotice error={failed.value} about={{ name: words.general.app, host: "" }} said={text.notSaved} alert />
        )}
        <div class="buttons end">
          <Button disabled={busy.value} onClick={close}>
            {words.general.cancel}
          </Button>
          <Button look="primary" submit busy={busy.value}>
            {busy.value ? text.busy : text.button(count)}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

interface ChoiceProps {
  name: string;
  label: string;
  hint?: string;
  checked: boolean;
  /** Has the focus when the dialog opens. */
  first?: boolean;
  onChoose: () => void;
}

function Choice({ name, label, hint, checked, first = false, onChoose }: ChoiceProps) {
  return (
    <label class="choice">
      <input type="radio" name={name} checked={checked} autofocus={first} onChange={onChoose} />
      <span>
        {label}
        {hint !== undefined && <span class="soft">{hint}</span>}
      </span>
    </label>
  );
}

import { useId } from "preact/hooks";
import type { ExportFormat } from "../../../backend/generated/types";
import { words } from "../../../words/words";
import { useApp } from "../../shared/appContext";
import { Button } from "../../shared/Button";
import { Dialog } from "../../shared/Dialog";
import { Trouble } from "../../shared/ErrorNotice";

const FORMATS: readonly ExportFormat[] = ["csv", "html", "json"];

/** What is taken away, as what, and whether internet addresses are masked; then the desktop asks where to. */
export function ExportDialog() {
  const app = useApp();
  const { taking, selection, finder } = app;
  const { masked, format, what, busy, failed } = taking;
  const text = words.exporting;
  const id = useId();
  const selected = selection.size.value;
  const result = finder.recounted.value ?? finder.result.value;
  const found = taking.found.value ?? result?.total ?? 0;
  const taken = selected === 0 ? "found" : found === 0 ? "selected" : what.value;
  const count = taken === "found" ? found : selected;
  const close = () => {
    if (!busy.peek()) app.dialog.value = null;
  };

  async function save() {
    what.value = taken;
    const scope = app.scope.peek();
    const sought = taken === "found" ? finder.sought.peek() : null;
    const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const about = {
      sought,
      scope: scope.kind === "one" ? (app.workspaces.find(scope.id)?.name ?? "") : null,
      masked: masked.peek(),
      timeZone,
    };
    const file = await taking.save(text.words(about));
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
              checked={taken === "selected"}
              onChoose={() => (what.value = "selected")}
            />
            <Choice
              name={`${id}-what`}
              label={text.found(found)}
              checked={taken === "found"}
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
          <Trouble error={failed.value} about={{ name: words.general.app, host: "" }} said={text.notSaved} alert />
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

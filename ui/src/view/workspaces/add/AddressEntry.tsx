import Plus from "icon:plus";
import { useMemo } from "preact/hooks";
import { addressForm } from "../../../state/workspaces/addressForm";
import { words } from "../../../words/words";
import { useApp } from "../../shared/appContext";
import { Button } from "../../shared/Button";
import { ErrorNotice } from "../../shared/ErrorNotice";
import { Field, useFirstFocus } from "../../shared/Field";
import { AddressReading } from "./AddressReading";

/** Adds a workspace by its address alone; says at once how the address will be used. */
export function AddressEntry() {
  const app = useApp();
  const form = useMemo(
    () => addressForm(app.backend, (typed, another) => app.backend.addWorkspace(typed, null, another)),
    [app],
  );
  const field = useFirstFocus();
  const { address } = words.adding;
  const reading = form.reading.value;
  const existing = reading?.kind === "understood" ? reading.alreadyThere : null;
  const refusal = form.submitted.value && reading?.kind === "refused" ? address.problem(reading.problem) : null;

  async function add(anotherAccount: boolean) {
    const added = await form.submit(anotherAccount);
    if (added === null) return;
    app.workspaces.put(added);
    app.go({ kind: "workspace", id: added.id });
  }

  return (
    <form
      class="address-entry"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void add(false);
      }}
    >
      <div class="field-with-button">
        <Field
          label={address.label}
          value={form.text.value}
          onInput={(text) => void form.type(text)}
          error={refusal}
          input={{ placeholder: address.placeholder, inputMode: "url", autocomplete: "url", name: "address" }}
          inputRef={field}
        />
        {existing === null && (
          <Button look="primary" submit busy={form.busy.value}>
            <Plus />
            {form.busy.value ? address.adding : address.button}
          </Button>
        )}
      </div>
      <AddressReading form={form} reading={reading} toldAtField={refusal !== null} />
      {existing !== null && (
        <div class="note info">
          <p>{address.alreadyThere(existing)}</p>
          <div class="buttons">
            <Button onClick={() => void add(true)}>{address.anotherAccount}</Button>
            <OpenExisting name={existing} />
          </div>
        </div>
      )}
      {form.error.value && (
        <ErrorNotice error={form.error.value} about={{ name: form.text.value, host: form.text.value }} alert />
      )}
    </form>
  );
}

function OpenExisting({ name }: { name: string }) {
  const app = useApp();
  const there = app.workspaces.all.value.find((workspace) => workspace.name === name);
  if (there === undefined) return null;
  return (
    <Button look="link" onClick={() => app.go({ kind: "workspace", id: there.id })}>
      {words.adding.address.openExisting(name)}
    </Button>
  );
}

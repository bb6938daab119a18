import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import type { Workspace } from "../../backend/generated/types";
import { addressForm } from "../../state/workspaces/addressForm";
import { words } from "../../words/words";
import { useApp } from "../shared/appContext";
import { Button } from "../shared/Button";
import { ErrorNotice } from "../shared/ErrorNotice";
import { Field } from "../shared/Field";
import { AddressReading } from "./add/AddressReading";

/** Gives a workspace another address, and says before what that costs. */
export function ChangeAddress({ workspace, onClose }: { workspace: Workspace; onClose: () => void }) {
  const app = useApp();
  const input = useRef<HTMLInputElement>(null);
  // A form made anew when the address changes would lose its state while it is being sent.
  // biome-ignore lint/correctness/useExhaustiveDependencies(workspace.address): it is the first text alone.
  const form = useMemo(() => {
    const change = (typed: string, another: boolean) => app.changeAddress(workspace.id, typed, another);
    return addressForm(app.backend, change, workspace.address);
  }, [app, workspace.id]);
  useLayoutEffect(() => input.current?.select(), []);
  const { address } = words.adding;
  const reading = form.reading.value;
  const isSame = reading?.kind === "understood" && reading.address === workspace.address;
  const existing = reading?.kind === "understood" && !isSame ? reading.alreadyThere : null;
  const refusal = form.submitted.value && reading?.kind === "refused" ? address.problem(reading.problem) : null;

  async function save(anotherAccount: boolean) {
    if ((await form.submit(anotherAccount)) !== null) onClose();
  }

  return (
    <form
      class="address-entry"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save(false);
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        onClose();
      }}
    >
      <div class="field-with-button">
        <Field
          label={address.label}
          value={form.text.value}
          inputRef={input}
          onInput={(text) => void form.type(text)}
          error={refusal}
          input={{ placeholder: address.placeholder, inputMode: "url", autocomplete: "url", name: "address" }}
        />
        <Button onClick={onClose}>{words.general.cancel}</Button>
        {existing === null && (
          <Button look="primary" submit busy={form.busy.value}>
            {words.workspace.save}
          </Button>
        )}
      </div>
      <AddressReading form={form} reading={isSame ? null : reading} toldAtField={refusal !== null} />
      {workspace.signIn.kind !== "none" && <p class="hint">{words.workspace.changeAddressSignsOut}</p>}
      {existing !== null && (
        <div class="note info">
          <p>{address.alreadyThere(existing)}</p>
          <div class="buttons">
            <Button onClick={() => void save(true)}>{address.anotherAccount}</Button>
          </div>
        </div>
      )}
      {form.error.value && <ErrorNotice error={form.error.value} about={workspace} alert />}
    </form>
  );
}

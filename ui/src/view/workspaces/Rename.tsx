import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { CommandError, Workspace } from "../../backend/generated/types";
import { commandError } from "../../state/shared/commandError";
import { words } from "../../words/words";
import { useApp } from "../shared/appContext";
import { Button } from "../shared/Button";
import { Field } from "../shared/Field";

export function Rename({ workspace, onClose }: { workspace: Workspace; onClose: () => void }) {
  const app = useApp();
  const input = useRef<HTMLInputElement>(null);
  const name = useSignal(workspace.name);
  const error = useSignal<CommandError | null>(null);
  useLayoutEffect(() => input.current?.select(), []);

  async function save() {
    try {
      await app.workspaces.rename(workspace.id, name.value);
      onClose();
    } catch (thrown) {
      error.value = commandError(thrown);
    }
  }

  return (
    <form
      class="field-with-button"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        onClose();
      }}
    >
      <Field
        label={words.workspace.nameLabel}
        value={name.value}
        inputRef={input}
        error={error.value === null ? null : words.errors.words(error.value, workspace).guidance}
        onInput={(text) => {
          name.value = text;
          error.value = null;
        }}
      />
      <Button onClick={onClose}>{words.general.cancel}</Button>
      <Button look="primary" submit>
        {words.workspace.save}
      </Button>
    </form>
  );
}

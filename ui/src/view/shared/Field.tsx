import ErrorCircle from "icon:error-circle";
import type { Ref } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";

interface Props {
  label: string;
  value: string;
  onInput: (text: string) => void;
  /** A sentence at the field; marks it as wrong. */
  error?: string | null;
  hint?: string;
  secret?: boolean;
  input?: Extras;
  inputRef?: Ref<HTMLInputElement>;
}

interface Extras {
  name?: string;
  autocomplete?: string;
  placeholder?: string;
  inputMode?: "text" | "url";
}

/** For the only field of a page: it has the focus when the page opens, with what stands in it selected. */
export function useFirstFocus() {
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  return field;
}

/** One labelled field. Pasting and password managers are always welcome. */
export function Field({ label, value, onInput, error = null, hint, secret = false, input = {}, inputRef }: Props) {
  const id = useId();
  const noteId = `${id}-note`;
  const noted = error !== null || hint !== undefined;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        {...(secret ? ({ type: "password" } as const) : ({ type: "text" } as const))}
        spellcheck={false}
        autocapitalize="none"
        autocorrect="off"
        {...input}
        id={id}
        ref={inputRef ?? null}
        value={value}
        aria-invalid={error !== null || undefined}
        aria-describedby={noted ? noteId : undefined}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      {noted && (
        <p id={noteId} class={error === null ? "hint" : "field-error"}>
          {error !== null && <ErrorCircle />}
          <span>{error ?? hint}</span>
        </p>
      )}
    </div>
  );
}

import ErrorCircle from "icon:error-circle";
import { useEffect, useId, useRef } from "preact/hooks";
import type { CodeForm } from "../../state/codes/codeForm";
import type { Prompt } from "../../state/codes/secondFactorPrompts";
import { words } from "../../words/words";

/** One field that takes pasted codes, spaces and backup codes alike. */
export function CodeField({ form, prompt }: { form: CodeForm; prompt: Prompt }) {
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const method = form.method.value;
  const error = form.error.value;
  const said = error === null ? null : words.codes.error(error);
  const sending = prompt.sending.value;

  useEffect(() => {
    if (!sending) input.current?.focus();
  }, [method, sending, form.needsNewMail.value]);

  return (
    <div class="field code-field">
      <label for={id}>{words.codes.label(method)}</label>
      <input
        key={method}
        id={id}
        ref={input}
        name={method === "password" ? "password" : "one-time-code"}
        {...(method === "password" ? ({ type: "password" } as const) : ({ type: "text" } as const))}
        autocomplete={method === "password" ? "current-password" : "one-time-code"}
        inputMode={method === "email" ? "numeric" : "text"}
        spellcheck={false}
        autocapitalize="none"
        autofocus
        readOnly={sending}
        disabled={form.needsNewMail.value}
        value={form.code.value}
        aria-invalid={said !== null || undefined}
        aria-describedby={`${id}-note`}
        onInput={(event) => (event.isComposing ? undefined : form.type(event.currentTarget.value))}
        onCompositionEnd={(event) => form.type(event.currentTarget.value)}
      />
      <div id={`${id}-note`}>
        <div role="alert">
          {said !== null && (
            <p class="field-error">
              <ErrorCircle />
              <span>
                <strong>{said.headline}.</strong> {said.guidance}
              </span>
            </p>
          )}
        </div>
        {said === null && method === "totp" && <p class="hint">{words.codes.backupHint}</p>}
      </div>
    </div>
  );
}

import type { ComponentChildren, Ref } from "preact";

interface Props {
  look?: "primary" | "quiet" | "danger" | "outDanger" | "link";
  onClick?: () => void;
  submit?: boolean;
  busy?: boolean;
  disabled?: boolean;
  /** Where its words are hidden for want of room. */
  title?: string;
  /** The accessible name, where the visible one is not enough alone. */
  name?: string | undefined;
  testId?: string;
  buttonRef?: Ref<HTMLButtonElement>;
  small?: boolean;
  children: ComponentChildren;
}

export function Button({
  look = "quiet",
  onClick,
  submit,
  busy,
  disabled,
  title,
  name,
  testId,
  buttonRef,
  small,
  children,
}: Props) {
  return (
    <button
      type={submit ? "submit" : "button"}
      class={`button ${look}${small ? " small" : ""}`}
      aria-label={name}
      title={title}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      disabled={disabled}
      data-testid={testId}
      ref={buttonRef ?? null}
      onClick={busy ? swallow : onClick}
    >
      {children}
    </button>
  );
}

function swallow(event: Event) {
  event.preventDefault();
}

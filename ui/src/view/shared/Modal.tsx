import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";

export interface ModalProps {
  title: ComponentChildren;
  onCancel: () => void;
  /** `alertdialog` for what asks before something is taken away. */
  role?: "dialog" | "alertdialog";
  /** The element that says what it is about. */
  describedBy?: string;
  look?: "ending";
  children: ComponentChildren;
}

/**
 * A modal dialog. The web view keeps the focus inside; closing gives it back to what opened it.
 * What should have the focus first says so with `autofocus`.
 */
export function Modal({ title, onCancel, role = "dialog", describedBy, look, children }: ModalProps) {
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useLayoutEffect(() => {
    const dialog = element.current;
    const opener = document.activeElement;
    dialog?.showModal();
    return () => {
      dialog?.close();
      giveBackFocus(opener);
    };
  }, []);

  return (
    <dialog
      ref={element}
      role={role}
      aria-labelledby={titleId}
      aria-describedby={describedBy}
      class={`dialog${look === undefined ? "" : ` ${look}`}`}
      onCancel={(event) => {
        event.preventDefault();
        onCancel();
      }}
    >
      <h2 id={titleId} class="dialog-title">
        {title}
      </h2>
      {children}
    </dialog>
  );
}

/** What opened the dialog may be gone by now; then the page itself takes the focus. Another dialog keeps its own. */
function giveBackFocus(opener: Element | null) {
  queueMicrotask(() => {
    const target =
      opener instanceof HTMLElement && opener.isConnected && opener !== document.body
        ? opener
        : document.querySelector("main h1, main");
    const other = document.querySelector("dialog[open]");
    if (target instanceof HTMLElement && (other === null || other.contains(target))) target.focus();
  });
}

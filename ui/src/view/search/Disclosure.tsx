import ChevronDown from "icon:chevron-down";
import { useSignal } from "@preact/signals";
import { type ComponentChildren, Fragment } from "preact";
import { useId, useRef } from "preact/hooks";
import { useDisclosure } from "../shared/disclosure";

interface Props {
  label: string;
  icon: ComponentChildren;
  /** Something in it narrows what is shown. */
  active?: boolean;
  children: ComponentChildren;
}

/**
 * Content that a narrow window hides behind one button, so that the list begins high up.
 * A wide window shows it in the row.
 */
export function Disclosure({ label, icon, active = false, children }: Props) {
  const open = useSignal(false);
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const press = useDisclosure(open, button);
  return (
    <Fragment>
      <button
        type="button"
        class={`chip-button fold${active ? " active" : ""}`}
        aria-expanded={open.value}
        aria-controls={id}
        ref={button}
        onKeyDown={press}
        onClick={() => (open.value = !open.value)}
      >
        {icon}
        <span>{label}</span>
        <ChevronDown />
      </button>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only hears the keys of the buttons within */}
      <div class={`folded${open.value ? " open" : ""}`} id={id} onKeyDown={press}>
        {children}
      </div>
    </Fragment>
  );
}

import { useSignal } from "@preact/signals";
import { type ComponentChildren, Fragment } from "preact";
import { useId } from "preact/hooks";
import ChevronDown from "icon:chevron-down";

interface Props {
  label: string;
  icon: ComponentChildren;
  /** Something in it narrows what is shown. */
  active?: boolean;
  children: ComponentChildren;
}

/** What stands in a row where there is room, and where there is not is unfolded by one button, so that the list begins high up. */
export function Folded({ label, icon, active = false, children }: Props) {
  const open = useSignal(false);
  const id = useId();
  return (
    <Fragment>
      <button
        type="button"
        class={`chip-button fold${active ? " active" : ""}`}
        aria-expanded={open.value}
        aria-controls={id}
        onClick={() => (open.value = !open.value)}
      >
        {icon}
        <span>{label}</span>
        <ChevronDown />
      </button>
      <div class={`folded${open.value ? " open" : ""}`} id={id}>
        {children}
      </div>
    </Fragment>
  );
}

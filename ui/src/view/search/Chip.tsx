import ChevronDown from "icon:chevron-down";
import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useId, useLayoutEffect, useRef } from "preact/hooks";
import { words } from "../../words/words";

interface Choice<Key extends string> {
  key: Key;
  label: string;
  count?: number;
}

interface Props<Key extends string> {
  /** What is chosen here, such as "Device type". */
  label: string;
  /** What the choice is now. */
  shown: string;
  /** It narrows what is found. */
  active?: boolean;
  icon: ComponentChildren;
  choices: readonly Choice<Key>[];
  chosen: readonly Key[];
  /** Several can be chosen. */
  many?: boolean;
  onChoose: (key: Key) => void;
  /** At the end of the list. */
  children?: ComponentChildren;
}

/** A button that shows a choice, and opens the list to change it. */
export function Chip<Key extends string>(props: Props<Key>) {
  const { label, shown, active = false, icon } = props;
  const open = useSignal(false);
  const whole = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();

  useEffect(() => {
    const life = new AbortController();
    const outside = (event: Event) => {
      const { target } = event;
      if (target instanceof Element && !whole.current?.contains(target) && !target.closest("dialog"))
        open.value = false;
    };
    if (open.value) document.addEventListener("pointerdown", outside, { signal: life.signal });
    return () => life.abort();
  }, [open.value]);

  function close() {
    open.value = false;
    button.current?.focus();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears what comes up from the button and the list.
    <div
      class="chip-choice"
      ref={whole}
      onFocusOut={({ relatedTarget }) => {
        if (
          relatedTarget instanceof Element &&
          !whole.current?.contains(relatedTarget) &&
          !relatedTarget.closest("dialog")
        )
          open.value = false;
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !open.value) return;
        event.preventDefault();
        close();
      }}
    >
      <button
        type="button"
        class={`chip-button${active ? " active" : ""}`}
        ref={button}
        aria-expanded={open.value}
        aria-controls={id}
        aria-label={`${label}: ${shown}`}
        title={shown}
        onClick={() => (open.value = !open.value)}
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown" || open.value) return;
          event.preventDefault();
          open.value = true;
        }}
      >
        {icon}
        <span>{shown}</span>
        <ChevronDown />
      </button>
      {open.value && <Choices {...props} id={id} onClose={close} />}
    </div>
  );
}

function Choices<Key extends string>({
  id,
  label,
  choices,
  chosen,
  many = false,
  onChoose,
  onClose,
  children,
}: Props<Key> & { id: string; onClose: () => void }) {
  const list = useRef<HTMLFieldSetElement>(null);
  const pointed = useRef(false);
  // Before the list is painted: later, a press on it would lose the focus to the first choice.
  useLayoutEffect(() => list.current?.querySelector<HTMLElement>("input:checked, input, button")?.focus(), []);
  return (
    <fieldset
      class="popover"
      id={id}
      ref={list}
      onPointerDown={() => (pointed.current = true)}
      // Else the press on the words takes the focus out of the list, and it is closed before they are let go.
      onMouseDown={(event) => {
        if (!(event.target as Element).closest("input, button")) event.preventDefault();
      }}
      onKeyDown={(event) => {
        pointed.current = false;
        if (event.key !== "Enter" || !(event.target instanceof HTMLInputElement)) return;
        // Else the same key presses the button, which has the focus by then, and opens this again.
        event.preventDefault();
        onClose();
      }}
    >
      <legend>{label}</legend>
      {choices.length === 0 && <p class="hint">{words.find.nothingToChoose}</p>}
      {choices.map((choice) => (
        <label key={choice.key}>
          <input
            type={many ? "checkbox" : "radio"}
            name={id}
            checked={chosen.includes(choice.key)}
            onChange={() => {
              onChoose(choice.key);
              if (!many && pointed.current) onClose();
            }}
          />
          <span>{choice.label}</span>
          {choice.count !== undefined && <span class="soft">{words.find.numbered(choice.count)}</span>}
        </label>
      ))}
      {children}
    </fieldset>
  );
}

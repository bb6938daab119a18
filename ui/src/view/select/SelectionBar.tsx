import { words } from "../../words/words";
import { useApp } from "../appContext";
import { Button } from "../parts/Button";

/** How many sessions are selected, and what can be done with them. */
export function SelectionBar() {
  const { selection } = useApp();
  const size = selection.size.value;
  const text = words.select;
  if (size === 0) return null;
  return (
    <section class="selection-bar" aria-label={text.bar}>
      <p>
        <strong>{text.selected(size)}</strong>
      </p>
      <div class="buttons">
        <Button small look="link" onClick={selection.clear}>
          {text.clear}
        </Button>
      </div>
    </section>
  );
}

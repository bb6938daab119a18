import { words } from "../../../words/words";
import { useApp } from "../../shared/appContext";

/** Whether internet addresses are masked in whatever is taken away; one choice for all of it. */
export function MaskChoice() {
  const { masked } = useApp().taking;
  return (
    <label class="mask-choice">
      <input
        type="checkbox"
        checked={masked.value}
        onChange={(event) => (masked.value = event.currentTarget.checked)}
      />
      {words.ticket.mask}
    </label>
  );
}

import { words } from "../../../words/words";
import { useApp } from "../../shared/appContext";

/** Whether exports and copies mask internet addresses; one setting for all of them. */
export function MaskChoice() {
  const { masked } = useApp().exporting;
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

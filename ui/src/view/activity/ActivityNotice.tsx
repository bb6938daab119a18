import Cross from "icon:cross";
import Warning from "icon:warning";
import { useSignal } from "@preact/signals";
import { words } from "../../words/words";
import { useApp } from "../shared/appContext";

/** Says above every page that what happens is not written, until it is, and what is missing then. */
export function ActivityNotice() {
  const trouble = useApp().activity.state.value?.trouble;
  const dismissed = useSignal(0);
  const text = words.activity.problem;
  if (trouble === undefined || (trouble.problem === null && trouble.missing <= dismissed.value)) return null;
  return (
    <div class="note banner warn" role="status" data-testid="activity-trouble">
      <Warning />
      <div class="banner-body">
        <p class="banner-headline">{trouble.problem === null ? text.missing(trouble.missing) : text.headline}</p>
        {trouble.problem !== null && trouble.missing > 0 && <p>{text.missing(trouble.missing)}.</p>}
        <p>{trouble.problem === null ? text.over : text.guidance(trouble.problem)}</p>
      </div>
      {trouble.problem === null && (
        <button
          type="button"
          class="icon-button"
          aria-label={words.general.dismiss}
          onClick={() => {
            dismissed.value = trouble.missing;
          }}
        >
          <Cross />
        </button>
      )}
    </div>
  );
}

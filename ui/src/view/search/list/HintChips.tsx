import type { Hint } from "../../../backend/generated/types";
import { words } from "../../../words/words";

const SHOWN = 2;

/** What was noticed about a session, in a word each; what there is no room for is counted. */
export function HintChips({ hints }: { hints: readonly Hint[] }) {
  const more = hints.slice(SHOWN);
  if (hints.length === 0) return null;
  return (
    <p class="card-hints">
      {hints.slice(0, SHOWN).map((hint) => (
        <span key={hint.kind} class={`chip hint-${hint.kind}`} title={words.hints.reason(hint)}>
          {words.hints.label(hint)}
        </span>
      ))}
      {more.length > 0 && (
        <span class="chip more" title={more.map((hint) => words.hints.label(hint)).join(", ")}>
          {words.card.moreHints(more.length)}
        </span>
      )}
    </p>
  );
}

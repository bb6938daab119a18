import type { Hint } from "../../../backend/generated/types";
import { words } from "../../../words/words";

/** What was noticed about a session: what was seen, and what else can cause it. */
export function PanelHints({ hints }: { hints: readonly Hint[] }) {
  if (hints.length === 0) return null;
  return (
    <section class="panel-hints" aria-label={words.card.panel.hints}>
      <ul>
        {hints.map((hint) => (
          <li key={hint.kind}>
            <h3 class={`chip hint-${hint.kind}`}>{words.hints.label(hint)}</h3>
            <p>{words.hints.reason(hint)}</p>
            <p class="soft">{words.card.panel.alsoFrom(words.find.hints.otherCauses(hint.kind))}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

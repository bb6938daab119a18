import type { Signal } from "@preact/signals";
import { words } from "../../../words/words";

export function RailFilter({ text, shown }: { text: Signal<string>; shown: number }) {
  return (
    <div class="rail-filter">
      <input
        type="search"
        aria-label={words.rail.filter}
        placeholder={words.rail.filter}
        value={text.value}
        spellcheck={false}
        onInput={(event) => (text.value = event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape" || text.value === "") return;
          event.preventDefault();
          text.value = "";
        }}
      />
      <span class="unseen" role="status">
        {text.value === "" ? "" : words.rail.filtered(shown)}
      </span>
    </div>
  );
}

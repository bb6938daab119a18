import Ban from "icon:ban";
import Check from "icon:check";
import Plus from "icon:plus";
import type { ImportEntry } from "../../../backend/generated/types";
import { words } from "../../../words/words";
import { Tile } from "../../shared/Tile";

export function ImportRow({ entry }: { entry: ImportEntry }) {
  return (
    <div class={`import-row ${entry.verdict.kind}`}>
      <Tile name={entry.name} id={entry.address} size="small" />
      <div class="import-words">
        <strong>{entry.name}</strong>
        <span class="address">{entry.address}</span>
        {entry.verdict.kind === "refused" && (
          <span class="field-error">{words.importing.refused(entry.verdict.problem)}</span>
        )}
      </div>
      <Verdict entry={entry} />
    </div>
  );
}

function Verdict({ entry }: { entry: ImportEntry }) {
  const text = words.importing;
  switch (entry.verdict.kind) {
    case "new":
      return (
        <span class="verdict">
          <Plus />
          {text.isNew}
        </span>
      );
    case "alreadyThere":
      return (
        <span class="verdict">
          <Check />
          {text.alreadyThere}
        </span>
      );
    case "refused":
      return (
        <span class="verdict">
          <Ban />
          {text.willNot}
        </span>
      );
  }
}

import { words } from "../../words/words";
import { CopyButton } from "./CopyButton";

/** The technical line, out of the way. */
export function Details({ line, label = words.general.details }: { line: string; label?: string }) {
  return (
    <details class="details">
      <summary>{label}</summary>
      <div class="details-body">
        <code>{line}</code>
        <CopyButton text={line} what={words.general.details} label={words.general.copyDetails} look="quiet" />
      </div>
    </details>
  );
}

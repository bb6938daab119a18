import Warning from "icon:warning";
import { words } from "../../../words/words";

/** Said of a name whose letters only look like those of another one. */
export function LookAlike() {
  return (
    <span class="badge look-alike" title={words.card.lookAlikeNote}>
      <Warning />
      {words.card.lookAlike}
    </span>
  );
}

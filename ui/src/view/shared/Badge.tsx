import Flask from "icon:flask";
import { words } from "../../words/words";

/** Marks what is practice and not real. */
export function PracticeBadge() {
  return (
    <span class="badge">
      <Flask />
      {words.rail.practice}
    </span>
  );
}

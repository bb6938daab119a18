import { words } from "../../../words/words";
import { AddressEntry } from "./AddressEntry";
import { FileChoice } from "./FileChoice";
import { PracticeChoice } from "./PracticeChoice";

/** The three ways to a workspace, the likeliest first. */
export function ThreeWays() {
  return (
    <div class="three-ways">
      <FileChoice />
      <p class="or">
        <span>{words.adding.or}</span>
      </p>
      <AddressEntry />
      <p class="or">
        <span>{words.adding.or}</span>
      </p>
      <PracticeChoice />
    </div>
  );
}

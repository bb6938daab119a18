import ShieldCheck from "icon:shield-check";
import { words } from "../../../words/words";
import { Notices } from "../Notices";
import { ThreeWays } from "./ThreeWays";

/** Before there is any workspace; without a rail, which would be empty. */
export function FirstRun() {
  return (
    <main class="first-run" tabIndex={-1}>
      <Notices />
      <div class="first-run-column">
        <span class="mark large" aria-hidden="true">
          <ShieldCheck />
        </span>
        <h1 tabIndex={-1}>{words.adding.firstTitle}</h1>
        <p class="lead">{words.adding.firstGuidance}</p>
        <ThreeWays />
      </div>
    </main>
  );
}

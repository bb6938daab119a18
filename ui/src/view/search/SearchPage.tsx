import { words } from "../../words/words";
import { useApp } from "../appContext";
import { Button } from "../parts/Button";
import { Results } from "../results/Results";
import Magnifier from "icon:magnifier";

/** The outcome of the last look-up, or what can be done here. */
export function SearchPage() {
  const asked = useApp().lookUps.asked.value;
  return asked === null ? <NothingAsked /> : <Results asked={asked} />;
}

function NothingAsked() {
  const app = useApp();
  const { empty, nobodySignedIn } = words.search;
  const anybody = app.workspaces.all.value.some((one) => one.signIn.kind === "held");
  return (
    <div class="empty">
      <Magnifier />
      <h1 tabIndex={-1}>{anybody ? empty.title : nobodySignedIn.title}</h1>
      <p>{anybody ? empty.guidance : nobodySignedIn.guidance}</p>
      {anybody ? (
        <details class="details">
          <summary>{empty.where}</summary>
          <p>{empty.whereGuidance}</p>
        </details>
      ) : (
        <Button look="primary" onClick={() => app.go({ kind: "checklist", ids: app.needYou.peek() })}>
          {nobodySignedIn.button}
        </Button>
      )}
    </div>
  );
}

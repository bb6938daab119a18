import Magnifier from "icon:magnifier";
import { useRef } from "preact/hooks";
import { words } from "../../words/words";
import { ReadingPanel } from "../reading/ReadingPanel";
import { useApp } from "../shared/appContext";
import { Button } from "../shared/Button";
import { useKeptFocus } from "../shared/keepFocus";
import { LookUpResults } from "./LookUpResults";
import { NothingRead } from "./NothingRead";
import { SearchResults } from "./SearchResults";
import { SelectionBar } from "./SelectionBar";

/** What was found: the outcome of a look-up, or the sessions that were read; or what can be done here. */
export function SearchPage() {
  const app = useApp();
  const asked = app.lookUps.asked.value;
  const page = useRef<HTMLDivElement>(null);
  useKeptFocus(page, [asked, app.finder.result.value, app.sessions.readings.all.value, app.selection.size.value === 0]);
  return (
    <div class="search-page" tabIndex={-1} ref={page}>
      {asked !== null && <LookUpResults asked={asked} />}
      <ReadingPanel />
      {asked === null && <Sessions />}
      <SelectionBar />
    </div>
  );
}

function Sessions() {
  const app = useApp();
  const result = app.finder.result.value;
  if (result !== null) return <SearchResults result={result} />;
  const anybody = app.workspaces.all.value.some((one) => one.signIn.kind === "held");
  return anybody ? <NothingRead /> : <NobodySignedIn />;
}

function NobodySignedIn() {
  const app = useApp();
  const { nobodySignedIn } = words.search;
  return (
    <div class="empty">
      <Magnifier />
      <h1 tabIndex={-1}>{nobodySignedIn.title}</h1>
      <p>{nobodySignedIn.guidance}</p>
      <Button look="primary" onClick={() => app.go({ kind: "checklist", ids: app.needYou.peek() })}>
        {nobodySignedIn.button}
      </Button>
    </div>
  );
}

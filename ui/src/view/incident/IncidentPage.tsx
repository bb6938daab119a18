import { useEffect } from "preact/hooks";
import { searchFromBox } from "../../state/incident/entry";
import { accountKey } from "../../state/shared/sessionKey";
import { words } from "../../words/words";
import { useApp } from "../shared/appContext";
import { Guide } from "./Guide";
import { SearchCaller } from "./SearchCaller";

/** The guided flow for one caller: who it is, or the step that is open. */
export function IncidentPage() {
  const app = useApp();
  const flow = app.incidents.flow.value;
  useEffect(() => void searchFromBox(app), [app]);
  switch (flow.kind) {
    case "open":
      return <Guide incident={flow.incident} key={accountKey(flow.incident.first)} />;
    case "seeking":
      return <SearchCaller text={flow.text} found={flow.found} />;
    case "none":
      return <p class="opening">{words.general.opening}</p>;
  }
}

import { words } from "../../words/words";
import { useApp } from "../shared/appContext";
import { Button } from "../shared/Button";

/** Opens the guided flow at the search for the caller, with the text of the search box. */
export function SearchCallerButton() {
  const app = useApp();
  if (app.incidents.open.value !== null) return null;

  function search() {
    void app.incidents.search(app.searchBox.text.peek());
    app.go({ kind: "incident" });
  }

  return (
    <Button small look="link" onClick={search}>
      {words.incident.openSearch}
    </Button>
  );
}

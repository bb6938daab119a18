import { words } from "../../words/words";
import { useApp } from "../shared/appContext";
import { Button } from "../shared/Button";

/** Begins the guided flow with the question who it is; what stands in the search box is sought first. */
export function SeekButton() {
  const app = useApp();
  if (app.incidents.open.value !== null) return null;

  function seek() {
    void app.incidents.seek(app.searchBox.text.peek());
    app.go({ kind: "incident" });
  }

  return (
    <Button small look="link" onClick={seek}>
      {words.incident.openSearch}
    </Button>
  );
}

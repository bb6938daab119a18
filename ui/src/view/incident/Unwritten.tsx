import { words } from "../../words/words";
import { useApp } from "../shared/appContext";
import { Button } from "../shared/Button";
import { ErrorNotice } from "../shared/ErrorNotice";

/** What could not be written into the activity. */
export function Unwritten() {
  const { notes } = useApp().incidents;
  const written = notes.written.value;
  const text = words.incident.unwritten;
  if (written.kind === "written") return null;
  const said = { headline: text.headline(written.events.length), guidance: text.guidance };
  return (
    <ErrorNotice error={written.error} about={{ name: words.general.app, host: "" }} said={said} alert>
      <Button small onClick={() => void notes.again()}>
        {words.errors.remedy("tryAgain")}
      </Button>
    </ErrorNotice>
  );
}

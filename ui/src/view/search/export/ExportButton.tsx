import Download from "icon:download";
import type { ExportSubject } from "../../../state/search/exporting";
import { words } from "../../../words/words";
import { useApp } from "../../shared/appContext";
import { Button } from "../../shared/Button";

/** Opens the dialog that takes sessions away in a file. */
export function ExportButton({ what, look = "quiet" }: { what: ExportSubject; look?: "quiet" | "link" }) {
  const app = useApp();
  function open() {
    app.exporting.begin(what);
    app.dialog.value = { kind: "export" };
  }
  return (
    <Button small look={look} title={words.exporting.open} onClick={open}>
      <Download />
      <span>{words.exporting.open}</span>
    </Button>
  );
}

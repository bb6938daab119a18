import Download from "icon:download";
import Folder from "icon:folder";
import History from "icon:history";
import Keyboard from "icon:keyboard";
import Lock from "icon:lock";
import { useRef } from "preact/hooks";
import { words } from "../../../words/words";
import { useApp } from "../../shared/appContext";
import { FileInput } from "../add/FileChoice";

export function RailFoot() {
  const app = useApp();
  const left = app.activity.left.value.length;
  const input = useRef<HTMLInputElement>(null);
  return (
    <div class="rail-foot">
      <button
        type="button"
        class="rail-link"
        aria-current={app.page.value.kind === "activity" ? "page" : undefined}
        onClick={() => app.go({ kind: "activity" })}
      >
        <History />
        {words.activity.open}
        {left > 0 && <span class="rail-left">{words.activity.leftInRail(left)}</span>}
      </button>
      <button type="button" class="rail-link" onClick={() => input.current?.click()}>
        <Folder />
        {words.workspace.files.open}
      </button>
      <FileInput inputRef={input} onFile={(file) => void app.chooseFile(file)} />
      <button type="button" class="rail-link" onClick={() => void app.saveFile()}>
        <Download />
        {words.workspace.files.save}
      </button>
      <button type="button" class="rail-link" onClick={() => (app.dialog.value = { kind: "lock" })}>
        <Lock />
        {words.lock.open}
      </button>
      <button type="button" class="rail-link" onClick={() => (app.dialog.value = { kind: "shortcuts" })}>
        <Keyboard />
        {words.general.shortcuts.open}
      </button>
    </div>
  );
}

import Folder from "icon:folder";
import { useRef } from "preact/hooks";
import { words } from "../../../words/words";
import { useApp } from "../../shared/appContext";

/** The big first button: a file that an administrator handed out. */
export function FileChoice() {
  const app = useApp();
  const input = useRef<HTMLInputElement>(null);
  const { file } = words.adding;
  return (
    <div class="file-choice">
      <button type="button" class="big-button" onClick={() => input.current?.click()}>
        <Folder />
        <span>
          <strong>{file.button}</strong>
          <span>{file.guidance}</span>
        </span>
      </button>
      <FileInput inputRef={input} onFile={(chosen) => void app.chooseFile(chosen)} />
      <p class="hint centred">{file.drop}</p>
    </div>
  );
}

/** The web view's own file dialog; opened by a button that says what it is for. */
export function FileInput({
  inputRef,
  onFile,
}: {
  inputRef: { current: HTMLInputElement | null };
  onFile: (file: File) => void;
}) {
  return (
    <input
      ref={inputRef}
      type="file"
      accept=".json,application/json"
      class="unseen"
      tabIndex={-1}
      aria-label={words.adding.file.button}
      data-testid="workspaces-file"
      onChange={(event) => {
        const [chosen] = event.currentTarget.files ?? [];
        if (chosen) onFile(chosen);
        event.currentTarget.value = "";
      }}
    />
  );
}

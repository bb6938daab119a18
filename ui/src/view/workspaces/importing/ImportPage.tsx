import { useRef } from "preact/hooks";
import type { ImportPreview } from "../../../backend/generated/types";
import { words } from "../../../words/words";
import { useApp } from "../../shared/appContext";
import { Button } from "../../shared/Button";
import { ErrorNotice } from "../../shared/ErrorNotice";
import { PageHeading } from "../../shared/PageHeading";
import { FileInput } from "../add/FileChoice";
import { ImportRow } from "./ImportRow";

/** What is in the file, before anything is added. */
export function ImportPage() {
  const app = useApp();
  const state = app.importFile.state.value;
  const text = words.importing;
  switch (state.kind) {
    case "nothing":
      return null;
    case "reading":
      return <p class="page narrow">{text.reading(state.fileName)}</p>;
    case "failed":
      return (
        <div class="page narrow">
          <PageHeading>{text.failed}</PageHeading>
          <p class="soft">{state.fileName}</p>
          <ErrorNotice error={state.error} about={{ name: state.fileName, host: state.fileName }} alert>
            <AnotherFile />
          </ErrorNotice>
          <Back />
        </div>
      );
    case "preview":
    case "adding":
      return <Preview preview={state.preview} fileName={state.fileName} adding={state.kind === "adding"} />;
  }
}

function Preview({ preview, fileName, adding }: { preview: ImportPreview; fileName: string; adding: boolean }) {
  const app = useApp();
  const text = words.importing;
  const fresh = preview.entries.filter((entry) => entry.verdict.kind === "new").length;

  return (
    <div class="page narrow">
      <PageHeading>{text.title}</PageHeading>
      <p class="soft">{text.source(preview.source, fileName)}</p>
      <p>{fresh === 0 && preview.protects === 0 ? text.nothingNew : text.nothingYet}</p>
      {preview.protects > 0 && <p>{text.protects(preview.protects)}</p>}
      <ul class="import-list">
        {preview.entries.map((entry, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: entries may be alike, and keep their order.
          <li key={place}>
            <ImportRow entry={entry} />
          </li>
        ))}
      </ul>
      <div class="buttons">
        {(fresh > 0 || preview.protects > 0) && (
          <Button look="primary" busy={adding} onClick={() => void app.addFromFile()}>
            {adding ? text.adding : fresh > 0 ? text.add(fresh) : text.protect(preview.protects)}
          </Button>
        )}
        <AnotherFile />
        <Back />
      </div>
    </div>
  );
}

function AnotherFile() {
  const app = useApp();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button onClick={() => input.current?.click()}>{words.importing.another}</Button>
      <FileInput inputRef={input} onFile={(file) => void app.chooseFile(file)} />
    </>
  );
}

function Back() {
  const app = useApp();
  return (
    <Button look="link" onClick={() => app.leaveImport()}>
      {words.general.cancel}
    </Button>
  );
}

import { type ReadonlySignal, signal } from "@preact/signals";
import type { Backend } from "../../backend/backend";
import type { CommandError, ImportPreview, Workspace } from "../../backend/generated/types";
import { commandError } from "../shared/commandError";
import { latest } from "../shared/latest";
import { fileText } from "./fileText";

/** Bytes; a file of thousands of workspaces is far smaller. */
const LARGEST = 4 * 1024 * 1024;

type ImportState =
  | { kind: "nothing" }
  | { kind: "reading"; fileName: string }
  | { kind: "preview"; fileName: string; text: string; preview: ImportPreview }
  | { kind: "adding"; fileName: string; text: string; preview: ImportPreview }
  | { kind: "failed"; fileName: string; error: CommandError };

/** What a chosen or dropped file offers. */
interface ChosenFile {
  name: string;
  size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}

export interface ImportFile {
  state: ReadonlySignal<ImportState>;
  choose(file: ChosenFile): Promise<void>;
  /** Adds what is new in the previewed file; resolves to all workspaces, or to null. */
  add(): Promise<Workspace[] | null>;
  clear(): void;
}

export function importFile(backend: Backend): ImportFile {
  const state = signal<ImportState>({ kind: "nothing" });
  const ask = latest();

  return {
    state,
    async choose(file) {
      const stillNewest = ask();
      const fileName = file.name;
      state.value = { kind: "reading", fileName };
      let next: ImportState;
      try {
        const text = await readSmall(file);
        next = { kind: "preview", fileName, text, preview: await backend.previewImport(text) };
      } catch (thrown) {
        next = { kind: "failed", fileName, error: commandError(thrown) };
      }
      if (stillNewest()) state.value = next;
    },
    async add() {
      const from = state.peek();
      if (from.kind !== "preview") return null;
      state.value = { ...from, kind: "adding" };
      try {
        const all = await backend.importWorkspaces(from.text);
        state.value = { kind: "nothing" };
        return all;
      } catch (thrown) {
        state.value = { kind: "failed", fileName: from.fileName, error: commandError(thrown) };
        return null;
      }
    },
    clear() {
      ask();
      state.value = { kind: "nothing" };
    },
  };
}

async function readSmall(file: ChosenFile): Promise<string> {
  if (file.size <= LARGEST) return fileText(new Uint8Array(await file.arrayBuffer()));
  const error: CommandError = { kind: "badImport", details: `${file.name}: ${file.size} bytes` };
  throw error;
}

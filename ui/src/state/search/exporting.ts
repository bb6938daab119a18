import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Backend } from "../../backend/backend";
import type {
  CommandError,
  ExportedFile,
  ExportFormat,
  ExportWords,
  SearchQuery,
  SessionCard,
  SessionKey,
} from "../../backend/generated/types";
import { commandError } from "../shared/commandError";
import { latest } from "../shared/latest";
import type { Query } from "./finder";

/** The sessions to export: all results, or the selection. */
export type ExportSubject = "found" | "selected";

/** Exporting sessions to a file, or to the clipboard for a ticket. */
export interface Exporting {
  /** Whether internet addresses are masked to their networks. Kept while the window is open. */
  masked: Signal<boolean>;
  what: Signal<ExportSubject>;
  format: Signal<ExportFormat>;
  /** The person is choosing where to save, or it is being saved. */
  busy: ReadonlySignal<boolean>;
  failed: ReadonlySignal<CommandError | null>;
  /** How many are found now; null while that is not known. */
  found: ReadonlySignal<number | null>;
  /** The dialog opens: nothing has failed yet. */
  begin(what: ExportSubject): void;
  /** Resolves to the saved file, or to null if cancelled or failed. */
  save(words: ExportWords): Promise<ExportedFile | null>;
  /** The cards of these sessions; empty if the request fails. */
  cards(keys: readonly SessionKey[]): Promise<SessionCard[]>;
  copy(rich: { text: string; html: string }): Promise<boolean>;
}

interface Needs {
  backend: Pick<Backend, "exportSessions" | "find" | "sessionCards" | "copyRich">;
  query: ReadonlySignal<Query>;
  selected: ReadonlySignal<readonly SessionKey[]>;
}

export function exporting({ backend, query, selected }: Needs): Exporting {
  const masked = signal(false);
  const what = signal<ExportSubject>("found");
  const format = signal<ExportFormat>("csv");
  const busy = signal(false);
  const failed = signal<CommandError | null>(null);
  const found = signal<number | null>(null);
  const counting = latest();

  const wholeQuery = (): SearchQuery => ({ ...query.peek(), anchor: null, visible: 0 });

  /** Counts again, because the shown result may include sessions that were signed out since. */
  async function count() {
    const stillNewest = counting();
    const now = await backend.find(wholeQuery()).catch(() => null);
    if (stillNewest()) found.value = now?.total ?? null;
  }

  function wanted(): Parameters<Backend["exportSessions"]>[0] {
    if (what.peek() === "selected") return { kind: "sessions", sessions: [...selected.peek()] };
    return { kind: "found", query: wholeQuery() };
  }

  return {
    masked,
    what,
    format,
    busy,
    failed,
    found,
    begin(first) {
      what.value = first;
      failed.value = null;
      found.value = null;
      void count();
    },
    async save(words) {
      if (busy.peek()) return null;
      busy.value = true;
      failed.value = null;
      try {
        return await backend.exportSessions(wanted(), format.peek(), words, masked.peek());
      } catch (thrown) {
        failed.value = commandError(thrown);
        return null;
      } finally {
        busy.value = false;
      }
    },
    cards: (keys) => backend.sessionCards(keys).catch(() => []),
    copy: ({ text, html }) =>
      backend.copyRich(text, html).then(
        () => true,
        () => false,
      ),
  };
}

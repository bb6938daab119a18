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
import type { Sought } from "./finder";

/** Which sessions are taken away: everything that is found, or what is selected. */
export type Taken = "found" | "selected";

/** Taking sessions away: on the clipboard for a ticket, or in a file. */
export interface Taking {
  /** Whether only the networks of internet addresses are given. Remembered as long as the window is open. */
  masked: Signal<boolean>;
  what: Signal<Taken>;
  format: Signal<ExportFormat>;
  /** The person is choosing where to save, or it is being saved. */
  busy: ReadonlySignal<boolean>;
  failed: ReadonlySignal<CommandError | null>;
  /** How many are found now; null while that is not known. */
  found: ReadonlySignal<number | null>;
  /** The dialog opens: nothing has failed yet. */
  begin(what: Taken): void;
  /** Resolves to what was saved, or to null when the person cancelled or it failed. */
  save(words: ExportWords): Promise<ExportedFile | null>;
  /** What is known of these sessions; none where it could not be asked. */
  cards(keys: readonly SessionKey[]): Promise<SessionCard[]>;
  copy(rich: { text: string; html: string }): Promise<boolean>;
}

interface Needs {
  backend: Pick<Backend, "exportSessions" | "find" | "sessionCards" | "copyRich">;
  sought: ReadonlySignal<Sought>;
  selected: ReadonlySignal<readonly SessionKey[]>;
}

export function taking({ backend, sought, selected }: Needs): Taking {
  const masked = signal(false);
  const what = signal<Taken>("found");
  const format = signal<ExportFormat>("csv");
  const busy = signal(false);
  const failed = signal<CommandError | null>(null);
  const found = signal<number | null>(null);
  const counting = latest();

  const query = (): SearchQuery => ({ ...sought.peek(), anchor: null, visible: 0 });

  /** What is shown may hold what was signed out since. */
  async function count() {
    const stillNewest = counting();
    const now = await backend.find(query()).catch(() => null);
    if (stillNewest()) found.value = now?.total ?? null;
  }

  function wanted(): Parameters<Backend["exportSessions"]>[0] {
    if (what.peek() === "selected") return { kind: "sessions", sessions: [...selected.peek()] };
    return { kind: "found", query: query() };
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

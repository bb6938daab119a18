import { type ReadonlySignal, signal } from "@preact/signals";
import type { Backend } from "../backend/backend";
import type { Recognised, SessionIdProblem } from "../backend/generated/types";
import { latest } from "./latest";

export interface SearchBox {
  text: ReadonlySignal<string>;
  /** What the text is; null while nothing is typed. */
  recognised: ReadonlySignal<Recognised | null>;
  /** Why the text that was to be looked up cannot be; until the next key. */
  refused: ReadonlySignal<SessionIdProblem | null>;
  type(text: string): Promise<void>;
  clear(): void;
  /** Resolves to the session ID to look up, or to null with `refused` set. */
  submit(): Promise<string | null>;
}

/** The one box. Recognising is done on this computer: typing sends nothing anywhere. */
export function searchBox(backend: Backend): SearchBox {
  const text = signal("");
  const recognised = signal<Recognised | null>(null);
  const refused = signal<SessionIdProblem | null>(null);
  const ask = latest();

  async function read(): Promise<Recognised | null> {
    const stillNewest = ask();
    const found = await backend.recognise(text.peek());
    if (!stillNewest()) return null;
    recognised.value = found;
    return found;
  }

  function clear() {
    ask();
    text.value = "";
    recognised.value = null;
    refused.value = null;
  }

  return {
    text,
    recognised,
    refused,
    clear,
    async type(typed) {
      if (typed.trim() === "") {
        clear();
        text.value = typed;
        return;
      }
      text.value = typed;
      refused.value = null;
      await read();
    },
    async submit() {
      const found = await read();
      if (found === null) return null;
      if (found.kind === "sessionId") return found.sessionId;
      refused.value = found.problem;
      return null;
    },
  };
}

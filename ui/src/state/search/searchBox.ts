import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { SearchResult, SessionIdProblem, SessionKey, Understood } from "../../backend/generated/types";
import type { Finder } from "./finder";

/** What Enter does with what stands in the box. */
type Enter =
  /** There is nothing in it that could be found. */
  | { kind: "refused"; problem: SessionIdProblem }
  /** A session that was read: it is shown. */
  | { kind: "show"; key: SessionKey }
  /** An ID that is not among what was read: the servers are asked for it. */
  | { kind: "ask"; sessionId: string }
  /** Any other text is a search. */
  | { kind: "search" };

export interface SearchBox {
  text: ReadonlySignal<string>;
  /** Why nothing was done with the text; until the next key. */
  refused: ReadonlySignal<SessionIdProblem | null>;
  type(text: string): Promise<void>;
  /** Resolves to what is to be done with the text, or to null when that is not known. */
  submit(): Promise<Enter | null>;
}

/** The one box. Typing searches on this computer and sends nothing anywhere. */
export function searchBox(finder: Finder): SearchBox {
  const refused = signal<SessionIdProblem | null>(null);

  async function type(text: string) {
    refused.value = null;
    await finder.search({ text });
  }

  return {
    text: computed(() => finder.query.value.text),
    refused,
    type,
    async submit() {
      const { text } = finder.query.peek();
      const problem = refusal(text);
      refused.value = problem;
      if (problem !== null) return { kind: "refused", problem };
      await finder.settled();
      const understood = finder.understood.peek();
      if (understood === null || finder.failed.peek() !== null || finder.query.peek().text !== text) return null;
      return onEnter(understood, finder.result.peek());
    },
  };
}

/** The longest single word that could be the name of anything. */
const LONGEST_WORD = 200;

function refusal(text: string): SessionIdProblem | null {
  const typed = text.trim();
  if (typed === "") return "empty";
  if (!/[\p{L}\p{N}]/u.test(typed)) return "wrongCharacters";
  return typed.length > LONGEST_WORD && /^[\p{L}\p{N}_-]+$/u.test(typed) ? "tooLong" : null;
}

/** What servers could be asked for as a session ID when nothing was found; null when it cannot be one. */
export function idToAsk(text: string, { sessionId }: Understood): string | null {
  return sessionId ?? (/^(?=.*\d)[\w-]{12,64}$/.test(text.trim()) ? text.trim() : null);
}

/** An ID may be the one of a session or of a person; what was read tells them apart. */
export function onEnter({ sessionId }: Understood, found: SearchResult | null): Enter {
  if (sessionId === null) return { kind: "search" };
  const cards = (found?.lines ?? []).flatMap((line) => (line.kind === "session" ? [line.card] : []));
  const session = cards.find((card) => card.sessionId === sessionId);
  if (session) return { kind: "show", key: { workspaceId: session.workspaceId, sessionId } };
  return cards.some((card) => card.userId === sessionId) ? { kind: "search" } : { kind: "ask", sessionId };
}

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { SessionCard } from "../../backend/generated/types";
import { words } from "../../words/words";
import { useApp } from "../appContext";
import { copyTicket } from "./copyTicket";

interface Props {
  /** Names what is copied: what was copied last is marked. */
  of: string;
  cards: () => readonly SessionCard[] | Promise<readonly SessionCard[]>;
  /** How many there are, where `cards` does not give all. */
  total?: number;
  label?: string;
  look?: "quiet" | "link";
  tabIndex?: number;
}

const SHOWN_FOR = 2000;

/** Copies sessions for a ticket: a paragraph and a table, as text and as HTML. */
export function TicketButton({ of, cards, total, label = words.ticket.copy, look = "link", tabIndex = 0 }: Props) {
  const app = useApp();
  const last = useSignal<string | null>(null);
  const copied = last.value === of;

  useEffect(() => {
    if (last.value === null) return;
    const life = new AbortController();
    app.clock.after(SHOWN_FOR, () => (last.value = null), life.signal);
    return () => life.abort();
  }, [last.value]);

  async function copy() {
    const done = await copyTicket(app, await cards(), total);
    last.value = done ? of : null;
  }

  return (
    <button type="button" class={`button ${look} small copy${copied ? " done" : ""}`} tabIndex={tabIndex} onClick={() => void copy()}>
      {copied ? words.general.copied : label}
    </button>
  );
}

import type { SessionCard } from "../../../backend/generated/types";
import { words } from "../../../words/words";
import { useApp } from "../../shared/appContext";
import { CopyingButton } from "../../shared/CopyingButton";
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

/** Copies sessions for a ticket: a paragraph and a table, as text and as HTML. */
export function TicketButton({ of, cards, total, label = words.ticket.copy, look, tabIndex }: Props) {
  const app = useApp();
  return (
    <CopyingButton
      of={of}
      copy={async () => copyTicket(app, await cards(), total)}
      label={label}
      look={look}
      tabIndex={tabIndex}
    />
  );
}

import type { SessionCard } from "../../backend/generated/types";
import { useApp } from "../shared/appContext";
import { Card } from "./list/Card";

/** A session that was looked up. */
export function SessionRow({ card }: { card: SessionCard }) {
  const app = useApp();
  const selected = app.opened.value === card;
  return <Card card={card} selected={selected} onOpen={() => app.openCard(selected ? null : card.workspaceId)} />;
}

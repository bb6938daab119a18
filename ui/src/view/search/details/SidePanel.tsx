import { useApp } from "../../shared/appContext";
import { SessionPanel } from "./SessionPanel";

/** The details of the session that is open: one that was looked up, or else one of the list. */
export function SidePanel() {
  const app = useApp();
  const lookedUp = app.opened.value;
  const selected = app.finder.selected.value;
  if (lookedUp !== null)
    return <SessionPanel session={lookedUp} lookedUp={lookedUp} onClose={() => app.openCard(null)} />;
  return selected === null ? null : (
    <SessionPanel session={selected} lookedUp={null} onClose={() => app.finder.select(null)} />
  );
}

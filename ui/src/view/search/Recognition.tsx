import CircleCheck from "icon:circle-check";
import type { App } from "../../state/app";
import { isAsked } from "../../state/lookUp";
import { words } from "../../words/words";
import { useApp } from "../appContext";

/** What the box thinks was pasted, and what Enter would do. */
export function Recognition() {
  const app = useApp();
  const understood = app.finder.understood.value;
  if (app.searchBox.text.value.trim() === "" || understood === null) return <span class="soft">{words.search.hint}</span>;
  const { looksLike, sessionId } = understood;
  const said = words.search.looksLike(looksLike, sessionId);
  return (
    <span class="recognised">
      {said !== null && <CircleCheck />}
      {said}
      {sessionId !== null && looksLike.kind !== "id" && <code>{sessionId}</code>}
      {sessionId !== null && <span class="soft">· {whereEnterLooks(app)}</span>}
    </span>
  );
}

function whereEnterLooks(app: App): string {
  const scope = app.scope.value;
  const all = app.workspaces.all.value;
  const only = scope.kind === "one" ? all.find((one) => one.id === scope.id) : undefined;
  if (only) return words.search.willAsk(only.name);
  const count = all.filter(isAsked).length;
  return words.search.willAskAll(count, all.length - count);
}

import CircleCheck from "icon:circle-check";
import type { App } from "../../state/app";
import { isAsked } from "../../state/lookUp";
import { words } from "../../words/words";
import { useApp } from "../appContext";

/** What the box thinks was pasted, and what Enter would do. */
export function Recognition() {
  const app = useApp();
  const found = app.searchBox.recognised.value;
  if (found === null) return <span class="soft">{words.search.hint}</span>;
  if (found.kind === "notASessionId") return <span>{words.search.problem(found.problem)}</span>;
  return (
    <span class="recognised">
      <CircleCheck />
      {words.search.recognised(found.foundIn)}
      {found.foundIn !== "plain" && <code>{found.sessionId}</code>}
      <span class="soft">· {whereEnterLooks(app)}</span>
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

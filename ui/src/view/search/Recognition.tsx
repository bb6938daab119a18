import CircleCheck from "icon:circle-check";
import { words } from "../../words/words";
import { useApp } from "../appContext";

/** What the box thinks was pasted, and what Enter would do. */
export function Recognition() {
  const app = useApp();
  const found = app.searchBox.recognised.value;
  const scope = app.scope.value;
  const all = app.workspaces.all.value;
  if (found === null) return <span class="soft">{words.search.hint}</span>;
  if (found.kind === "notASessionId") return <span>{words.search.problem(found.problem)}</span>;
  const where = scope.kind === "all" ? all.length : (all.find((one) => one.id === scope.id)?.name ?? all.length);
  return (
    <span class="recognised">
      <CircleCheck />
      {words.search.recognised(found.foundIn)}
      {found.foundIn !== "plain" && <code>{found.sessionId}</code>}
      <span class="soft">· {words.search.willAsk(where)}</span>
    </span>
  );
}

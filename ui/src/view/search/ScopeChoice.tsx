import ChevronDown from "icon:chevron-down";
import { useId } from "preact/hooks";
import { words } from "../../words/words";
import { useApp } from "../shared/appContext";

const ALL = "";

/** In which workspaces the box looks. */
export function ScopeChoice() {
  const app = useApp();
  const id = useId();
  const scope = app.scope.value;
  return (
    <div class="scope">
      <label for={id} aria-label={words.search.scopeLabel}>
        {words.search.scope}:
      </label>
      <select
        id={id}
        value={scope.kind === "all" ? ALL : scope.id}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          app.scope.value = chosen === ALL ? { kind: "all" } : { kind: "one", id: chosen };
        }}
      >
        <option value={ALL}>{words.search.allWorkspaces}</option>
        {app.workspaces.all.value.map((workspace) => (
          <option key={workspace.id} value={workspace.id}>
            {workspace.name}
          </option>
        ))}
      </select>
      <ChevronDown />
    </div>
  );
}

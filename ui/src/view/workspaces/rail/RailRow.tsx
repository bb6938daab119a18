import type { Workspace } from "../../../backend/generated/types";
import type { App } from "../../../state/app";
import type { WorkspaceStatus } from "../../../state/workspaces/status";
import { words } from "../../../words/words";
import { useApp } from "../../shared/appContext";
import { PracticeBadge } from "../../shared/Badge";
import { Tile } from "../../shared/Tile";
import { moveAndTell } from "../moving";
import { RailCount } from "./RailCount";
import { StatusMark } from "./StatusMark";

/** One workspace of the rail. Its state is in words; its address is in the tooltip. */
export function RailRow({ workspace, place }: { workspace: Workspace; place: number }) {
  const app = useApp();
  const isShown = shownWorkspace(app) === workspace.id;
  const status = app.statuses.value.get(workspace.id);
  const known = app.finder.known.value.get(workspace.id);
  return (
    <button
      type="button"
      class="rail-row"
      title={`${workspace.name} · ${workspace.address}`}
      data-testid={`workspace-${place + 1}`}
      aria-current={isShown ? "page" : undefined}
      onClick={() => app.go({ kind: "workspace", id: workspace.id })}
      onKeyDown={(event) => {
        const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : null;
        if (!event.altKey || by === null) return;
        event.preventDefault();
        void moveAndTell(app, workspace, by);
      }}
    >
      <Tile name={workspace.name} id={workspace.id} />
      <span class="rail-words">
        <span class="rail-name">
          <span>{workspace.name}</span>
          <RailCount sessions={known?.asOf ? known.sessions : null} />
        </span>
        <span class="rail-state">
          {workspace.practice && <PracticeBadge />}
          {status && <StatusMark status={status} />}
          {status && <StatusWords status={status} />}
        </span>
      </span>
    </button>
  );
}

/** The workspace whose page is shown, or whose sessions alone are. */
function shownWorkspace({ page, scope }: App): string | null {
  if (page.value.kind === "workspace") return page.value.id;
  return page.value.kind === "search" && scope.value.kind === "one" ? scope.value.id : null;
}

/** The status in words. An unreachable workspace also shows when it last answered. */
export function StatusWords({ status }: { status: WorkspaceStatus }) {
  const now = useApp().now.value;
  const age = status.kind === "noReach" ? words.time.age(status.since, now) : null;
  if (status.kind === "noReach" && age !== null && !isOutOfReach(status)) {
    return <span>{words.rail.problemAge(age)}</span>;
  }
  return <span>{words.rail.status(status, age)}</span>;
}

function isOutOfReach(status: WorkspaceStatus & { kind: "noReach" }): boolean {
  return (
    status.error.kind === "unreachable" ||
    status.error.kind === "certificate" ||
    status.error.kind === "encryption" ||
    status.error.kind === "notRocketChat"
  );
}

import type { Workspace } from "../../../backend/generated/types";
import type { App } from "../../../state/app";
import type { Standing } from "../../../state/workspaces/status";
import { words } from "../../../words/words";
import { useApp } from "../../shared/appContext";
import { PracticeBadge } from "../../shared/Badge";
import { Tile } from "../../shared/Tile";
import { moveAndTell } from "../moving";
import { RailCount } from "./RailCount";
import { StandingMark } from "./StatusMark";

/** One workspace of the rail. Its state is in words; its address is in the tooltip. */
export function RailRow({ workspace, place }: { workspace: Workspace; place: number }) {
  const app = useApp();
  const isShown = shownWorkspace(app) === workspace.id;
  const standing = app.standings.value.get(workspace.id);
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
          {standing && <StandingMark standing={standing} />}
          {standing && <StandingWords standing={standing} />}
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

/** The standing in words, with the age of what is known where that matters. */
export function StandingWords({ standing }: { standing: Standing }) {
  const now = useApp().now.value;
  const age = standing.kind === "noReach" ? words.time.age(standing.since, now) : null;
  if (standing.kind === "noReach" && age !== null && !isOutOfReach(standing)) {
    return <span>{words.rail.problemAge(age)}</span>;
  }
  return <span>{words.rail.standing(standing, age)}</span>;
}

function isOutOfReach(standing: Standing & { kind: "noReach" }): boolean {
  return (
    standing.error.kind === "unreachable" ||
    standing.error.kind === "certificate" ||
    standing.error.kind === "encryption" ||
    standing.error.kind === "notRocketChat"
  );
}

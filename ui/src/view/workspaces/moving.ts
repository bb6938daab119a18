import type { Workspace } from "../../backend/generated/types";
import type { App } from "../../state/app";
import { commandError } from "../../state/shared/commandError";
import { words } from "../../words/words";

/** Moves a workspace in the list and says where it is now. */
export async function moveAndTell(app: App, workspace: Workspace, by: -1 | 1): Promise<void> {
  try {
    await app.workspaces.move(workspace.id, by);
    const all = app.workspaces.all.peek();
    const place = all.findIndex((one) => one.id === workspace.id) + 1;
    app.announcer.say(words.workspace.moved(workspace.name, place, all.length));
  } catch (thrown) {
    app.notice.value = { kind: "failed", error: commandError(thrown), name: workspace.name };
  }
}

import type { EndingRight } from "../../backend/generated/types";
import { words } from "../../words/words";
import { useApp } from "../shared/appContext";
import { CopyButton } from "../shared/CopyButton";

/** A text for the administrator that names the permission which is missing. */
export function AskForRight({ right: missing, workspaceId }: { right: EndingRight; workspaceId: string }) {
  const app = useApp();
  const workspace = app.workspaces.find(workspaceId);
  if (workspace === undefined) return null;
  const { right, letter } = words.workspace.administrator;
  const label = words.errors.remedy("copyForAdministrator");
  return <CopyButton look="quiet" text={letter([right(workspace, missing)])} what={label} label={label} />;
}

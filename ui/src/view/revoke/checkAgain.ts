import type { HowMuch } from "../../backend/generated/types";
import type { EndingPlan } from "../../backend/revocation";
import type { App } from "../../state/app";

/** Leaves the preview and reads its workspaces again; without any, all that can be read. */
export function checkAgain({ revocation, sessions }: App, { groups }: EndingPlan, howMuch: HowMuch) {
  const ids = [...new Set(groups.map(({ workspaceId }) => workspaceId))];
  revocation.cancel();
  void sessions.readings.read(ids.length > 0 ? ids : sessions.readable.peek().map(({ id }) => id), howMuch);
}

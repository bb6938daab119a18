import { invoke } from "@tauri-apps/api/core";
import { invokeWithProgress } from "./progress";
import type { RevocationBackend } from "./revocation";

/** The commands that revoke sessions. */
export const tauriRevocation: RevocationBackend = {
  planEnding: (wish) => invoke("plan_ending", { wish }),
  learnAdmins: (workspaceId) => invoke("learn_admins", { workspaceId }),
  endingMode: () => invoke("ending_mode"),
  allowEnding: () => invoke("allow_ending"),
  viewOnly: () => invoke("view_only"),
  startEnding: (request) => invoke("start_ending", { request }),
  endSessions: (operation, workspaceId, secondFactor, onProgress) =>
    invokeWithProgress("end_sessions", { operation, workspaceId, secondFactor }, onProgress),
  stopEnding: (operation, workspaceId) => invoke("stop_ending", { operation, workspaceId }),
  checkEnded: (operation, workspaceId, secondFactor) => invoke("check_ended", { operation, workspaceId, secondFactor }),
};

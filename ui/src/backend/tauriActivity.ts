import { invoke } from "@tauri-apps/api/core";
import type { ActivityBackend } from "./activity";

export const tauriActivity: ActivityBackend = {
  activityRows: (filter, before, most) => invoke("activity_rows", { filter, before, most }),
  activityState: () => invoke("activity_state"),
  verifyActivity: () => invoke("verify_activity"),
  noteActivity: (event) => invoke("note_activity", { event }),
  saveActivity: () => invoke("save_activity"),
  settleActivity: (id, secondFactor) => invoke("settle_activity", { id, secondFactor }),
};

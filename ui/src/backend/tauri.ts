import { Channel, invoke } from "@tauri-apps/api/core";
import type { Backend } from "./backend";
import { copyRich, copyText } from "./clipboard";
import type { LookUp } from "./generated/types";
import { invokeWithProgress } from "./progress";
import { tauriActivity } from "./tauriActivity";
import { tauriRevocation } from "./tauriRevocation";
import { tauriWindow } from "./tauriWindow";

/** The program behind the window: each method is the command of the same name. */
export const tauri: Backend = {
  open: () => invoke("open"),

  restoreList: () => invoke("restore_list"),
  declineList: () => invoke("decline_list"),
  leftSignIns: () => invoke("left_sign_ins"),
  endLeftSignIns: (ids) => invoke("end_left_sign_ins", { ids }),

  readAddress: (text) => invoke("read_address", { text }),
  addWorkspace: (address, name, anotherAccount) => invoke("add_workspace", { address, name, anotherAccount }),
  renameWorkspace: (id, name) => invoke("rename_workspace", { id, name }),
  changeAddress: (id, address, anotherAccount) => invoke("change_address", { id, address, anotherAccount }),
  moveWorkspace: (id, before) => invoke("move_workspace", { id, before }),
  removeWorkspace: (id) => invoke("remove_workspace", { id }),
  addPracticeWorkspaces: () => invoke("add_practice_workspaces"),
  practiceHelp: (id) => invoke("practice_help", { id }),

  previewImport: (text) => invoke("preview_import", { text }),
  importWorkspaces: (text) => invoke("import_workspaces", { text }),
  exportWorkspaces: () => invoke("export_workspaces"),

  signIn: (id, form, secondFactor, unproven) => invoke("sign_in", { id, form, secondFactor, unproven }),
  signOut: (id) => invoke("sign_out", { id }),
  checkWorkspace: (id) => invoke("check_workspace", { id }),
  sendEmailCode: (id, account) => invoke("send_email_code", { id, account }),

  lockStanding: () => invoke("lock_standing"),
  learnLock: () => invoke("learn_lock"),
  goOnWithoutStore: () => invoke("go_on_without_store"),
  watchStore: (onChange) => invoke("watch_store", { onChange: new Channel<boolean>(onChange) }),
  letGoOfStore: () => invoke("let_go_of_store"),
  setLock: (passphrase, current) => invoke("set_lock", { passphrase, current }),
  removeLock: (current) => invoke("remove_lock", { current }),
  setLockIdle: (minutes) => invoke("set_lock_idle", { minutes }),
  lock: (putDown) => invoke("lock", { putDown }),
  unlock: (passphrase) => invoke("unlock", { passphrase }),
  takeUp: () => invoke("take_up"),
  giveUpLock: () => invoke("give_up_lock"),
  watchSleep: (onSleep) => invoke("watch_sleep", { onSleep: new Channel<null>(onSleep) }),

  lookUp: (id, sessionId, secondFactor) => invoke("look_up", { id, sessionId, secondFactor }),
  lookUpEverywhere: (ids, sessionId, onOutcome) =>
    invoke("look_up_everywhere", { ids, sessionId, onOutcome: new Channel<LookUp>(onOutcome) }),

  readSessions: (id, howMuch, secondFactor, onProgress) =>
    invokeWithProgress("read_sessions", { id, howMuch, secondFactor }, onProgress),
  stopReading: (id) => invoke("stop_reading", { id }),
  find: (query) => invoke("find", { query }),
  lines: (resultId, from, to) => invoke("lines", { resultId, from, to }),
  sessionDetails: (key) => invoke("session_details", { key }),
  hintThresholds: () => invoke("hint_thresholds"),

  sessionCards: (keys) => invoke("session_cards", { keys }),
  exportSessions: (what, format, words, masked) => invoke("export_sessions", { what, format, words, masked }),
  ...tauriRevocation,
  ...tauriActivity,
  ...tauriWindow,

  copyText,
  copyRich,
};

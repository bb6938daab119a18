//! Declares every command, so that a window may call only what its capability grants.

/// The commands, as in `src/commands`; each becomes a permission `allow-…`.
const COMMANDS: &[&str] = &[
    "open",
    "read_address",
    "add_workspace",
    "rename_workspace",
    "change_address",
    "move_workspace",
    "remove_workspace",
    "add_practice_workspaces",
    "practice_help",
    "preview_import",
    "import_workspaces",
    "export_workspaces",
    "sign_in",
    "sign_out",
    "check_workspace",
    "send_email_code",
    "lock_standing",
    "set_lock",
    "remove_lock",
    "set_lock_idle",
    "lock",
    "unlock",
    "take_up",
    "give_up_lock",
    "watch_sleep",
    "look_up",
    "look_up_everywhere",
    "read_sessions",
    "stop_reading",
    "find",
    "lines",
    "session_details",
    "hint_thresholds",
    "session_cards",
    "export_sessions",
    "activity_rows",
    "activity_state",
    "verify_activity",
    "note_activity",
    "save_activity",
    "settle_activity",
    "plan_ending",
    "learn_admins",
    "ending_mode",
    "allow_ending",
    "view_only",
    "start_ending",
    "end_sessions",
    "stop_ending",
    "check_ended",
    "zoom",
    "hold_window",
    "release_window",
    "close_window",
];

fn main() {
    let attributes = tauri_build::Attributes::new()
        .app_manifest(tauri_build::AppManifest::new().commands(COMMANDS));
    if let Err(error) = tauri_build::try_build(attributes) {
        println!("cargo::error={error:#}");
    }
}

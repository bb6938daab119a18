//! Gatehouse: see who is signed in to your Rocket.Chat workspaces.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

fn main() -> tauri::Result<()> {
    gatehouse::run()
}

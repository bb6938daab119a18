//! Gatehouse: see who is signed in to your Rocket.Chat workspaces.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::{env, process::ExitCode};

fn main() -> tauri::Result<ExitCode> {
    match gatehouse::verify_instead(env::args_os().skip(1)) {
        Some(code) => Ok(code),
        None => gatehouse::run().map(|()| ExitCode::SUCCESS),
    }
}

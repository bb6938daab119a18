//! What the window may call, one file per area. A command unpacks, calls and maps; whatever needs a
//! test of its own is in another crate.
#![expect(clippy::needless_pass_by_value, reason = "Tauri hands the arguments of a command over")]

pub mod files;
pub mod find;
pub mod look_up;
pub mod practice;
pub mod reading;
pub mod sign_in;
pub mod workspaces;

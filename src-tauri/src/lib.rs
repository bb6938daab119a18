//! The shell of Gatehouse: the window, the password store and the practice workspaces around what
//! the crate `workspaces` does. It alone knows Tauri and the keyring.

mod commands;
mod from_program;
mod gatehouse;
pub mod ipc;
mod keychain;
mod practice_rooms;
mod saved_file;
mod start;

pub use gatehouse::Gatehouse;
pub use keychain::Keychain;
pub use start::{build, context, run};

//! The shell of Gatehouse: the window, the password store and the practice workspaces around what
//! the crate `workspaces` does. It alone knows Tauri and the keyring.

mod calls;
mod closing;
mod command_line;
mod commands;
mod desktop_proxy;
mod from_program;
mod gatehouse;
pub mod ipc;
mod keychain;
#[cfg(target_os = "linux")]
pub mod logind;
mod practice_rooms;
mod saved_file;
mod sleep;
mod start;
#[cfg(unix)]
pub mod time_zone;
mod zoom;

pub use calls::Calls;
pub use closing::{Closing, OnClose};
pub use command_line::{Answer, CliArgs};
pub use commands::lock::WHILE_LOCKED;
pub use gatehouse::Gatehouse;
pub use keychain::Keychain;
pub use sleep::SleepNotifier;
pub use start::{StartProblem, build, context, run};
pub use zoom::Zoom;

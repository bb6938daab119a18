//! What the window may call, one file per area. A command unpacks, calls and maps; whatever needs a
//! test of its own is in another crate.

pub mod activity;
pub mod ending;
pub mod export;
pub mod files;
pub mod find;
pub mod lock;
pub mod look_up;
pub mod practice;
pub mod reading;
pub mod sign_in;
pub mod window;
pub mod workspaces;

use crate::ipc::problems::CommandError;

/// Searching a million sessions takes milliseconds of a processor; the threads that wait for
/// servers must not wait for that.
async fn off_the_window<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, CommandError> {
    match tokio::task::spawn_blocking(work).await {
        Ok(done) => Ok(done),
        Err(broken) => std::panic::resume_unwind(broken.into_panic()),
    }
}

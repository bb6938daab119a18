//! Waiting for another thread where a runtime has other things to do.

use tokio::{
    runtime::{Handle, RuntimeFlavor},
    task::block_in_place,
};

/// Waits on this thread. Where it is one of several of a runtime, what else was to be done on it is
/// done on another one.
pub fn wait<T>(wait: impl FnOnce() -> T) -> T {
    let is_of_many =
        Handle::try_current().is_ok_and(|it| it.runtime_flavor() == RuntimeFlavor::MultiThread);
    if is_of_many { block_in_place(wait) } else { wait() }
}

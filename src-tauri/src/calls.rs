//! What every command of the window passes through.

use std::{fmt, panic::AssertUnwindSafe};

use futures_util::FutureExt;

use crate::ipc::problems::CommandError;

#[cfg(feature = "observed-calls")]
type Observer = std::sync::Arc<dyn Fn(&str) + Send + Sync>;

/// What every command of the window passes through. Cheap to clone.
#[derive(Clone, Default)]
pub struct Calls {
    #[cfg(feature = "observed-calls")]
    observer: Option<Observer>,
}

impl Calls {
    /// Calls `observer` with the name of each command, as part of that command: the tests break
    /// commands by it.
    #[cfg(feature = "observed-calls")]
    #[must_use]
    pub fn observed(observer: impl Fn(&str) + Send + Sync + 'static) -> Self {
        Self { observer: Some(std::sync::Arc::new(observer)) }
    }

    /// Runs a command; a panic becomes [`CommandError::Internal`]. What the panic said is on
    /// standard error and stays out of the window: it may hold anything.
    ///
    /// # Errors
    /// Those of the command, and [`CommandError::Internal`].
    pub(crate) async fn guard<T>(
        self,
        name: &str,
        command: impl Future<Output = Result<T, CommandError>>,
    ) -> Result<T, CommandError> {
        let observed = async {
            #[cfg(feature = "observed-calls")]
            if let Some(observer) = &self.observer {
                observer(name);
            }
            command.await
        };
        let ended = AssertUnwindSafe(observed).catch_unwind().await;
        ended.unwrap_or_else(|_| Err(CommandError::internal(name)))
    }
}

impl fmt::Debug for Calls {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Calls").finish_non_exhaustive()
    }
}

//! Waiting for a state, never for a time.

use std::{future::Future, time::Duration};

use tokio::time::{Instant, sleep};

/// How long a state may take to come about before the run is given up.
const LIMIT: Duration = Duration::from_secs(30);
const BETWEEN_LOOKS: Duration = Duration::from_millis(50);

/// A run that did not come to its end.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A program of the machine did not start.
    #[error("{program} did not start: {source}")]
    Start {
        /// Its name.
        program: &'static str,
        /// Why.
        source: std::io::Error,
    },
    /// `WebDriver` refused a command.
    #[error("WebDriver: {0}")]
    WebDriver(#[from] thirtyfour::error::WebDriverError),
    /// A file could not be read or written.
    #[error("a file: {0}")]
    File(#[from] std::io::Error),
    /// A state did not come about.
    #[error("waited in vain for {what}. The window says:\n{seen}")]
    Vain {
        /// What was waited for.
        what: String,
        /// What the window said at the end.
        seen: String,
    },
}

/// Looks again and again until `look` finds something.
pub(crate) async fn until<T, F, L>(mut look: L) -> Option<T>
where
    L: FnMut() -> F,
    F: Future<Output = Option<T>>,
{
    let end = Instant::now() + LIMIT;
    loop {
        if let Some(found) = look().await {
            return Some(found);
        }
        if Instant::now() >= end {
            return None;
        }
        sleep(BETWEEN_LOOKS).await;
    }
}

//! What is handed in instead of being fetched from a global.

use std::{fmt, sync::Arc};

use jiff::Timestamp;
use rocketchat::{Patience, Trust};

/// Tells the time.
pub type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// What [`crate::Workspaces`] works with.
#[derive(Clone)]
pub struct Settings {
    /// Tells when something was asked.
    pub clock: Clock,
    /// How long a server may take.
    pub patience: Patience,
    /// Whom to believe in besides the system's trust store.
    pub trust: Trust,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            clock: Arc::new(Timestamp::now),
            patience: Patience::default(),
            trust: Trust::system(),
        }
    }
}

impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { clock: _, patience, trust } = self;
        f.debug_struct("Settings")
            .field("patience", patience)
            .field("trust", trust)
            .finish_non_exhaustive()
    }
}

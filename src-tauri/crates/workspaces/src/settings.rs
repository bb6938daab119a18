//! What is handed in instead of being fetched from a global.

use std::{
    fmt,
    pin::Pin,
    sync::Arc,
    time::{Duration, Instant},
};

use jiff::Timestamp;
use rocketchat::{DesktopProxy, Patience, Trust};

use crate::activity::Activity;

/// Tells the time.
pub type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// Tells how much time has passed since some moment; never goes back, whatever the clock is set to.
pub type Stopwatch = Arc<dyn Fn() -> Duration + Send + Sync>;

/// Waits for so long.
pub type Wait = Arc<dyn Fn(Duration) -> Pin<Box<dyn Future<Output = ()> + Send>> + Send + Sync>;

/// Reads what the desktop's settings say of proxies now.
pub type ReadDesktopProxy = Arc<dyn Fn() -> DesktopProxy + Send + Sync>;

/// What [`crate::Workspaces`] works with.
#[derive(Clone)]
pub struct Settings {
    /// Tells when something was asked.
    pub clock: Clock,
    /// Tells how long ago a server said how long to wait.
    pub stopwatch: Stopwatch,
    /// Waits until a server takes the next call.
    pub wait: Wait,
    /// How long a server may take.
    pub patience: Patience,
    /// Whom to believe in besides the system's trust store.
    pub trust: Trust,
    /// Reads the desktop's proxy: before each request, since a person may change networks.
    pub desktop_proxy: ReadDesktopProxy,
    /// Where it is kept what was looked up and ended.
    pub activity: Activity,
}

impl Default for Settings {
    fn default() -> Self {
        let begin = Instant::now();
        Self {
            clock: Arc::new(Timestamp::now),
            stopwatch: Arc::new(move || begin.elapsed()),
            wait: Arc::new(|time| Box::pin(tokio::time::sleep(time))),
            patience: Patience::default(),
            trust: Trust::system(),
            desktop_proxy: Arc::new(|| DesktopProxy::None),
            activity: Activity::in_memory(),
        }
    }
}

impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { clock: _, stopwatch: _, wait: _, patience, trust, desktop_proxy: _, activity } =
            self;
        f.debug_struct("Settings")
            .field("patience", patience)
            .field("trust", trust)
            .field("activity", activity)
            .finish_non_exhaustive()
    }
}

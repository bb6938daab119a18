//! The paces of a server's routes, shared by whoever sends to it.

use std::{
    fmt,
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use crate::pace::Pace;

/// When the next call of each route may be made. Servers count each route by itself.
#[derive(Debug, Default)]
pub struct Paces {
    /// `sessions/list.all`.
    pub list: SharedPace,
}

/// The pace of one route.
#[derive(Default)]
pub struct SharedPace(Mutex<Pace>);

impl SharedPace {
    /// The pace itself; do not wait while it is held.
    pub fn now(&self) -> MutexGuard<'_, Pace> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How long to wait before the next call; `None`: not at all.
    pub fn wait(&self, now: Duration) -> Option<Duration> {
        self.now().wait(now)
    }
}

impl fmt::Debug for SharedPace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.now().fmt(f)
    }
}

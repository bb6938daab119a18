//! The hints, computed anew when something was read.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use session_index::{Hints, Index, Thresholds};

/// Up to so many sessions, hints follow every change at once.
const FEW: usize = 20_000;
/// With more, they follow while a list is being read only so often.
const PAUSE: SignedDuration = SignedDuration::from_secs(5);
/// Sessions grow quiet by themselves.
const FRESH: SignedDuration = SignedDuration::from_mins(10);

/// The hints about what was read, as they were computed last.
#[derive(Default)]
pub struct Noticing {
    last: Option<Computed>,
}

struct Computed {
    hints: Arc<Hints>,
    version: u64,
    at: Timestamp,
}

impl Noticing {
    /// Hints that are new enough, computed where they are not.
    pub fn current(&mut self, index: &Index, now: Timestamp) -> Arc<Hints> {
        if let Some(last) = &self.last
            && last.will_do(index, now)
        {
            return Arc::clone(&last.hints);
        }
        let thresholds = Thresholds::default();
        let hints = Arc::new(Hints::compute(index, now.as_millisecond(), &thresholds));
        self.last = Some(Computed { hints: Arc::clone(&hints), version: index.version(), at: now });
        hints
    }
}

impl Computed {
    fn will_do(&self, index: &Index, now: Timestamp) -> bool {
        let age = now.duration_since(self.at).abs();
        if self.version == index.version() {
            return age < FRESH;
        }
        index.len() > FEW && age < PAUSE
    }
}

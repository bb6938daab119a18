//! Whether anything may be signed out now: the program starts with viewing only.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

/// Whether anything may be signed out now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EndingMode {
    /// Nothing may.
    ViewingOnly,
    /// It may, and what is started goes on to its end.
    Allowed {
        /// Until then.
        until: Timestamp,
    },
}

/// A permission that runs out by itself.
#[derive(Debug, Clone, Copy, Default)]
pub struct Permit(Option<Allowed>);

#[derive(Debug, Clone, Copy)]
struct Allowed {
    from: Timestamp,
    until: Timestamp,
    /// The same by a watch that nobody can set.
    ends: Duration,
}

/// For so long.
const LENGTH: Duration = Duration::from_mins(15);

impl Permit {
    /// Signing out is allowed from now on.
    pub fn allow(&mut self, now: Timestamp, elapsed: Duration) {
        let until = SignedDuration::try_from(LENGTH).ok().and_then(|it| now.checked_add(it).ok());
        self.0 = until.map(|until| Allowed { from: now, until, ends: elapsed + LENGTH });
    }

    /// Back to viewing only.
    pub fn view_only(&mut self) {
        self.0 = None;
    }

    /// What may be done. The watch stands still while the computer sleeps and the clock can be set,
    /// so whichever says that the time is over is believed.
    pub fn mode(&self, now: Timestamp, elapsed: Duration) -> EndingMode {
        match self.0 {
            Some(Allowed { from, until, ends })
                if elapsed < ends && (from..until).contains(&now) =>
            {
                EndingMode::Allowed { until }
            }
            Some(_) | None => EndingMode::ViewingOnly,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_runs_out_by_the_clock_and_by_the_watch_whichever_is_first() {
        let at = |seconds: i64| Timestamp::from_second(1_000 + seconds).unwrap();
        let since = Duration::from_secs;
        let mut permit = Permit::default();
        assert_eq!(permit.mode(at(0), since(0)), EndingMode::ViewingOnly);
        permit.allow(at(0), since(50));
        let allowed = EndingMode::Allowed { until: at(900) };
        for (clock, watch, expected) in [
            (0, 50, allowed),
            (899, 949, allowed),
            (900, 949, EndingMode::ViewingOnly),
            (899, 950, EndingMode::ViewingOnly),
            (-1, 60, EndingMode::ViewingOnly),
            (9_000, 51, EndingMode::ViewingOnly),
        ] {
            assert_eq!(permit.mode(at(clock), since(watch)), expected, "{clock} {watch}");
        }
        permit.view_only();
        assert_eq!(permit.mode(at(1), since(51)), EndingMode::ViewingOnly);
    }
}

//! Whether anything may be signed out now: the program starts with viewing only.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use crate::directory::WorkspaceId;

/// Whether anything may be signed out now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RevocationMode {
    /// Nothing may.
    ViewingOnly,
    /// It may, and what is started goes on to its end.
    Allowed {
        /// Until then.
        until: Timestamp,
    },
}

/// A permission that runs out by itself, and ends with any of the sign-ins that gave it.
#[derive(Debug, Clone, Default)]
pub struct Grant(Option<Allowed>);

#[derive(Debug, Clone)]
struct Allowed {
    /// Who was signed in, by workspace and user ID.
    given_by: Vec<(WorkspaceId, String)>,
    from: Timestamp,
    until: Timestamp,
    /// The same by a watch that nobody can set.
    ends: Duration,
}

/// For so long.
const LENGTH: Duration = Duration::from_mins(15);

impl Grant {
    /// Signing out is allowed from now on.
    pub fn allow(
        &mut self,
        now: Timestamp,
        elapsed: Duration,
        given_by: Vec<(WorkspaceId, String)>,
    ) {
        let until = SignedDuration::try_from(LENGTH).ok().and_then(|it| now.checked_add(it).ok());
        self.0 = until.map(|until| Allowed { given_by, from: now, until, ends: elapsed + LENGTH });
    }

    /// Back to viewing only, unless everybody is still signed in who gave the permission.
    pub fn hold_by(&mut self, is_signed_in: impl Fn(&WorkspaceId, &str) -> bool) {
        self.0.take_if(|allowed| {
            !allowed.given_by.iter().all(|(id, user_id)| is_signed_in(id, user_id))
        });
    }

    /// Back to viewing only.
    pub fn view_only(&mut self) {
        self.0 = None;
    }

    /// What may be done. The watch stands still while the computer sleeps and the clock can be set,
    /// so whichever says that the time is over is believed.
    pub fn mode(&self, now: Timestamp, elapsed: Duration) -> RevocationMode {
        match self.0 {
            Some(Allowed { from, until, ends, .. })
                if elapsed < ends && (from..until).contains(&now) =>
            {
                RevocationMode::Allowed { until }
            }
            Some(_) | None => RevocationMode::ViewingOnly,
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
        let mut grant = Grant::default();
        assert_eq!(grant.mode(at(0), since(0)), RevocationMode::ViewingOnly);
        grant.allow(at(0), since(50), Vec::new());
        let allowed = RevocationMode::Allowed { until: at(900) };
        for (clock, watch, expected) in [
            (0, 50, allowed),
            (899, 949, allowed),
            (900, 949, RevocationMode::ViewingOnly),
            (899, 950, RevocationMode::ViewingOnly),
            (-1, 60, RevocationMode::ViewingOnly),
            (9_000, 51, RevocationMode::ViewingOnly),
        ] {
            assert_eq!(grant.mode(at(clock), since(watch)), expected, "{clock} {watch}");
        }
        grant.view_only();
        assert_eq!(grant.mode(at(1), since(51)), RevocationMode::ViewingOnly);
    }
    #[test]
    fn it_ends_with_any_of_the_sign_ins_that_gave_it() {
        let (here, there) = (WorkspaceId::random(), WorkspaceId::random());
        let given_by = || vec![(here.clone(), "a".to_owned()), (there.clone(), "b".to_owned())];
        let now = Timestamp::UNIX_EPOCH;
        let allowed =
            |grant: &Grant| grant.mode(now, Duration::ZERO) != RevocationMode::ViewingOnly;
        for (signed_in, stays) in [(["a", "b"], true), (["a", ""], false), (["c", "b"], false)] {
            let mut grant = Grant::default();
            grant.allow(now, Duration::ZERO, given_by());
            grant.hold_by(|id, user_id| signed_in[usize::from(*id == there)] == user_id);
            assert_eq!(allowed(&grant), stays, "{signed_in:?}");
            grant.hold_by(|_, _| true);
            assert_eq!(allowed(&grant), stays, "it does not come back");
        }
    }
}

//! When the next call may be made under a server's rate limit.
//!
//! Servers count in fixed windows (Rocket.Chat, ApiClass.ts; Meteor, rate-limit.js): each window is
//! used in a burst up to what `X-RateLimit-Remaining` says, and the next one is waited for. Nothing
//! is paced, and nothing is sent to be refused. Time is handed in and only ever goes forward; a
//! computer's clock that is set does not matter.

use std::time::Duration;

use rocketchat::RateLimit;

/// The calls of one route from this computer, as the server counts them.
#[derive(Debug, Clone)]
pub struct Pace {
    known: Known,
    /// Calls that are not answered yet.
    under_way: u32,
    /// Whether the last call was the first one after a window had ended.
    opening: bool,
    /// How long a window is, if it was seen to open.
    length: Option<Duration>,
    /// How many calls a window takes, if the server said so.
    limit: u32,
    /// Whether a window turned out to be longer than it seemed.
    uneven: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Known {
    /// The server has not said anything yet.
    Nothing,
    /// The last answer said nothing of a limit: there is none for this account.
    NoLimit,
    /// So many calls are left until then.
    Window { left: u32, until: Duration },
}

/// The length of a window unless the server is set otherwise.
const USUAL: Duration = Duration::from_mins(1);
/// A server opens a window only after the last moment of the one before.
const MARGIN: Duration = Duration::from_millis(20);
/// Two answers of one window differ by less in what they say of its end.
const SAME_WINDOW: Duration = Duration::from_millis(1_500);

impl Default for Pace {
    fn default() -> Self {
        Self {
            known: Known::Nothing,
            under_way: 0,
            opening: false,
            length: None,
            limit: 1,
            uneven: false,
        }
    }
}

impl Pace {
    /// How long to wait before the next call; `None`: not at all.
    #[must_use]
    pub fn wait(&self, now: Duration) -> Option<Duration> {
        match self.known {
            Known::Window { left: 0, until } => until
                .checked_sub(now)
                .map(|wait| wait.saturating_add(MARGIN))
                .filter(|wait| !wait.is_zero()),
            Known::Window { .. } | Known::Nothing | Known::NoLimit => None,
        }
    }

    /// Whether two calls may be made at once: only where nothing counts them.
    #[must_use]
    pub fn is_free(&self) -> bool {
        self.known == Known::NoLimit
    }

    /// A call is made now.
    pub fn sent(&mut self, now: Duration) {
        self.under_way += 1;
        self.opening = matches!(self.known, Known::Window { until, .. } if until < now);
        if let Known::Window { left, until } = &mut self.known {
            if self.opening {
                (*left, *until) = (self.limit, now.saturating_add(self.length.unwrap_or(USUAL)));
            }
            *left = left.saturating_sub(1);
        }
    }

    /// A call was answered, or will never be.
    pub fn answered(&mut self, now: Duration, said: Option<RateLimit>) {
        self.under_way = self.under_way.saturating_sub(1);
        let Some(RateLimit { limit, remaining, reset_in }) = said else {
            self.known = Known::NoLimit;
            return;
        };
        self.limit = limit.max(1);
        let opened_now = self.opening && remaining.checked_add(1) == Some(limit);
        self.opening = false;
        let mut until = now.saturating_add(reset_in);
        if opened_now && !self.uneven && reset_in >= Duration::from_secs(1) {
            // This call opened the window, and windows are whole seconds long: what is more is the
            // fraction that `Date` does not have.
            let length = Duration::from_secs(reset_in.as_secs());
            self.length = Some(length);
            until = now.saturating_add(length);
        } else if let Known::Window { until: known, .. } = self.known
            && known > now
            && until < known.saturating_add(SAME_WINDOW)
        {
            // Both are at or after the end of the window.
            until = until.min(known);
        }
        self.known = Known::Window { left: remaining.saturating_sub(self.under_way), until };
    }

    /// Calls that were under way have been given up: whether the server counted them is unknown.
    pub fn nothing_is_under_way(&mut self) {
        self.under_way = 0;
    }

    /// A call was not answered, or an answer did not come from the server itself.
    pub fn lost(&mut self) {
        self.under_way = self.under_way.saturating_sub(1);
        self.opening = false;
    }

    /// A call was refused: the next one may be made after `wait`.
    pub fn refused(&mut self, now: Duration, wait: Duration) {
        self.under_way = self.under_way.saturating_sub(1);
        self.uneven |= self.opening && self.length.is_some();
        self.opening = false;
        self.known = Known::Window { left: 0, until: now.saturating_add(wait) };
    }

    /// How long so many further calls have to wait in all. `None` while there is no limit.
    #[must_use]
    pub fn left(&self, calls: u64, now: Duration) -> Option<Duration> {
        let Known::Window { left, until } = self.known else {
            return None;
        };
        let Some(more) = calls.checked_sub(u64::from(left) + 1) else {
            return Some(Duration::ZERO);
        };
        let windows = more / u64::from(self.limit);
        let windows = u32::try_from(windows).unwrap_or(u32::MAX);
        let length = self.length.unwrap_or(USUAL);
        Some(until.saturating_sub(now).saturating_add(length.saturating_mul(windows)))
    }
}

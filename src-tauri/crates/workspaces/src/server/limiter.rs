//! When the next call may be made under a server's rate limit.
//!
//! Servers count in fixed windows (Rocket.Chat, ApiClass.ts; Meteor, rate-limit.js): each window is
//! used in a burst up to what `X-RateLimit-Remaining` says, and the next one is waited for. Nothing
//! is paced, and nothing is sent to be refused. Time is handed in and only ever goes forward; a
//! computer's clock that is set does not matter.
//!
//! A server counts the calls of all accounts that come from one address together, so they share one
//! [`RateLimiter`] for each server and route. Their answers may come in another order than they were given.

mod shared;

use std::time::Duration;

use rocketchat::RateLimit;

pub(crate) use shared::{AccountLimiter, Permit, RateLimiters, Route};

/// The calls of one route from this computer, as the server counts them.
#[derive(Debug, Clone)]
pub struct RateLimiter {
    known: Option<Window>,
    /// Calls that are not answered yet.
    under_way: u32,
    /// How long a window is, if it was seen to open.
    length: Option<Duration>,
    /// How many calls a window takes, if the server said so.
    limit: u32,
    /// Whether a window turned out to be longer than it seemed.
    uneven: bool,
}

/// So many calls are left until then, less those that are under way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Window {
    remaining: u32,
    until: Duration,
    /// Whether an answer said so; else it is what the window before was like.
    said: bool,
}

/// A call that is counted and not answered yet.
#[derive(Debug)]
#[must_use]
pub struct Call {
    /// Whether it is the first one after a window had ended.
    opening: bool,
}

/// The length of a window unless the server is set otherwise.
const USUAL: Duration = Duration::from_mins(1);
/// A server opens a window only after the last moment of the one before.
const MARGIN: Duration = Duration::from_millis(20);
/// Two answers of one window differ by less in what they say of its end.
const SAME_WINDOW: Duration = Duration::from_millis(1_500);

impl Default for RateLimiter {
    fn default() -> Self {
        Self { known: None, under_way: 0, length: None, limit: 1, uneven: false }
    }
}

impl RateLimiter {
    /// How long to wait before the next call; `None`: not at all.
    #[must_use]
    pub fn wait(&self, now: Duration) -> Option<Duration> {
        let Window { until, .. } = self.known.filter(|window| self.left_of(*window) == 0)?;
        let wait = until.checked_sub(now)?;
        Some(wait.saturating_add(MARGIN))
    }

    /// A call is made now.
    pub fn sent(&mut self, now: Duration) -> Call {
        self.under_way += 1;
        let opening = self.known.is_some_and(|window| window.until < now);
        if opening {
            let until = now.saturating_add(self.length.unwrap_or(USUAL));
            self.known = Some(Window { remaining: self.limit, until, said: false });
        }
        Call { opening }
    }

    /// A call of a caller that was not counted until now is under way; its answer shows whether it
    /// still is not.
    pub fn joins(&mut self) -> Call {
        self.under_way += 1;
        Call { opening: false }
    }

    /// A call was answered.
    pub fn answered(&mut self, call: Call, now: Duration, said: RateLimit) {
        let opening = self.came_back(call);
        let RateLimit { limit, mut remaining, reset_in } = said;
        let same_limit = self.limit == limit.max(1);
        self.limit = limit.max(1);
        let opened_now = opening && remaining.checked_add(1) == Some(limit);
        let mut until = now.saturating_add(reset_in);
        let exact = opened_now && !self.uneven && reset_in >= Duration::from_secs(1);
        if exact {
            // This call opened the window, and windows are whole seconds long: what is more is the
            // fraction that `Date` does not have.
            let length = Duration::from_secs(reset_in.as_secs());
            self.length = Some(length);
            until = now.saturating_add(length);
        }
        if let Some(known) = self.known
            && known.until > now
            && until < known.until.saturating_add(SAME_WINDOW)
        {
            if known.said {
                // Both are at or after the end of the window.
                until = until.min(known.until);
            }
            if same_limit {
                // An answer that was given before others may come after them.
                remaining = remaining.min(known.remaining);
            }
        }
        self.known = Some(Window { remaining, until, said: true });
    }

    /// A call was answered without a word of a limit: the server does not count this caller.
    pub fn not_counted(&mut self, call: Call) {
        self.came_back(call);
    }

    /// A call was not answered, or its answer did not come from the server itself: it may have been
    /// counted.
    pub fn lost(&mut self, call: Call) {
        self.not_counted(call);
        if let Some(window) = &mut self.known {
            window.remaining = window.remaining.saturating_sub(1);
        }
    }

    /// A call was refused: the next one may be made after `wait`.
    pub fn refused(&mut self, call: Call, now: Duration, wait: Duration) {
        let opening = self.came_back(call);
        self.uneven |= opening && self.length.is_some();
        self.known = Some(Window { remaining: 0, until: now.saturating_add(wait), said: true });
    }

    /// No call is made for so long, whatever is left; calls that are under way are not concerned.
    pub fn hold(&mut self, now: Duration, wait: Duration) {
        let until = now.saturating_add(wait);
        let until = self.wait(now).map_or(until, |before| until.max(now.saturating_add(before)));
        self.known = Some(Window { remaining: 0, until, said: true });
    }

    /// How long so many further calls have to wait in all. `None` before the server said anything.
    #[must_use]
    pub fn left(&self, calls: u64, now: Duration) -> Option<Duration> {
        let window = self.known?;
        let Some(more) = calls.checked_sub(u64::from(self.left_of(window)) + 1) else {
            return Some(Duration::ZERO);
        };
        let windows = more / u64::from(self.limit);
        let windows = u32::try_from(windows).unwrap_or(u32::MAX);
        let length = self.length.unwrap_or(USUAL);
        Some(window.until.saturating_sub(now).saturating_add(length.saturating_mul(windows)))
    }

    /// Whether it was the first call after a window had ended.
    #[expect(clippy::needless_pass_by_value, reason = "a call comes back once")]
    fn came_back(&mut self, call: Call) -> bool {
        self.under_way = self.under_way.saturating_sub(1);
        call.opening
    }

    /// Whether those under way are counted in what was said is not known: they are taken as not.
    fn left_of(&self, window: Window) -> u32 {
        window.remaining.saturating_sub(self.under_way)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn second(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    fn said(remaining: u32, reset_in: u64) -> RateLimit {
        RateLimit { limit: 10, remaining, reset_in: second(reset_in) }
    }

    /// What is known after one call and its answer.
    fn after(remaining: u32, reset_in: u64) -> RateLimiter {
        let mut limiter = RateLimiter::default();
        let call = limiter.sent(second(0));
        limiter.answered(call, second(0), said(remaining, reset_in));
        limiter
    }

    fn waits_after(limiter: &mut RateLimiter, calls: u32, now: Duration) -> bool {
        for _ in 0..calls {
            assert_eq!(limiter.wait(now), None);
            let _under_way = limiter.sent(now);
        }
        limiter.wait(now).is_some()
    }

    #[test]
    fn calls_that_are_not_answered_yet_count_as_used() {
        let mut limiter = after(2, 30);
        let (one, two) = (limiter.sent(second(1)), limiter.sent(second(1)));
        assert_eq!(limiter.wait(second(1)), Some(second(29) + MARGIN));
        limiter.answered(one, second(2), said(1, 28));
        assert!(limiter.wait(second(2)).is_some(), "the one that is left is under way");
        limiter.answered(two, second(2), said(0, 28));
        assert!(limiter.wait(second(2)).is_some());
    }

    #[test]
    fn answers_in_another_order_than_they_were_given_bring_no_call_back() {
        let mut limiter = after(5, 30);
        let (one, two, three) =
            (limiter.sent(second(1)), limiter.sent(second(1)), limiter.sent(second(1)));
        for (call, remaining) in [(three, 2), (one, 4), (two, 3)] {
            limiter.answered(call, second(2), said(remaining, 28));
        }
        assert!(waits_after(&mut limiter, 2, second(2)));
    }

    #[test]
    fn what_the_window_before_was_like_does_not_end_the_next_one_too_early() {
        let mut limiter = after(0, 10);
        let opener = limiter.sent(second(60));
        limiter.answered(opener, second(60), said(9, 60));
        let (opener, other) = (limiter.sent(second(121)), limiter.sent(second(121)));
        // It takes two seconds until the server gets to them; the second answer comes first.
        limiter.answered(other, second(125), said(8, 58));
        limiter.answered(opener, second(125), said(9, 58));
        assert!(waits_after(&mut limiter, 8, second(125)));
        assert_eq!(limiter.wait(second(125)), Some(second(58) + MARGIN));
    }

    #[test]
    fn a_caller_that_is_not_counted_takes_no_call_from_those_that_are() {
        let mut limiter = after(2, 30);
        let call = limiter.sent(second(1));
        limiter.not_counted(call);
        assert!(waits_after(&mut limiter, 2, second(1)));
    }
}

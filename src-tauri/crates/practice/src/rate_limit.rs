//! The rate limiter of the REST API.
//!
//! Each route and verb has one window of fixed length for all clients, which opens when the server
//! starts and again at the first call after it ran out; inside it every client address counts for
//! itself (Rocket.Chat source, `ApiClass.ts`; Meteor's `rate-limit`; the recorded reset times).

use std::collections::HashMap;

use jiff::Timestamp;

use crate::clock::later;

/// The windows of all routes.
#[derive(Debug)]
pub(crate) struct RateLimits {
    /// When the windows of routes not called yet opened.
    opened: Timestamp,
    windows: HashMap<String, Window>,
}

#[derive(Debug)]
struct Window {
    opened: Timestamp,
    calls: HashMap<String, i64>,
}

/// How a call counts, for its three headers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Count {
    /// Calls allowed in a window.
    pub(crate) limit: i64,
    /// Calls left in this one.
    pub(crate) remaining: i64,
    /// When the window ends, in milliseconds since 1970.
    pub(crate) reset: i64,
    /// What a refused call must wait, in whole seconds rounded up; nothing when it is allowed.
    pub(crate) wait: Option<i64>,
}

impl RateLimits {
    pub(crate) fn new(now: Timestamp) -> Self {
        Self { opened: now, windows: HashMap::new() }
    }

    /// Counts a call of `limit` in `length` milliseconds.
    pub(crate) fn count(
        &mut self,
        route: &str,
        client: &str,
        now: Timestamp,
        limit: i64,
        length: i64,
    ) -> Count {
        let opened = self.opened;
        let window = self
            .windows
            .entry(route.to_owned())
            .or_insert_with(|| Window { opened, calls: HashMap::new() });
        if now > later(window.opened, length) {
            *window = Window { opened: now, calls: HashMap::new() };
        }
        let calls = window.calls.entry(client.to_owned()).or_insert(0);
        *calls += 1;
        let reset = later(window.opened, length).as_millisecond();
        let wait = (*calls > limit).then(|| whole_seconds(reset - now.as_millisecond()));
        Count { limit, remaining: (limit - *calls).max(0), reset, wait }
    }
}

fn whole_seconds(milliseconds: i64) -> i64 {
    (milliseconds + 999).div_euclid(1_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(1_795_429_224 + second).unwrap()
    }

    fn call(limits: &mut RateLimits, client: &str, second: i64) -> Count {
        limits.count("/api/v1/me GET", client, at(second), 10, 60_000)
    }

    #[test]
    fn the_eleventh_call_in_a_window_waits_until_it_ends() {
        let mut limits = RateLimits::new(at(0));
        let first = call(&mut limits, "10.0.0.1", 6);
        assert_eq!((first.remaining, first.wait), (9, None));
        assert_eq!(first.reset, at(60).as_millisecond());
        let tenth = (2..=10).map(|_| call(&mut limits, "10.0.0.1", 6)).last().unwrap();
        assert_eq!((tenth.remaining, tenth.wait), (0, None));
        assert_eq!(call(&mut limits, "10.0.0.1", 6).wait, Some(54));
    }

    #[test]
    fn each_client_address_counts_for_itself() {
        let mut limits = RateLimits::new(at(0));
        for _ in 0..11 {
            call(&mut limits, "10.0.0.1", 1);
        }
        assert_eq!(call(&mut limits, "10.0.0.2", 1).wait, None);
    }

    #[test]
    fn a_window_opens_again_at_the_first_call_after_it_ran_out() {
        let mut limits = RateLimits::new(at(0));
        for _ in 0..11 {
            call(&mut limits, "10.0.0.1", 59);
        }
        let next = call(&mut limits, "10.0.0.1", 75);
        assert_eq!((next.remaining, next.wait), (9, None));
        assert_eq!(next.reset, at(135).as_millisecond());
    }

    #[test]
    fn the_wait_is_rounded_up_to_a_second() {
        assert_eq!([whole_seconds(1), whole_seconds(1_000), whole_seconds(1_001)], [1, 1, 2]);
    }
}

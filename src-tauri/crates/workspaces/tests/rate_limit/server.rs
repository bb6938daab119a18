//! A server's rate limiter and its list of sessions, in a time of their own.

use std::time::Duration;

use jiff::Timestamp;
use rocketchat::RateLimit;
use workspaces::reading::sweep::{Page, PageRequest, Row};

/// Half of a round trip.
pub const ONE_WAY: Duration = Duration::from_millis(75);
/// Rows in a page.
pub const PAGE: u64 = 100;

/// A fixed window for a route, which opens again at the first call after it ran out; strictly more
/// calls than the limit are refused, and refused ones count (Rocket.Chat, ApiClass.ts; Meteor,
/// rate-limit.js).
#[derive(Debug, Clone)]
pub struct Server {
    pub limit: u32,
    pub window: Duration,
    /// When the window opened, by this server's clock.
    opened: Duration,
    used: u32,
    /// Sessions in the list.
    pub sessions: u64,
    /// How far this server's clock is ahead of the client's stopwatch.
    ahead: Duration,
    pub calls: u32,
    pub refused: u32,
}

/// What a call was answered with.
#[derive(Debug)]
pub enum Answer {
    Page(Page<u64>, RateLimit),
    /// With the seconds in its text.
    Refused(Duration),
}

impl Server {
    /// A server whose window opened `ago` and has `left` calls left for this client.
    pub fn new(pages: u64, window: Duration, ago: Duration, left: u32, fraction: Duration) -> Self {
        let ahead = Duration::from_secs(1_795_429_224) + fraction;
        Self {
            limit: 10,
            window,
            opened: ahead.saturating_sub(ago),
            used: 10 - left,
            // Each page but the first begins with the last row of the one before.
            sessions: pages * (PAGE - 1) + 1,
            ahead,
            calls: 0,
            refused: 0,
        }
    }

    /// A call that arrives at this moment of the client's stopwatch.
    pub fn answer(&mut self, ask: PageRequest, at: Duration) -> Answer {
        let now = self.ahead + at;
        self.calls += 1;
        if now > self.opened + self.window {
            (self.opened, self.used) = (now, 0);
        }
        self.used += 1;
        let reset = self.opened + self.window;
        // Milliseconds, as the server counts; `Date` has whole seconds.
        let reset_in = Duration::from_millis(milliseconds(reset) - now.as_secs() * 1_000);
        if self.used > self.limit {
            self.refused += 1;
            let wait = reset.saturating_sub(now).as_millis().div_ceil(1_000);
            return Answer::Refused(Duration::from_secs(u64::try_from(wait).unwrap_or(60)));
        }
        let said = RateLimit { limit: self.limit, remaining: self.limit - self.used, reset_in };
        Answer::Page(self.page(ask), said)
    }

    /// How many seconds of the client's stopwatch until the window ends.
    pub fn ends(&self) -> Duration {
        (self.opened + self.window).saturating_sub(self.ahead)
    }

    /// Calls that this window still takes.
    pub fn left(&self) -> u32 {
        self.limit.saturating_sub(self.used)
    }

    fn page(&self, ask: PageRequest) -> Page<u64> {
        let end = self.sessions.min(ask.offset + PAGE.min(ask.count.into()));
        let key = |place: u64| i64::try_from(self.sessions - place).ok();
        let row = |place| {
            let key = key(place).and_then(|ms| Timestamp::from_millisecond(ms).ok());
            Some(Row { id: place, key })
        };
        let rows: Vec<_> = (ask.offset.min(end)..end).map(row).collect();
        Page { offset: ask.offset, rows, total: self.sessions, size: Some(PAGE), fresh: true }
    }
}

fn milliseconds(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

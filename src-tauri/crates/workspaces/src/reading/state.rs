//! What stays of a workspace's readings between two calls.

use std::fmt;

use jiff::{SignedDuration, Timestamp};
use rocketchat::SessionId;
use session_index::{Bits, Reading as IndexReading, WorkspaceKey};
use tokio::sync::{Mutex as Turn, MutexGuard as TurnGuard};

use super::{
    HowMuch,
    ended::Unmet,
    sweep::{Depth, Goal, Key, Page, Sweep},
    unread::UnreadRows,
};
use crate::server::{StopSignal, Stops, limiter::AccountLimiter};

/// The readings of one workspace: one at a time.
#[derive(Default)]
pub struct ReadState {
    turn: Turn<Notes>,
    stops: Stops,
}

/// What is known from one reading to the next.
#[derive(Default)]
pub struct Notes {
    /// What this is about; a workspace that was signed out of gets a new key.
    key: Option<WorkspaceKey>,
    /// The server's limit for this route.
    pub limiter: AccountLimiter,
    /// A reading that has begun and not ended.
    pub begun: Option<Begun>,
    /// A whole reading that was stopped, while what is new is read.
    parked: Option<Begun>,
    /// Everything that came or moved since the last whole reading is at or above this key.
    pub since: Option<Key>,
    /// Rows of the list that could not be read and are no known sessions.
    unreadable: u64,
    /// The sessions that the reading before met, as places in the index.
    pub met: Bits,
}

/// A reading that has begun.
pub struct Begun {
    pub at: Timestamp,
    last_touched: Timestamp,
    pub goal: Goal,
    pub sweep: Sweep<SessionId>,
    /// The second page of two, when the first one is still to come.
    pub ahead: Option<Page<SessionId>>,
    /// What of the index has been met.
    pub seen: Bits,
    /// What of the index has not been met, if that was asked for.
    pub unmet: Option<Unmet>,
    /// The rows that could not be read.
    pub unread: UnreadRows,
    /// How many rows could not be read that are no known sessions, as the readings before said, and
    /// with this one.
    pub unreadable_before: u64,
    pub unreadable_now: u64,
    /// The first total that the server said.
    pub first_total: Option<u64>,
    /// So many sessions are read until the person says that it is to go on.
    bound: Option<u64>,
    /// Its first page in the index.
    pub first: Option<IndexReading>,
    pub read: u64,
    pub new: u64,
    pub requests: u32,
    /// When the last page was answered.
    pub as_of: Option<Timestamp>,
    /// Whether two requests at once are good for anything.
    pub two_at_once: bool,
    /// Whether the server wants a second factor with each request.
    pub asks_each_time: bool,
}

/// A reading that was left for longer begins anew: too much of it would be old.
const STILL_GOOD: SignedDuration = SignedDuration::from_hours(1);

/// A list may grow to ten times what it was said to have while it is read, and this much in any
/// case; a quarter of a million sessions are read without a question, and no more.
fn first_bound(total: u64) -> u64 {
    total.saturating_mul(10).clamp(10_000, 250_000)
}

impl ReadState {
    /// Waits until no other reading is under way.
    pub async fn turn(&self) -> TurnGuard<'_, Notes> {
        self.turn.lock().await
    }

    /// Forgets the sessions that were met, once no reading is under way.
    pub async fn forget(&self) {
        self.turn.lock().await.forget_sessions();
    }

    /// Whether all was read once, and nobody reads now.
    pub fn has_read_everything(&self) -> bool {
        self.turn.try_lock().is_ok_and(|notes| notes.since.is_some())
    }

    /// Hears of every stop from now on.
    pub fn stop_signal(&self) -> StopSignal {
        self.stops.signal()
    }

    /// Stops what is under way and what waits for it.
    pub fn stop(&self) {
        self.stops.stop();
    }
}

impl fmt::Debug for ReadState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReadState").finish_non_exhaustive()
    }
}

impl Notes {
    /// The reading to go on with, or a new one.
    pub fn take_up(
        &mut self,
        key: WorkspaceKey,
        how: HowMuch,
        now: Timestamp,
    ) -> (&mut AccountLimiter, &mut Begun) {
        if self.key.replace(key) != Some(key) {
            self.limiter = AccountLimiter::default();
            self.forget_sessions();
            self.key = Some(key);
        }
        let goal = match (how, self.since) {
            (HowMuch::WhatIsNew, Some(since)) => Goal::Down(since),
            (HowMuch::WhatIsNew, None) | (HowMuch::Everything, _) => Goal::End,
        };
        let unreadable = self.unreadable;
        let new = || Begun::new(goal, now, unreadable);
        if self.begun.as_ref().is_none_or(|begun| begun.goal != goal) {
            let other = self.begun.take();
            self.begun = self.parked.take_if(|_| goal == Goal::End);
            self.parked = other.filter(|other| other.goal == Goal::End).or(self.parked.take());
        }
        let begun = self.begun.take().filter(|begun| begun.is_good(now));
        (&mut self.limiter, self.begun.insert(begun.unwrap_or_else(new)))
    }

    /// The next reading begins from nothing.
    pub fn forget_sessions(&mut self) {
        (self.key, self.begun, self.parked, self.since) = (None, None, None, None);
        self.unreadable = 0;
        self.met = Bits::default();
    }

    /// What has been read of a whole reading that was left is read again.
    pub fn begin_anew(&mut self) {
        self.parked = None;
        self.begun = self.begun.take().filter(|begun| begun.goal != Goal::End);
    }

    /// The reading has ended.
    pub fn end(&mut self) {
        let Some(begun) = self.begun.take() else {
            return;
        };
        self.met = begun.seen;
        match (begun.goal, begun.sweep.is_sure(), begun.sweep.depth()) {
            (_, true, _) => {
                self.since = begun.sweep.head();
                self.unreadable = begun.unreadable_now;
            }
            (Goal::End, false, _) | (Goal::Down(_), false, Some(Depth::End)) => self.since = None,
            (Goal::Down(_), false, Some(Depth::Above(_)) | None) => {}
        }
    }
}

impl Begun {
    fn new(goal: Goal, now: Timestamp, unreadable_before: u64) -> Self {
        Self {
            at: now,
            last_touched: now,
            goal,
            sweep: Sweep::new(goal),
            ahead: None,
            seen: Bits::default(),
            unmet: None,
            unread: UnreadRows::default(),
            unreadable_before,
            unreadable_now: 0,
            first_total: None,
            bound: None,
            first: None,
            read: 0,
            new: 0,
            requests: 0,
            as_of: None,
            two_at_once: true,
            asks_each_time: false,
        }
    }

    fn is_good(&self, now: Timestamp) -> bool {
        now.duration_since(self.last_touched).abs() <= STILL_GOOD
    }

    /// Whether more was read than a list can hold that was said to have so many.
    pub fn is_over_bound(&self) -> bool {
        let bound = self.bound.or_else(|| self.first_total.map(first_bound));
        bound.is_some_and(|bound| self.rows() > bound)
    }

    /// Lets a reading go on that has read too much.
    pub fn raise_bound(&mut self) {
        if self.is_over_bound() {
            self.bound = Some(self.rows().saturating_mul(2));
        }
    }

    fn rows(&self) -> u64 {
        self.read + self.sweep.unreadable()
    }

    /// A page was answered.
    pub fn touch(&mut self, now: Timestamp) {
        self.last_touched = now;
        self.as_of = Some(now);
    }
}

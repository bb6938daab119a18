//! Reading all sessions of a workspace.
//!
//! What to ask for is decided by [`sweep`], when by [`crate::limiter`]; both are values without requests
//! and clock. This module sends, waits, asks for the second factor, and keeps what came.

mod closing;
mod ended;
mod known_sessions;
pub(crate) mod reader;
mod state;
pub mod sweep;
mod unread;

use std::{
    panic::{AssertUnwindSafe, resume_unwind},
    time::Duration,
};

use futures_util::FutureExt;
use jiff::Timestamp;
use rocketchat::{Answer, SecondFactor, SessionId};

use crate::{
    directory::{WorkspaceId, Workspaces},
    error::Error,
    search::lacks_device_management,
};

pub(crate) use known_sessions::KnownSessions;
pub use known_sessions::WorkspaceKeys;
pub(crate) use state::ReadState;
pub use unread::UnreadRows;

/// How much of a workspace is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HowMuch {
    /// From the newest session until it meets what is known, which is mostly one request. Where
    /// more is known than the server says that there is, it goes on until it has passed those that
    /// have ended. Where not all has been read yet, it is everything.
    WhatIsNew,
    /// All of it.
    Everything,
}

/// How far a reading has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReadingProgress {
    /// Sessions read so far; each counts once.
    pub read: u64,
    /// How many there are, as the server said last.
    pub total: Option<u64>,
    /// Pages read so far.
    pub page: u64,
    /// How many pages there are at this size.
    pub pages: Option<u64>,
    /// How long is waited now until the server takes the next call.
    pub waiting: Option<Duration>,
    /// How long the rest has to wait for the server's limit; `None` where there is no limit.
    pub left: Option<Duration>,
}

/// What a reading came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadingEnd {
    /// Why it ended.
    pub end: WhyEnded,
    /// Sessions read; each counts once.
    pub read: u64,
    /// Those of them that were not known before.
    pub new: u64,
    /// How many there are, as the server said last.
    pub total_said: u64,
    /// Sessions that are shown and have ended meanwhile. That there are so many is known, not
    /// which: the list does not say.
    pub gone_meanwhile: u64,
    /// Sessions that were known before, were not there any more, and have been removed.
    pub removed: u64,
    /// Sessions that were known before and were not met, and may be there all the same: they are
    /// kept.
    pub not_met: u64,
    /// Rows that could not be read.
    pub unreadable: u64,
    /// What is known of them.
    pub unread: UnreadRows,
    /// Requests sent, those before a pause included.
    pub requests: u32,
    /// When it began. What is of an earlier moment was not met.
    pub began: Timestamp,
    /// When the last page was answered, or the reading ended without one.
    pub as_of: Timestamp,
    /// What is certain.
    pub sure: HowSure,
}

/// Why a reading ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyEnded {
    /// All is read.
    Complete,
    /// It met what was known.
    OnlyNew,
    /// [`Workspaces::stop_reading`]; what was read is kept, and the next reading of the same kind
    /// goes on there.
    Stopped,
    /// Far more was read than the server says that there is, or than any but the largest workspaces
    /// have. The same again reads on: ask the person before.
    TooLong,
}

/// What is certain of a reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HowSure {
    /// Every session that was there throughout has been read, as far down as the reading went.
    EveryOneThere,
    /// All rows have come, but some could not be read ([`ReadingEnd::unreadable`]). What was known
    /// before is kept where it may be in one of them.
    NotEveryRowRead,
    /// The list moved so much, or the server contradicted itself so much, that one may be missing.
    ListKeptMoving,
}

impl Workspaces {
    /// Reads the sessions of a workspace page by page; what has been read is in the index at once
    /// ([`Workspaces::with_index`]). On a challenge, send the same again with the code: it goes on
    /// where it was, and so it does after an error or [`Self::stop_reading`], within an hour.
    ///
    /// `on_progress` hears of each page and each wait. Readings of one workspace wait for each
    /// other; its look-ups go in between the requests of a reading.
    ///
    /// A code is kept while this runs and it is good for more, for servers that ask at each request,
    /// and not longer. The first reading after a sign-in goes on with the authenticator code of the
    /// sign-in while that lives; it is forgotten then.
    ///
    /// # Errors
    /// As [`Workspaces::look_up`]. What was read before is kept.
    pub async fn read_sessions(
        &self,
        id: &WorkspaceId,
        how: HowMuch,
        second_factor: Option<SecondFactor>,
        on_progress: impl FnMut(ReadingProgress),
    ) -> Result<Answer<ReadingEnd>, Error> {
        let connection = self.connection(id)?;
        let mut stop = connection.reading.stop_signal();
        let ready =
            async { (connection.reading.turn().await, self.sign_in_of(id, &connection).await) };
        let Some((mut turn, sign_in)) = stop.unless(ready).await else {
            return Ok(Answer::Done(ReadingEnd::without_a_request((self.settings.clock)())));
        };
        sign_in?;
        if lacks_device_management(&connection) {
            return Err(rocketchat::Error::NoDeviceManagement.into());
        }
        let under_way =
            reader::read(self, id, &connection, &mut turn, (how, second_factor), stop, on_progress);
        match AssertUnwindSafe(under_way).catch_unwind().await {
            Ok(read) => read,
            Err(panic) => {
                // What a panic left half-done is not gone on with.
                turn.forget_sessions();
                resume_unwind(panic)
            }
        }
    }

    /// Ends the running reading of a workspace as [`WhyEnded::Stopped`], at once, out of a wait or a
    /// request too, and those that wait for it. Nothing happens where none is running.
    pub fn stop_reading(&self, id: &WorkspaceId) {
        if let Ok(connection) = self.connection(id) {
            connection.reading.stop();
        }
    }
}

impl ReadingEnd {
    /// Whether a session was there that an earlier list had shown. `as_of`: when it was met last, if
    /// it is still known. `None` where this reading does not tell. Of an ID that was never listed
    /// no list tells: servers list a connection under its newest ID alone.
    #[must_use]
    pub fn tells_of(&self, session: &SessionId, as_of: Option<Timestamp>) -> Option<bool> {
        let is_met = |at: Timestamp| at.as_millisecond() >= self.began.as_millisecond();
        if as_of.is_some_and(is_met) || self.unread.list(session) {
            return Some(true);
        }
        let is_whole = match self.end {
            WhyEnded::Complete => true,
            WhyEnded::OnlyNew | WhyEnded::Stopped | WhyEnded::TooLong => false,
        };
        let is_certain = match self.sure {
            HowSure::EveryOneThere => true,
            HowSure::NotEveryRowRead => !self.unread.may_be_any(),
            HowSure::ListKeptMoving => false,
        };
        (is_whole && is_certain).then_some(false)
    }

    fn without_a_request(now: Timestamp) -> Self {
        Self {
            end: WhyEnded::Stopped,
            read: 0,
            new: 0,
            total_said: 0,
            gone_meanwhile: 0,
            removed: 0,
            not_met: 0,
            unreadable: 0,
            unread: UnreadRows::default(),
            requests: 0,
            began: now,
            as_of: now,
            sure: HowSure::EveryOneThere,
        }
    }
}

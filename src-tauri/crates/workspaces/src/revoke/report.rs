//! What an ending says while it runs and at its end.

use std::{sync::Arc, time::Duration};

use jiff::Timestamp;

use super::request::SessionKey;
use crate::{error::Error, search::SessionCard};

/// How far an ending has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RevocationProgress {
    /// What goes on.
    pub phase: RevocationPhase,
    /// How many sessions and accounts it has gone through in this phase.
    pub done: u64,
    /// Of how many.
    pub asked: u64,
    /// How long is waited now until the server takes the next call.
    pub waiting: Option<Duration>,
    /// How long the rest has to wait for the server's limit; `None` where there is no limit.
    pub left: Option<Duration>,
}

/// What goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RevocationPhase {
    /// The server is asked to end.
    Revoking,
    /// The server is asked what is still there.
    Checking,
}

/// What an ending came to on one workspace.
#[derive(Debug, Clone)]
pub struct RevocationReport {
    /// How many sessions were to be ended.
    pub asked: u64,
    /// How many of them are gone, as reading again has shown.
    pub gone: u64,
    /// Each of them.
    pub sessions: Vec<SessionResult>,
    /// Whether it was stopped.
    pub stopped: bool,
    /// Why the rest was not asked, or what could not be read again.
    pub problem: Option<Arc<Error>>,
    /// When what is gone was read again; `None` when it could not be.
    pub checked_at: Option<Timestamp>,
    /// Whether the newest look at what is there came to its end. Where it did not, `checked_at` may
    /// be that of a look before, and nobody knows whether more people signed in since.
    pub looked_through: bool,
    /// Sessions of the accounts concerned that signed in or reconnected since. Lists do not tell
    /// which of the two; a known device that only came back under another ID is left out.
    pub new_sign_ins: Vec<SessionCard>,
    /// The accounts that were signed out of what no list shows.
    pub whole_accounts: Vec<AccountResult>,
}

/// What became of one session.
#[derive(Debug, Clone)]
pub struct SessionResult {
    /// The session that was to end.
    pub key: SessionKey,
    /// The outcome, by the last reading.
    pub outcome: SessionOutcome,
    /// Why the server refused.
    pub refused: Option<Arc<Error>>,
    /// When this session was asked for last; what is known of it from later answers is newer.
    pub checked_at: Option<Timestamp>,
}

/// What became of one session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SessionOutcome {
    /// It is gone, as reading again has shown.
    Gone,
    /// It is gone, and was before it was asked for.
    HadEnded,
    /// The server said that it ended it, and it was seen after that.
    StillThere,
    /// Its sign-in has ended with all of its account; this server, before 8.0, leaves the row in its
    /// list.
    Dead,
    /// The server refused to end it, and it was not seen to be gone.
    Refused,
    /// The server was asked; whether it is gone, or will be, is not known.
    Unknown,
    /// The server was not asked.
    NotAsked,
}

/// What became of an account that was signed out of everything. No list can prove it.
#[derive(Debug, Clone)]
pub struct AccountResult {
    /// Rocket.Chat's ID of the account.
    pub user_id: String,
    /// The outcome, by the answer of the server alone.
    pub outcome: AccountOutcome,
}

/// What became of an account that was signed out of everything.
#[derive(Debug, Clone)]
pub enum AccountOutcome {
    /// The server says that it is done.
    Ended,
    /// The server was asked, and gave no clear answer.
    Unknown,
    /// The server was not asked.
    NotAsked,
    /// The server refused.
    Refused(Arc<Error>),
}

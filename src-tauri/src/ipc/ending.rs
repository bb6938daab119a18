//! Signing out.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    account_key::AccountKey,
    find::{SearchQuery, SessionKey},
    hint::DoubtfulAddresses,
    problems::CommandError,
    session_card::{Person, SessionCard},
    workspace::Known,
};

/// What a person wants to sign out; the plan shows what that is.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum EndingWish {
    /// These sessions.
    Sessions {
        /// At most 5,000; the order does not matter.
        sessions: Vec<SessionKey>,
    },
    /// All sessions of these accounts, each of which was named.
    Accounts {
        /// Accounts of any of the workspaces.
        accounts: Vec<AccountKey>,
    },
    /// All sessions at this internet address, in all workspaces.
    Address {
        /// The address.
        address: String,
    },
    /// Everything that is found.
    Found {
        /// What is searched for; its order and its lines do not matter.
        query: Box<SearchQuery>,
    },
}

/// What would be signed out.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EndingPlan {
    /// By account, in the person's order of the workspaces; empty when there are too many.
    pub groups: Vec<PlannedAccount>,
    /// How many sessions there are.
    pub total: u32,
    /// Whether there are more than 5,000, which is more than is ended at once.
    pub too_many: bool,
    /// Where the wish is for an internet address behind which probably everybody stands: the
    /// servers that do not see real ones.
    pub doubtful: Vec<DoubtfulAddresses>,
    /// The workspaces that were not asked yet who their administrators are: ask them with
    /// `learnAdmins`, and plan again. Nothing can be started there before.
    pub admins_awaited: Vec<String>,
}

/// An account of one workspace, and its sessions that are wished to end.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PlannedAccount {
    /// ID of the workspace of the account.
    pub workspace_id: String,
    /// Rocket.Chat's ID of the account; null when the server did not say.
    pub user_id: Option<String>,
    /// Whose it is.
    pub person: Person,
    /// The newest first.
    pub sessions: Vec<PlannedSession>,
    /// How many sessions of it are known, also those that are not wished to end. It can be signed
    /// out of everything only where the plan has them all and all are ticked.
    pub known_sessions: u32,
    /// Whether it is left out until a person ticks it: one's own, protected, or not known to be no
    /// administrator's.
    pub guarded: bool,
    /// Whether Gatehouse itself is signed in with it there.
    pub own: bool,
    /// Whether it is an administrator's; unknown is treated as yes.
    pub admin: Known,
    /// Whether it is in the list of protected people.
    pub protected: bool,
    /// Whether sessions may be ended there (`logout-device-management`).
    pub may_end: Known,
    /// Whether people may be signed out everywhere there (`logout-other-user`).
    pub may_end_all: Known,
}

/// A session that is wished to end.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PlannedSession {
    /// What is known of it.
    pub card: SessionCard,
    /// Whether it was read more than an hour ago: it cannot be signed out before it is checked again.
    pub older: bool,
}

/// Whether anything may be signed out now.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum EndingMode {
    /// Nothing may.
    ViewingOnly,
    /// It may; what is started goes on to its end.
    Allowed {
        /// RFC 3339, UTC: until then.
        until: String,
    },
}

/// What a person has confirmed, after seeing the plan.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EndingRequest {
    /// What the plan was made of.
    pub wish: EndingWish,
    /// The sessions that are ticked in it.
    pub sessions: Vec<SessionKey>,
    /// The accounts that are also to be signed out of what no list shows. All their sessions have to
    /// be ticked; where `mayEnd` is no, they are not named one by one, but the plan has to have all.
    pub whole_accounts: Vec<AccountKey>,
    /// The guarded accounts of which a person ticked anything.
    pub guarded_accounts: Vec<GuardedAccount>,
    /// The number that was typed, where one was asked for.
    pub typed_number: Option<u32>,
    /// The number of the ticket, for the activity.
    pub ticket: Option<String>,
}

/// Names a guarded account.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct GuardedAccount {
    /// Where it is.
    pub workspace_id: String,
    /// Rocket.Chat's ID of it; null for sessions whose account the server did not say.
    pub user_id: Option<String>,
}

/// An operation that may go on, with `endSessions` for each of its workspaces.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StartedEnding {
    /// Names it.
    pub operation: String,
    /// The workspaces on which it is to be run, in the person's order.
    pub workspace_ids: Vec<String>,
}

/// How far an ending has come on a workspace.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EndingProgress {
    /// What goes on.
    pub phase: EndingPhase,
    /// How many sessions and accounts it has gone through in this phase.
    pub done: u32,
    /// Of how many.
    pub asked: u32,
    /// Seconds until the server takes the next request; null when it is not waited for.
    pub waiting_seconds: Option<u32>,
    /// Seconds until this phase is over, under the server's limit; null when it cannot be told.
    pub seconds_left: Option<u32>,
}

/// What goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum EndingPhase {
    /// The server is asked to end.
    Ending,
    /// The server is asked what is still there.
    Checking,
}

/// What an ending came to on a workspace.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EndingEnd {
    /// How many sessions were to be ended.
    pub asked: u32,
    /// How many of them are gone, as reading again has shown.
    pub gone: u32,
    /// Each of them.
    pub sessions: Vec<SessionEnd>,
    /// Whether it was stopped; `endSessions` goes on.
    pub stopped: bool,
    /// Why the rest was not asked, or what could not be read again.
    pub problem: Option<CommandError>,
    /// RFC 3339, UTC: when it was read again what is gone; null when it could not be.
    pub checked_at: Option<String>,
    /// Whether the newest look came to its end; where not, `checkedAt` may be that of a look before.
    pub looked_through: bool,
    /// Sessions of the accounts concerned that signed in or reconnected since; which of the two,
    /// no list tells.
    pub new_sign_ins: Vec<SessionCard>,
    /// The accounts that were signed out of what no list shows.
    pub whole_accounts: Vec<WholeAccountEnd>,
}

/// What became of one session.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SessionEnd {
    /// The session that was to end.
    pub key: SessionKey,
    /// The outcome, by the last reading.
    pub ending: SessionEnding,
    /// Why the server refused; null when it did not.
    pub reason: Option<CommandError>,
    /// RFC 3339, UTC: when this session was looked for last; null when it was not. A card with a
    /// later `asOf` is newer than what is said here.
    pub checked_at: Option<String>,
}

/// What became of one session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum SessionEnding {
    /// It is gone, as reading again has shown.
    Gone,
    /// It is gone, and was before it was asked for.
    HadEnded,
    /// The server said that it ended it, and it was seen after that.
    StillThere,
    /// Its sign-in has ended with all of its account; this server, before 8.0, leaves the row in its
    /// list.
    Dead,
    /// The server refused to end it (`reason`), and it was not seen to be gone.
    Refused,
    /// The server was asked; whether it is gone, or will be, is not known.
    Unknown,
    /// The server was not asked.
    NotAsked,
}

/// What became of an account that was signed out of everything. No list can prove it.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WholeAccountEnd {
    /// Rocket.Chat's ID of the account.
    pub user_id: String,
    /// The outcome, by the answer of the server alone.
    pub ending: WholeAccountEnding,
    /// Why the server refused; null when it did not.
    pub problem: Option<CommandError>,
}

/// What became of an account that was signed out of everything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum WholeAccountEnding {
    /// The server says that it is done.
    Ended,
    /// The server was asked, and gave no clear answer.
    Unknown,
    /// The server was not asked.
    NotAsked,
    /// The server refused.
    Refused,
}

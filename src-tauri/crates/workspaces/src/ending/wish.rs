//! What a person wants to sign out.

use rocketchat::SessionId;

use crate::{AccountKey, FindQuery, WorkspaceId};

/// Names one session of one workspace.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SessionKey {
    /// Where it is.
    pub workspace: WorkspaceId,
    /// Its ID.
    pub session: SessionId,
}

/// What a person wants to sign out; the plan shows what that is.
#[derive(Debug, Clone)]
pub enum EndingWish {
    /// These sessions.
    Sessions(Vec<SessionKey>),
    /// All sessions of these accounts, each of which was named.
    Accounts(Vec<AccountKey>),
    /// All sessions at this internet address, in all workspaces.
    Address(String),
    /// Everything that is found.
    Found(Box<FindQuery>),
}

/// What a person has confirmed, after seeing the plan.
#[derive(Debug, Clone)]
pub struct EndingRequest {
    /// What the plan was made of.
    pub wish: EndingWish,
    /// The sessions that are ticked in it.
    pub sessions: Vec<SessionKey>,
    /// The accounts that are also to be signed out of what no list shows.
    pub whole_accounts: Vec<AccountKey>,
    /// The number that was typed, where one was asked for.
    pub typed_number: Option<u64>,
    /// The number of the ticket, for the activity.
    pub ticket: Option<String>,
}

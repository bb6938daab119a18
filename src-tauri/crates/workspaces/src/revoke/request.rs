//! What a person wants to sign out.

use rocketchat::SessionId;

use crate::{activity::AccountKey, directory::WorkspaceId, search::find::FindQuery};

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
pub enum RevocationScope {
    /// These sessions.
    Sessions(Vec<SessionKey>),
    /// All sessions of these accounts, each of which was named.
    Accounts(Vec<AccountKey>),
    /// All sessions at this internet address, in all workspaces.
    Address(String),
    /// Everything that is found.
    Found(Box<FindQuery>),
}

/// Names an account that is guarded ([`crate::PlannedAccount::is_guarded`]).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct GuardedAccount {
    /// Where it is.
    pub workspace: WorkspaceId,
    /// Rocket.Chat's ID of it; `None` for the sessions whose account the server does not say.
    pub user_id: Option<String>,
}

/// What a person has confirmed, after seeing the plan.
#[derive(Debug, Clone)]
pub struct RevocationRequest {
    /// What the plan was made of.
    pub scope: RevocationScope,
    /// The sessions that are ticked in it.
    pub sessions: Vec<SessionKey>,
    /// The accounts that are also to be signed out of what no list shows. That ends every session
    /// of theirs, so all that are known have to be ticked; where sessions may not be ended, they
    /// have to be in the plan.
    pub whole_accounts: Vec<AccountKey>,
    /// The guarded accounts of which anything is ticked: they are left out at first, so a person has
    /// ticked them. Anything of a guarded account that is not among them is refused.
    pub guarded_accounts: Vec<GuardedAccount>,
    /// The number that was typed, where one was asked for.
    pub typed_number: Option<u64>,
    /// The number of the ticket, for the activity.
    pub ticket: Option<String>,
}

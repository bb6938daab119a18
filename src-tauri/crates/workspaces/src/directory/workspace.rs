//! A workspace as it is shown: what is known of it without a connection, and what was asked last.

use std::sync::Arc;

use jiff::Timestamp;
use rocketchat::ServerUrl;

use crate::{
    account::VaultProblem,
    directory::{WorkspaceId, WorkspaceName},
    error::Error,
};

/// One workspace: a server, or one of several accounts on it.
#[derive(Debug, Clone)]
pub struct Workspace {
    /// Names it for as long as it is in the list.
    pub id: WorkspaceId,
    /// The name that the person sees.
    pub name: WorkspaceName,
    /// The address as it is used. `None` only for a practice workspace that does not run.
    pub address: Option<ServerUrl>,
    /// The key of a practice workspace, which runs inside the app.
    pub practice: Option<String>,
    /// The number of its tile, which stays the same.
    pub tile: u32,
    /// Who signed in last; known without a connection and after signing out.
    pub account: Option<Account>,
    /// Whether a sign-in is held.
    pub sign_in: SignInState,
    /// What the last check found; `None` before the first one since the start.
    pub last_check: Option<Check>,
}

/// An account of one workspace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Rocket.Chat's ID of the account.
    pub user_id: String,
    /// Without the `@`.
    pub user_name: Option<String>,
    /// The name to show.
    pub name: Option<String>,
}

/// Whether a sign-in is held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignInState {
    /// Nobody has signed in, or the person signed out.
    None,
    /// A sign-in is held. The password store is not asked for it before it is needed.
    Held {
        /// Where it is kept.
        kept_in: KeptIn,
    },
    /// The server no longer takes the sign-in. It is still kept, and is tried again.
    Ended,
    /// A sign-in should be in the password store, which did not give it. It is asked again at the
    /// next occasion; nothing was deleted.
    StoreProblem {
        /// What is wrong with the store.
        problem: StoreProblem,
    },
    /// The sign-in was made for another address than the workspace has now. It is kept, and sent to
    /// no other server.
    MadeForAnother {
        /// The address that it was made for.
        made_for: ServerUrl,
    },
}

/// Where a sign-in is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeptIn {
    /// In this computer's password store.
    PasswordStore,
    /// In memory, until the program ends.
    ThisSessionOnly,
}

/// Why the password store did not give or take a sign-in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StoreProblem {
    /// This computer has none.
    Missing,
    /// It was not unlocked.
    Locked,
    /// The person closed the store's own question.
    Dismissed,
    /// It has no default collection (keyring) to put an entry into.
    NoDefault,
    /// Several entries fit, and nothing says which is right.
    Ambiguous,
    /// It takes no entry of this length.
    TooLarge,
    /// It answered, but has no such entry.
    Empty,
    /// The entry is damaged, somebody else's, or of a later version.
    Unreadable,
    /// The entry does not say which server it is for.
    WithoutServer,
    /// It did not answer in time.
    NoAnswer,
    /// Anything else.
    Failed,
}

impl From<&VaultProblem> for StoreProblem {
    fn from(problem: &VaultProblem) -> Self {
        match problem {
            VaultProblem::Missing => Self::Missing,
            VaultProblem::Locked => Self::Locked,
            VaultProblem::Dismissed => Self::Dismissed,
            VaultProblem::NoDefault => Self::NoDefault,
            VaultProblem::Ambiguous { entries: _ } => Self::Ambiguous,
            VaultProblem::TooLarge => Self::TooLarge,
            VaultProblem::NotText => Self::Unreadable,
            VaultProblem::NoAnswer => Self::NoAnswer,
            VaultProblem::Failed { details: _ } => Self::Failed,
        }
    }
}

impl StoreProblem {
    /// The problem of the password store that an error is about; `None` for any other error.
    #[must_use]
    pub fn of(error: &Error) -> Option<Self> {
        if let Error::Vault(problem) = error {
            return Some(problem.into());
        }
        let entry = [
            (matches!(error, Error::VaultEmpty), Self::Empty),
            (matches!(error, Error::VaultUnreadable), Self::Unreadable),
            (matches!(error, Error::VaultWithoutServer), Self::WithoutServer),
        ];
        entry.into_iter().find_map(|(is_it, problem)| is_it.then_some(problem))
    }
}

/// A check of a workspace, without a second factor.
#[derive(Debug, Clone)]
pub struct Check {
    /// When it ended.
    pub at: Timestamp,
    /// What was found.
    pub outcome: CheckOutcome,
}

/// What a check found.
#[derive(Debug, Clone)]
pub enum CheckOutcome {
    /// The server took the sign-in.
    Fine(Rights),
    /// It did not come to that.
    Failed(Arc<Error>),
}

/// What a sign-in may do on its workspace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rights {
    /// Whether the workspace has the licence for Device Management.
    pub device_management: Known,
    /// Whether the account may see devices (`view-device-management`).
    pub may_view: Known,
    /// Whether the account may sign devices out (`logout-device-management`).
    pub may_end: Known,
    /// Whether the account may sign others out everywhere (`logout-other-user`).
    pub may_end_all: Known,
}

/// What is known of a server's answer to a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// It said yes.
    Yes,
    /// It said no.
    No,
    /// It did not say.
    Unknown,
}

impl From<bool> for Known {
    fn from(yes: bool) -> Self {
        if yes { Self::Yes } else { Self::No }
    }
}

//! What happened without anything being ended.

use rocketchat::SessionId;
use serde::{Deserialize, Serialize};
use session_index::Device;

use crate::directory::WorkspaceId;

/// What happened without anything being ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Event {
    /// A session was asked for by its ID, and the server answered or did not.
    LookedUp {
        /// ID of the workspace; it may have been removed since.
        workspace: WorkspaceId,
        /// The workspace's name at that time.
        workspace_name: String,
        /// Who asked: the account's name without `@`.
        actor: Option<String>,
        /// Which session.
        session_id: SessionId,
        /// What came of it.
        result: Box<LookUpResult>,
    },
    /// A caller was recognised before anything was told or ended.
    CallerRecognised {
        /// How, in the words of whoever did it.
        how: String,
        /// The ticket's number, if one was given.
        ticket: Option<String>,
    },
    /// The caller said whether a device is theirs.
    DeviceAnswer {
        /// ID of the workspace; it may have been removed since.
        workspace: WorkspaceId,
        /// Which session.
        session_id: SessionId,
        /// What the caller said.
        answer: CallersAnswer,
        /// The ticket's number, if one was given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        ticket: Option<String>,
        /// Whose device it is; `None` in entries from before this was written down.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        about: Option<Box<About>>,
    },
    /// A step that is done at the server was ticked.
    StepTicked {
        /// Which, as the list of steps names it.
        step: String,
        /// For which accounts.
        accounts: Vec<AccountKey>,
        /// The ticket's number, if one was given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        ticket: Option<String>,
        /// Whose they are, by the first of them; `None` in entries from before this was written down.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        about: Option<Box<About>>,
    },
}

/// Whom an entry concerns, as far as that was known when it was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct About {
    /// The workspace's name at that time.
    pub workspace_name: String,
    /// Whose account it is, as the window shows it; `None` when it was deleted, or not read.
    pub person: Option<String>,
    /// Rocket.Chat's ID of the account.
    pub user_id: Option<String>,
    /// What the session is signed in from.
    pub device: Option<Device>,
}

/// What came of a look-up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum LookUpResult {
    /// The session was shown.
    Found {
        /// Whose it is, as the window shows it; `None` when the account was deleted.
        person: Option<String>,
        /// Rocket.Chat's ID of the account.
        user_id: Option<String>,
        /// What it is signed in from.
        device: Device,
    },
    /// No session has this ID now.
    NotFound,
    /// It could not be looked up.
    Failed {
        /// In one plain sentence, without secrets.
        why: String,
    },
}

/// What a caller says of a device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum CallersAnswer {
    /// It is theirs.
    Yes,
    /// It is not.
    No,
    /// They do not know.
    NotSure,
}

/// An account of one workspace.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AccountKey {
    /// ID of the workspace of the account.
    pub workspace: WorkspaceId,
    /// Rocket.Chat's ID of the account.
    pub user_id: String,
}

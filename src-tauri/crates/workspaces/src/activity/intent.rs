//! What is about to be ended, and what became of it.

use std::fmt;

use rocketchat::SessionId;
use serde::{Deserialize, Serialize};
use session_index::Device;

use crate::directory::WorkspaceId;

/// Names what belongs together: everything that one press of a button ends. Random.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct OperationId(String);

impl OperationId {
    /// 128 bits from the operating system, as 32 hexadecimal digits.
    #[must_use]
    pub fn random() -> Self {
        Self(WorkspaceId::random().as_str().to_owned())
    }

    /// Takes the text of an ID, as [`Self::as_str`] gave it; `None` for any other text.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let fits = text.len() == 32 && text.bytes().all(|b| b.is_ascii_hexdigit());
        fits.then(|| Self(text.to_owned()))
    }

    /// The ID as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for OperationId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Names an intent in its file: the number of its entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct IntentNumber(pub(super) u64);

impl IntentNumber {
    /// The number of the entry, counted from 1.
    #[must_use]
    pub fn get(self) -> u64 {
        self.0
    }
}

/// What is about to be ended; written before the request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Intent {
    /// What it belongs to.
    pub operation: OperationId,
    /// ID of the workspace; it may have been removed since.
    pub workspace: WorkspaceId,
    /// The workspace's name at that time.
    pub workspace_name: String,
    /// Who was signed in to Gatehouse there: the account's name without `@`.
    pub actor: Option<String>,
    /// Whose sign-in it is, as the window shows it.
    pub person: String,
    /// Rocket.Chat's ID of the person's account.
    pub user_id: Option<String>,
    /// What is ended.
    pub target: Target,
    /// The ticket's number, if one was given.
    pub ticket: Option<String>,
}

/// What is ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Target {
    /// One session.
    Session {
        /// Rocket.Chat's ID of the session.
        session_id: SessionId,
        /// What it is signed in from.
        device: Device,
    },
    /// All that the account is signed in with, what no list shows included.
    EverySignInOfAccount,
}

/// What became of an intent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Outcome {
    /// It is gone.
    Ended,
    /// It was gone before the request.
    HadEnded,
    /// It is still there.
    StillThere,
    /// Its sign-in has ended with all of its account; the server, older than 8.0, leaves its row.
    Dead,
    /// The server refused.
    Refused {
        /// In one plain sentence, without secrets.
        why: String,
    },
    /// It cannot be known.
    Unknown,
    /// No request was sent.
    NotSent,
}

//! A look-up of one session in several workspaces.

use serde::Serialize;
use ts_rs::TS;

use super::{
    problems::{CommandError, SessionIdProblem},
    second_factor::Answer,
    session_card::SessionCard,
};

/// What one workspace answered.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LookUp {
    /// Which workspace.
    pub workspace_id: String,
    /// What it answered.
    pub outcome: LookUpOutcome,
}

/// What came of the question to one workspace.
#[derive(Debug, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum LookUpOutcome {
    /// The server answered.
    Answered {
        /// The session, or what the server wants first.
        answer: Box<Answer<SessionCard>>,
    },
    /// It did not come to that.
    Failed {
        /// Why.
        error: CommandError,
    },
}

/// What a pasted text was understood as.
#[derive(Debug, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Recognised {
    /// The text is a session ID, or one was found inside.
    SessionId {
        /// The ID.
        session_id: String,
        /// Where it was found.
        found_in: FoundIn,
    },
    /// No session ID is in it.
    NotASessionId {
        /// Why not.
        problem: SessionIdProblem,
    },
}

/// What a session ID was found in.
#[derive(Debug, Clone, Copy, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum FoundIn {
    /// The text is the ID.
    Plain,
    /// A link.
    Link,
    /// JSON.
    Json,
    /// A line of other text.
    Text,
}

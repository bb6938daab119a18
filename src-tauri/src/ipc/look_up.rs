//! A look-up of one session in several workspaces.

use serde::Serialize;
use ts_rs::TS;

use super::{problems::CommandError, second_factor::Answer, session_card::SessionCard};

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

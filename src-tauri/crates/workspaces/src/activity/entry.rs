//! What an entry says.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Event, Intent, IntentNumber, Outcome};

/// One entry, as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its number, counted from 1.
    pub number: u64,
    /// When it was written.
    pub at: Timestamp,
    /// What it says.
    pub what: What,
}

/// What an entry says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum What {
    /// This file follows one that holds no entry that can be read.
    Begun {
        /// The name of the file that was kept aside.
        kept_aside: String,
    },
    /// The program found that a line does not fit the one before it, and went on behind the last
    /// entry that can be read.
    FoundBroken {
        /// The first line that does not fit, counted from 1.
        line: u64,
    },
    /// Something is about to be ended.
    Intent(Box<Intent>),
    /// What became of it.
    Outcome {
        /// The number of the intent.
        intent: IntentNumber,
        /// The outcome, as far as it is certain.
        outcome: Outcome,
        /// Whether it was found by asking again later, and not by the answer to the request.
        checked: bool,
    },
    /// Something happened without anything being ended.
    Event {
        /// The look-up, answer or step.
        event: Event,
    },
    /// A later version of the program wrote what this one does not know.
    #[serde(other)]
    LaterVersion,
}

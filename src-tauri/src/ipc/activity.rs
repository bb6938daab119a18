//! The activity as the window shows it, and what the window adds to it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    account_key::AccountKey, find::SessionKey, problems::ActivityProblem, session_card::Device,
};

/// Rows of the activity, newest first.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ActivityRows {
    /// As many as were asked for, or all.
    pub rows: Vec<ActivityRow>,
    /// Whether there are older ones.
    pub more: bool,
}

/// One row of the activity.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ActivityRow {
    /// The number of its entry, counted from 1.
    pub number: u32,
    /// RFC 3339, UTC: when it was written.
    pub at: String,
    /// What it says.
    pub what: ActivityWhat,
}

/// What a row of the activity says.
#[derive(Debug, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum ActivityWhat {
    /// A session, or all sign-ins of an account, were to be ended.
    Ending {
        /// The operation that it belongs to.
        operation: String,
        /// ID of the workspace; it may have been removed since.
        workspace_id: String,
        /// The workspace's name at that time.
        workspace_name: String,
        /// Who was signed in to Gatehouse there, without the `@`.
        actor: Option<String>,
        /// Whose, in one line; may be empty.
        person: String,
        /// Rocket.Chat's ID of the account.
        user_id: Option<String>,
        /// The session or account that was to end.
        target: ActivityTarget,
        /// The ticket's number.
        ticket: Option<String>,
        /// What became of it; null while that is open.
        closing: Option<ActivityClosing>,
    },
    /// A session was asked for by its ID.
    LookedUp {
        /// ID of the workspace; it may have been removed since.
        workspace_id: String,
        /// The workspace's name at that time.
        workspace_name: String,
        /// Who asked, without the `@`.
        actor: Option<String>,
        /// Which session.
        session_id: String,
        /// What came of it.
        result: LookUpResult,
    },
    /// This file follows another one that could not be read.
    Begun {
        /// The name of that file.
        kept_aside: String,
    },
    /// A line did not fit the one before it.
    FoundBroken {
        /// Which line.
        line: u32,
    },
    /// A later version of Gatehouse wrote it.
    LaterVersion,
    /// The window added it.
    #[serde(untagged)]
    Added(AddedEvent),
}

/// What the window added, with whom it concerns.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AddedEvent {
    /// What it added.
    #[serde(flatten)]
    pub event: ActivityEvent,
    /// Whom it concerns; null for what concerns no account, and in older entries.
    pub about: Option<ActivityAbout>,
}

/// Whom an entry concerns, as far as that was known.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ActivityAbout {
    /// The workspace's name at that time.
    pub workspace_name: String,
    /// Whose account it is, in one line; null when that was not known.
    pub person: Option<String>,
    /// What the session is signed in from.
    pub device: Option<Device>,
}

/// What was to be ended.
#[derive(Debug, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum ActivityTarget {
    /// One session.
    Session {
        /// Rocket.Chat's ID of the session.
        session_id: String,
        /// What it is signed in from.
        device: Device,
    },
    /// All that the account is signed in with.
    EverySignInOfAccount,
}

/// What became of what was to be ended.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ActivityClosing {
    /// RFC 3339, UTC: when that was written.
    pub at: String,
    /// The outcome, as far as it was certain then.
    pub outcome: ActivityOutcome,
    /// Whether it was found by asking again later.
    pub checked: bool,
}

/// What became of it.
#[derive(Debug, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum ActivityOutcome {
    /// It is gone.
    Ended,
    /// It was gone before.
    HadEnded,
    /// It is still there.
    StillThere,
    /// Its sign-in has ended with all of its account; the server, older than 8.0, leaves its row.
    Dead,
    /// The server refused.
    Refused {
        /// For Details.
        why: String,
    },
    /// It cannot be known.
    Unknown,
    /// No request was sent.
    NotSent,
}

/// What came of a look-up.
#[derive(Debug, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum LookUpResult {
    /// It was shown.
    Found {
        /// Whose, in one line; null when the account was deleted.
        person: Option<String>,
        /// What it is signed in from.
        device: Device,
    },
    /// No session had this ID.
    NotFound,
    /// It could not be looked up.
    Failed {
        /// For Details.
        why: String,
    },
}

/// What a caller says of a device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum CallersAnswer {
    /// It is theirs.
    Yes,
    /// It is not.
    No,
    /// They do not know.
    NotSure,
}

/// What the window adds to the activity, and is given back from it.
#[derive(Debug, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum ActivityEvent {
    /// A caller was recognised before anything was told or ended.
    CallerRecognised {
        /// How, as typed or chosen.
        how: String,
        /// The ticket's number.
        ticket: Option<String>,
    },
    /// The caller said whether a device is theirs.
    DeviceAnswer {
        /// Which session.
        key: SessionKey,
        /// What the caller said.
        answer: CallersAnswer,
        /// The ticket's number.
        ticket: Option<String>,
    },
    /// A step that is done at the server was ticked.
    StepTicked {
        /// Name of the step in the list of steps.
        step: String,
        /// For which accounts.
        accounts: Vec<AccountKey>,
        /// The ticket's number.
        ticket: Option<String>,
    },
}

/// How the activity stands.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ActivityState {
    /// Its file; null where none is kept.
    pub file: Option<String>,
    /// Where an unfinished last line was put at this start; it was never confirmed.
    pub torn: Option<String>,
    /// Where a file that could not be read was put at this start.
    pub kept_aside: Option<String>,
    /// What was to be ended and was left open, newest first; what is under way is not among it.
    pub left: Vec<ActivityRow>,
    /// What could not be written.
    pub trouble: ActivityTrouble,
}

/// Whether the file is what it was when it was written.
#[derive(Debug, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum ActivityChain {
    /// Every entry fits the one before it.
    Whole {
        /// How many there are.
        entries: u32,
        /// The hash of the last one.
        last_hash: String,
    },
    /// One does not.
    Broken {
        /// The first line that does not fit.
        line: u32,
        /// Why.
        why: WhyMisfit,
    },
    /// The file could not be read.
    NotRead {
        /// For Details.
        details: String,
    },
}

/// Why a line does not fit. `notNext`: something was taken out, put in or moved before it.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum WhyMisfit {
    /// It is no entry.
    NoEntry,
    /// It is not what it was when it was written.
    Changed,
    /// It does not follow the entry before it.
    NotNext,
    /// It breaks off.
    BrokenOff,
}

/// What could not be written since Gatehouse was started.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ActivityTrouble {
    /// How much happened that is not in the activity.
    pub missing: u32,
    /// Why the last entry could not be written; null when it was.
    pub problem: Option<ActivityProblem>,
}

/// What came of asking what became of what was left open.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Settled {
    /// How many are closed now.
    pub closed: u32,
    /// How many are still open.
    pub open: u32,
}

//! Sessions that the person takes away in a file.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::find::{SearchQuery, SessionKey};

/// Which sessions are exported.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum ExportOf {
    /// Everything that is found, in the order of the result.
    Found {
        /// What to find; what it says about lines does not matter.
        query: Box<SearchQuery>,
    },
    /// These, in this order.
    Sessions {
        /// Which.
        sessions: Vec<SessionKey>,
    },
}

/// A sort of file.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ExportFormat {
    /// For spreadsheets.
    Csv,
    /// For programs.
    Json,
    /// To print.
    Html,
}

/// A file that was saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportedFile {
    /// Where.
    pub path: String,
    /// How many sessions are in it.
    pub sessions: u32,
    /// How many of those that were named are not known any more.
    pub missing: u32,
}

/// Every word of a file, and how its times are told.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportWords {
    /// The language of the words, such as `en`.
    pub language: String,
    /// The IANA name of the zone that times are given in; UTC where it is not known.
    pub time_zone: String,
    /// What was asked for, line by line, as the person sees it.
    pub facts: Vec<ExportFact>,
    /// What columns are called.
    pub columns: ColumnWords,
    /// What sorts of devices are called.
    pub kinds: DeviceKindWords,
    /// What stands in a cell without a value of its own.
    pub values: ValueWords,
    /// What else the report says.
    pub report: ReportWords,
}

/// One thing that was asked for, such as "Search: maria".
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportFact {
    /// What it is.
    pub label: String,
    /// What was asked.
    pub value: String,
}

/// What columns are called.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "each is the heading of what it is named after")]
pub struct ColumnWords {
    pub workspace: String,
    pub workspace_address: String,
    pub person: String,
    pub user_name: String,
    pub user_id: String,
    pub device: String,
    pub device_kind: String,
    pub app: String,
    pub version: String,
    pub system: String,
    pub system_version: String,
    pub internet_address: String,
    pub server: String,
    pub last_connected: String,
    pub session_id: String,
    pub as_of: String,
}

/// What sorts of devices are called.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "each is the name of the sort")]
pub struct DeviceKindWords {
    pub browser: String,
    pub mobile: String,
    pub tablet: String,
    pub mobile_app: String,
    pub desktop_app: String,
    pub other: String,
    pub unknown: String,
}

/// What stands in a cell without a value of its own.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ValueWords {
    /// Instead of what the server did not say.
    pub unknown: String,
    /// Instead of the name of a person who has none.
    pub unknown_person: String,
    /// Instead of the name of a deleted person.
    pub deleted_person: String,
    /// Behind a network, or instead of what is none: the address was not given in full.
    pub masked: String,
    /// Behind an address whose place cannot be told.
    pub internal: String,
    /// Behind the name of a practice workspace.
    pub practice: String,
}

/// What else the report says.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReportWords {
    /// Its title.
    pub title: String,
    /// When it was made.
    pub exported: String,
    /// How many sessions are in it.
    pub sessions: String,
    /// How many that were chosen are not.
    pub missing: String,
    /// Above the workspaces.
    pub origins: String,
    /// How many sessions of a workspace are in it.
    pub sessions_here: String,
    /// How many sessions of a workspace are known.
    pub sessions_known: String,
    /// When a workspace was read.
    pub checked: String,
    /// Between the moments of the oldest and of the newest page.
    pub until: String,
    /// Instead of the moment where nothing was read.
    pub not_read: String,
    /// Above the sessions.
    pub list: String,
    /// What the list does not prove.
    pub not_proof: String,
    /// What the time of a session means.
    pub last_connected_note: String,
    /// That addresses are not given in full.
    pub masked_note: String,
}

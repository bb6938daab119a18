//! Sessions that the person takes away in a file. Its words go through as the window gives them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::find::{SearchQuery, SessionKey};

pub use workspaces::{
    ColumnWords, DeviceKindWords, ExportFact, ExportWords, ReportWords, ValueWords,
};

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
        /// One row of the file for each.
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
    /// Absolute path of the file.
    pub path: String,
    /// How many sessions are in it.
    pub sessions: u32,
    /// How many of those that were named are not known any more.
    pub missing: u32,
}

//! A file with workspaces, before anything is added.

use serde::Serialize;
use ts_rs::TS;

use super::problems::AddressProblem;

/// What a file would add.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportPreview {
    /// What kind of file it is.
    pub source: ImportSource,
    /// Its workspaces, in its order.
    pub entries: Vec<ImportEntry>,
    /// How many people it would protect who are not protected yet.
    pub protects: u32,
}

/// `gatehouse`: a workspaces file. `electron`: Rocket.Chat desktop's servers.json.
#[derive(Debug, Clone, Copy, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ImportSource {
    /// A workspaces file, as Gatehouse exports it.
    Gatehouse,
    /// The `servers.json` of Rocket.Chat's desktop app.
    Electron,
}

/// One workspace of the file.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportEntry {
    /// The name that it would get.
    pub name: String,
    /// The address as it will be used, or as it stands in the file when it is refused.
    pub address: String,
    /// What would happen with it.
    pub verdict: ImportVerdict,
}

/// What would happen with an entry.
#[derive(Debug, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum ImportVerdict {
    /// It would be added.
    New,
    /// Its address is there already, here or earlier in the file.
    AlreadyThere,
    /// It cannot be used.
    Refused {
        /// Why.
        problem: AddressProblem,
    },
}

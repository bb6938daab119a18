//! What the window needs when it opens.

use serde::Serialize;
use ts_rs::TS;

use super::{
    problems::CommandError,
    workspace::{Removal, Workspace},
};

/// A workspaces file that could not be taken.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct KeptAside {
    /// Where it is now.
    pub path: String,
    /// Why it was not taken.
    pub why: WhyKeptAside,
    /// How many workspaces of the last good copy can be restored.
    pub last_good: u32,
}

/// Why a workspaces file was not taken.
#[derive(Debug, Clone, Copy, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum WhyKeptAside {
    /// It is damaged, or cannot be read.
    Unreadable,
    /// A later version of Gatehouse wrote it; it was left alone, and nothing can be saved.
    NewerVersion,
    /// It is gone, although a good copy is there.
    Missing,
    /// An earlier one was lost, and its last good copy was neither restored nor declined.
    Undecided,
}

/// A sign-in in the password store that no workspace of the list has.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LeftSignIn {
    /// The name of its entry in the password store.
    pub id: String,
    /// The address that it was made for; null when its entry cannot be read.
    pub address: Option<String>,
    /// Rocket.Chat's ID of the account, likewise.
    pub user_id: Option<String>,
}

/// What the password store says about sign-ins that no workspace of the list has.
#[derive(Debug, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum LeftSignIns {
    /// These are all.
    Listed {
        /// In the order of the store.
        sign_ins: Vec<LeftSignIn>,
    },
    /// The store cannot list its entries, so nothing is known about them.
    CannotList,
}

/// What became of one of them.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LeftEnded {
    /// The name of its entry in the password store.
    pub id: String,
    /// What became of it.
    pub how: LeftEnding,
}

/// What became of a sign-in that no workspace of the list has.
#[derive(Debug, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum LeftEnding {
    /// It was ended, and its entry deleted.
    Ended {
        /// How far.
        removal: Removal,
    },
    /// A workspace of the list has it now: it was left alone.
    Listed,
    /// Its entry could not be read or deleted and is still there; its server may have been told.
    Failed {
        /// Why.
        error: CommandError,
    },
}

/// Everything the window needs when it opens; read without a connection.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Opening {
    /// All workspaces, in the person's order.
    pub workspaces: Vec<Workspace>,
    /// What became of a workspaces file that could not be taken.
    pub kept_aside: Option<KeptAside>,
    /// The version of Gatehouse, such as `0.1.0`.
    pub version: String,
}

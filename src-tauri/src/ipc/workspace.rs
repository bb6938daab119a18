//! A workspace as the window shows it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::problems::{AddressProblem, CommandError, StoreProblem};

/// One workspace.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Workspace {
    /// Random, stable, and never reused.
    pub id: String,
    /// The name that the person sees.
    pub name: String,
    /// The address as it is used, such as `https://chat.acme.example/team`.
    pub address: String,
    /// Host and port alone, such as `chat.acme.example`.
    pub host: String,
    /// Whether it is a practice workspace, which runs inside the app.
    pub practice: bool,
    /// The number of its tile, from 0 on: no two workspaces have the same, and it stays.
    pub tile: u32,
    /// Who signed in last; known without a connection and after signing out.
    pub account: Option<Account>,
    /// Whether a sign-in is held.
    pub sign_in: SignInState,
    /// What the last check found; null before the first one since the app started.
    pub last_check: Option<Check>,
}

/// An account of one workspace.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Account {
    /// Rocket.Chat's ID of the account.
    pub user_id: String,
    /// Without the `@`.
    pub user_name: Option<String>,
    /// The display name.
    pub name: Option<String>,
}

/// Whether a sign-in is held.
#[derive(Debug, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum SignInState {
    /// Nobody has signed in, or the person signed out.
    None,
    /// A sign-in is held.
    Held {
        /// Where it is kept.
        kept_in: KeptIn,
    },
    /// The server no longer takes the sign-in; it is still kept.
    Ended,
    /// A sign-in should be in the password store, which did not give it.
    StoreProblem {
        /// What is wrong with the store.
        problem: StoreProblem,
    },
    /// The sign-in was made for another address than the workspace has now; it is kept, and sent to
    /// no other server.
    MadeForAnother {
        /// The address that it was made for.
        address: String,
    },
}

/// Where a sign-in is kept.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum KeptIn {
    /// In this computer's password store.
    PasswordStore,
    /// In memory, until Gatehouse closes.
    ThisSessionOnly,
}

/// A check of a workspace, without a second factor.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Check {
    /// RFC 3339, UTC.
    pub at: String,
    /// What was found.
    pub outcome: CheckOutcome,
}

/// What a check found.
#[derive(Debug, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum CheckOutcome {
    /// The server took the sign-in.
    Fine {
        /// What the sign-in may do.
        rights: Rights,
    },
    /// It did not come to that.
    Failed {
        /// Why.
        error: CommandError,
    },
}

/// What this sign-in may do on its workspace.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Rights {
    /// Whether the workspace has the licence for Device Management.
    pub device_management: Known,
    /// Whether the account may see devices (`view-device-management`).
    pub may_view: Known,
    /// Whether the account may sign devices out (`logout-device-management`).
    pub may_end: Known,
    /// Whether the account may sign others out everywhere (`logout-other-user`).
    pub may_end_all: Known,
}

/// What of Rocket.Chat's answer to a question is known.
#[derive(Debug, Clone, Copy, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Known {
    /// It said yes.
    Yes,
    /// It said no.
    No,
    /// It did not say.
    Unknown,
}

/// How a typed address would be used.
#[derive(Debug, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum AddressReading {
    /// Understood: how it will be used.
    Understood {
        /// The whole address.
        address: String,
        /// Host and port alone.
        host: String,
        /// The name of a workspace that has this address already.
        already_there: Option<String>,
    },
    /// It cannot be used.
    Refused {
        /// Why.
        problem: AddressProblem,
        /// The same address with `https://`, if only that is missing.
        encrypted: Option<String>,
    },
}

/// A workspace with its new address.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AddressChange {
    /// As it is now.
    pub workspace: Workspace,
    /// What became of the sign-in for the address before.
    pub removal: Removal,
}

/// What became of a sign-in that was given up.
#[derive(Debug, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Removal {
    /// Signed out at the server, and nothing is left on this computer.
    SignedOut,
    /// There was no sign-in to end.
    NothingToEnd,
    /// Removed from this computer; an access token stays good until it is revoked at the server.
    AccessTokenStays,
    /// Removed from this computer; the server could not be told.
    ServerNotTold {
        /// Why not.
        error: CommandError,
    },
}

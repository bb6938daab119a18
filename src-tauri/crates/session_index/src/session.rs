//! A session as it goes in and comes out.

use std::net::IpAddr;

use serde::{Deserialize, Serialize};

use crate::{Slot, WorkspaceKey};

/// One session of one person in one workspace.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Session {
    /// Its ID; with the workspace it is unique. Case matters.
    pub session_id: String,
    /// Whose session it is.
    pub account: Account,
    /// What the person is signed in from.
    pub device: Device,
    /// The `Host` header that the server saw.
    pub host: Option<String>,
    /// Where the device connected from.
    pub address: Option<Address>,
    /// The last reconnect, in milliseconds since 1970. The lowest number of all is taken as the
    /// next higher one.
    pub last_connected: Option<i64>,
}

/// Whose session it is, as the answer about that session said it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Account {
    /// Rocket.Chat's ID of the account; it names a person within one workspace only.
    pub user_id: Option<String>,
    /// Without the `@`.
    pub user_name: Option<String>,
    /// The name to show.
    pub name: Option<String>,
    /// Whether the account was deleted.
    pub deleted: bool,
}

/// A device, as far as the server knows it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Device {
    /// What sort of device it is.
    pub kind: DeviceKind,
    /// The client's name, such as `Chrome`.
    pub name: Option<String>,
    /// The client's version.
    pub version: Option<String>,
    /// The client's version in full.
    pub long_version: Option<String>,
    /// The operating system.
    pub system: Option<String>,
    /// The operating system's version.
    pub system_version: Option<String>,
}

/// What sort of device it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum DeviceKind {
    /// A web browser.
    Browser,
    /// A phone's browser.
    Mobile,
    /// A tablet's browser.
    Tablet,
    /// Rocket.Chat's app on a phone.
    MobileApp,
    /// Rocket.Chat's app on a computer.
    DesktopApp,
    /// Something else that the server named.
    Other,
    /// The server does not know; so it is with browsers on macOS.
    Unknown,
}

/// Where a device connected from.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Address {
    /// An address; a v4 address inside a v6 one comes in as v4 already.
    Ip(IpAddr),
    /// What the server sent and no one can read as an address.
    Text(String),
}

/// A session with what the index knows about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Where it lies.
    pub slot: Slot,
    /// Where it was found.
    pub workspace: WorkspaceKey,
    /// When the server answered, in milliseconds since 1970.
    pub as_of_ms: i64,
    /// What was put in.
    pub session: Session,
}

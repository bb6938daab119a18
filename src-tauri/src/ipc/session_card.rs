//! A session as the window shows it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One session of one person on one workspace.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SessionCard {
    /// Where it was found.
    pub workspace_id: String,
    /// The ID that was asked for; the server answered about this very one.
    pub session_id: String,
    /// Rocket.Chat's ID of the account; null when the server did not say.
    pub user_id: Option<String>,
    /// Whose session it is.
    pub person: Person,
    /// Whether letters of the name or the user name only look like those of another one, such as a
    /// Cyrillic letter in a Latin word.
    pub look_alike: bool,
    /// What the person is signed in from.
    pub device: Device,
    /// The Host header that the server saw; null when unknown.
    pub host: Option<String>,
    /// Where the device connected from; null when unknown.
    pub internet_address: Option<InternetAddress>,
    /// RFC 3339, UTC: the last reconnect, not the first sign-in; null when unknown.
    pub last_connected: Option<String>,
    /// RFC 3339, UTC: when the server answered.
    pub as_of: String,
}

/// Whose session it is.
#[derive(Debug, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Person {
    /// The account is there.
    Known {
        /// Without the `@`.
        user_name: Option<String>,
        /// The display name.
        name: Option<String>,
    },
    /// The account was deleted; only its ID is left.
    Deleted,
}

/// A device, as far as the server knows it.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Device {
    /// What sort of device it is.
    pub kind: DeviceKind,
    /// The client's name, such as `Chrome`; null when unknown.
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
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
    /// The server does not know.
    Unknown,
}

/// An internet address (IP).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct InternetAddress {
    /// As shown: v4-mapped v6 addresses as v4.
    pub text: String,
    /// Private, loopback or link-local: no place known.
    pub internal: bool,
}

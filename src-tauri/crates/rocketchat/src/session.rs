//! One session of a workspace as Device Management shows it.

use jiff::Timestamp;
use serde::{Deserialize, Deserializer, de::Error as _};

use crate::{SessionId, wire};

/// A row of `sessions/list.all`, or the answer of `sessions/info.admin`; they have the same fields
/// (Rocket.Chat core-typings, `DeviceManagementPopulatedSession`).
///
/// Everything but the ID may be missing. It does not say whether the person is online.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// The ID of the connection.
    pub id: SessionId,
    /// Whose session it is.
    pub user_id: Option<String>,
    /// `None` when the account was deleted.
    pub person: Option<Person>,
    /// What the person connects with.
    pub device: Device,
    /// The `Host` header that the server saw; may be an internal name.
    pub host: Option<String>,
    /// IPv4, IPv6 or IPv4 mapped into IPv6; a proxy's address where the server is set up wrongly.
    pub ip: Option<String>,
    /// The last reconnect: neither the first sign-in nor the last activity.
    pub login_at: Option<Timestamp>,
}

/// The account of a session.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
pub struct Person {
    /// The name to sign in with.
    #[serde(default, deserialize_with = "wire::text")]
    pub username: Option<String>,
    /// The name to show; some accounts have none.
    #[serde(default, deserialize_with = "wire::text")]
    pub name: Option<String>,
}

/// What the server made of a User-Agent.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
pub struct Device {
    /// `browser`, `mobile`, `tablet`, `smarttv`, `console`, `wearable`, `embedded`, `mobile-app`,
    /// `desktop-app`, `other`; `None` for browsers on macOS, whose type the server stores as "".
    #[serde(rename = "type", default, deserialize_with = "wire::text")]
    pub kind: Option<String>,
    /// Such as `Chrome`.
    #[serde(default, deserialize_with = "wire::text")]
    pub name: Option<String>,
    /// Such as `113.0.0`.
    #[serde(default, deserialize_with = "wire::text")]
    pub version: Option<String>,
    /// Such as `113.0.5672.63`, or `4.50.0 12345` with a build number.
    #[serde(rename = "longVersion", default, deserialize_with = "wire::text")]
    pub long_version: Option<String>,
    /// The operating system.
    #[serde(default, deserialize_with = "wire::or_default")]
    pub os: OperatingSystem,
}

/// The operating system of a [`Device`].
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
pub struct OperatingSystem {
    /// Such as `Windows`.
    #[serde(default, deserialize_with = "wire::text")]
    pub name: Option<String>,
    /// Such as `10`.
    #[serde(default, deserialize_with = "wire::text")]
    pub version: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Row {
    #[serde(default, deserialize_with = "wire::text")]
    session_id: Option<String>,
    /// Equals `sessionId`, which servers before 6.0 could leave out.
    #[serde(rename = "_id", default, deserialize_with = "wire::text")]
    id: Option<String>,
    #[serde(default, deserialize_with = "wire::text")]
    user_id: Option<String>,
    #[serde(rename = "_user", default)]
    person: Option<Person>,
    #[serde(default, deserialize_with = "wire::or_default")]
    device: Device,
    #[serde(default, deserialize_with = "wire::text")]
    host: Option<String>,
    #[serde(default, deserialize_with = "wire::text")]
    ip: Option<String>,
    #[serde(default, deserialize_with = "wire::time")]
    login_at: Option<Timestamp>,
}

impl<'de> Deserialize<'de> for Session {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let row = Row::deserialize(from)?;
        let id = row.session_id.or(row.id).unwrap_or_default();
        Ok(Self {
            id: SessionId::parse(&id).map_err(D::Error::custom)?,
            user_id: row.user_id,
            person: row.person,
            device: row.device,
            host: row.host,
            ip: row.ip,
            login_at: row.login_at,
        })
    }
}

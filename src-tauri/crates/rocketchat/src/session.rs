//! One session of a workspace as Device Management shows it.

use std::borrow::Cow;

use jiff::Timestamp;
use serde::{Deserialize, Deserializer, de::Error as _};

use crate::{SessionId, wire};

/// A row of `sessions/list.all`, or the answer of `sessions/info.admin`; they have the same fields
/// (Rocket.Chat core-typings, `DeviceManagementPopulatedSession`).
///
/// Everything but the ID may be missing. It does not say whether the person is online. Its texts may
/// lie elsewhere, as those of a page do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session<Text = String> {
    /// The ID of the connection.
    pub id: SessionId,
    /// Whose session it is.
    pub user_id: Option<Text>,
    /// `None` when the account was deleted.
    pub person: Option<Person<Text>>,
    /// What the person connects with.
    pub device: Device<Text>,
    /// The `Host` header that the server saw; may be an internal name.
    pub host: Option<Text>,
    /// IPv4, IPv6 or IPv4 mapped into IPv6; a proxy's address where the server is set up wrongly.
    pub ip: Option<Text>,
    /// The last reconnect: neither the first sign-in nor the last activity.
    pub login_at: Option<Timestamp>,
}

/// The account of a session.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(bound(deserialize = "Text: From<Cow<'de, str>> + Default"))]
pub struct Person<Text = String> {
    /// The name to sign in with.
    #[serde(default, deserialize_with = "wire::text")]
    pub username: Option<Text>,
    /// The name to show; some accounts have none.
    #[serde(default, deserialize_with = "wire::text")]
    pub name: Option<Text>,
}

/// What the server made of a User-Agent.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(bound(deserialize = "Text: From<Cow<'de, str>> + Default"))]
pub struct Device<Text = String> {
    /// `browser`, `mobile`, `tablet`, `smarttv`, `console`, `wearable`, `embedded`, `mobile-app`,
    /// `desktop-app`, `other`; `None` for browsers on macOS, whose type the server stores as "".
    #[serde(rename = "type", default, deserialize_with = "wire::text")]
    pub kind: Option<Text>,
    /// Such as `Chrome`.
    #[serde(default, deserialize_with = "wire::text")]
    pub name: Option<Text>,
    /// Such as `113.0.0`.
    #[serde(default, deserialize_with = "wire::text")]
    pub version: Option<Text>,
    /// Such as `113.0.5672.63`, or `4.50.0 12345` with a build number.
    #[serde(rename = "longVersion", default, deserialize_with = "wire::text")]
    pub long_version: Option<Text>,
    /// The operating system.
    #[serde(default, deserialize_with = "wire::or_default")]
    pub os: OperatingSystem<Text>,
}

/// The operating system of a [`Device`].
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(bound(deserialize = "Text: From<Cow<'de, str>> + Default"))]
pub struct OperatingSystem<Text = String> {
    /// Such as `Windows`.
    #[serde(default, deserialize_with = "wire::text")]
    pub name: Option<Text>,
    /// Such as `10`.
    #[serde(default, deserialize_with = "wire::text")]
    pub version: Option<Text>,
}

/// A row as it is sent, whose texts may lie in the body that is read.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", bound(deserialize = "Text: From<Cow<'de, str>> + Default"))]
struct Row<'a, Text> {
    #[serde(borrow, default, deserialize_with = "wire::text")]
    session_id: Option<Cow<'a, str>>,
    /// Equals `sessionId`, which servers before 6.0 could leave out.
    #[serde(borrow, rename = "_id", default, deserialize_with = "wire::text")]
    id: Option<Cow<'a, str>>,
    #[serde(default, deserialize_with = "wire::text")]
    user_id: Option<Text>,
    #[serde(rename = "_user", default)]
    person: Option<Person<Text>>,
    #[serde(default, deserialize_with = "wire::or_default")]
    device: Device<Text>,
    #[serde(default, deserialize_with = "wire::text")]
    host: Option<Text>,
    #[serde(default, deserialize_with = "wire::text")]
    ip: Option<Text>,
    #[serde(default, deserialize_with = "wire::time")]
    login_at: Option<Timestamp>,
}

impl<'de, Text: From<Cow<'de, str>> + Default> Deserialize<'de> for Session<Text> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let row = Row::deserialize(from)?;
        let id = row.id.unwrap_or_default();
        // Where one of them is damaged, the other one says as well which session it is.
        let id = match row.session_id.as_deref().map(SessionId::parse) {
            Some(Ok(id)) => id,
            Some(Err(problem)) => SessionId::parse(&id).map_err(|_| D::Error::custom(problem))?,
            None => SessionId::parse(&id).map_err(D::Error::custom)?,
        };
        Ok(Self {
            id,
            user_id: row.user_id,
            person: row.person,
            device: row.device,
            host: row.host,
            ip: row.ip,
            login_at: row.login_at,
        })
    }
}

impl<Text> Session<Text> {
    /// The same session with its texts in another form.
    pub fn map<'a, To>(&'a self, mut to: impl FnMut(&'a Text) -> To) -> Session<To> {
        let Self { id, user_id, person, device, host, ip, login_at } = self;
        let Device { kind, name, version, long_version, os } = device;
        let mut map = |text: &'a Option<Text>| text.as_ref().map(&mut to);
        Session {
            id: id.clone(),
            user_id: map(user_id),
            person: person.as_ref().map(|Person { username, name }| Person {
                username: map(username),
                name: map(name),
            }),
            device: Device {
                kind: map(kind),
                name: map(name),
                version: map(version),
                long_version: map(long_version),
                os: OperatingSystem { name: map(&os.name), version: map(&os.version) },
            },
            host: map(host),
            ip: map(ip),
            login_at: *login_at,
        }
    }
}

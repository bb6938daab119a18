//! A session as it is shown: what the server sent, made safe to show and with its gaps named.

mod indexed;

use jiff::Timestamp;
use rocketchat::{Session, SessionId};
use serde::Serialize;
use session_index::Device;

use crate::{
    directory::WorkspaceId,
    search::{InternetAddress, is_look_alike},
};

pub(crate) use indexed::cleaned;

/// One session of one person on one workspace.
///
/// Every text in it is one line without control characters and of bounded length. It serialises in
/// the same form in which the window gets it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SessionCard {
    /// Where it was found.
    #[serde(serialize_with = "shown")]
    pub workspace_id: WorkspaceId,
    /// The ID that was asked for; the server answered about this very one.
    #[serde(serialize_with = "shown")]
    pub session_id: SessionId,
    /// Rocket.Chat's ID of the account.
    pub user_id: Option<String>,
    /// Whose session it is.
    pub person: Person,
    /// What the person is signed in from.
    pub device: Device,
    /// The `Host` header that the server saw.
    pub host: Option<String>,
    /// Where the device connected from.
    pub internet_address: Option<InternetAddress>,
    /// The last reconnect: neither the first sign-in nor the last activity.
    pub last_connected: Option<Timestamp>,
    /// When the server answered.
    pub as_of: Timestamp,
}

/// Whose session it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Person {
    /// The account is there.
    Known {
        /// Without the `@`.
        user_name: Option<String>,
        /// The name to show.
        name: Option<String>,
    },
    /// The account was deleted; only its ID is left.
    Deleted,
}

impl Person {
    /// Name and user name in one line, such as `Maria Lopez (@maria)`; `None` when there is neither.
    #[must_use]
    pub fn in_one_line(&self) -> Option<String> {
        match self {
            Self::Known { user_name: Some(user), name: Some(name) } => {
                Some(format!("{name} (@{user})"))
            }
            Self::Known { user_name: Some(user), name: None } => Some(format!("@{user}")),
            Self::Known { user_name: None, name } => name.clone(),
            Self::Deleted => None,
        }
    }
}

impl Person {
    /// Whether the letters of the name or the user name only look like those of another one.
    #[must_use]
    pub fn is_look_alike(&self) -> bool {
        match self {
            Self::Known { user_name, name } => {
                [user_name, name].into_iter().flatten().any(|text| is_look_alike(text))
            }
            Self::Deleted => false,
        }
    }
}

impl SessionCard {
    /// The card of a session that a workspace answered about.
    pub(crate) fn of(workspace_id: WorkspaceId, session: &Session, as_of: Timestamp) -> Self {
        let session = session.map(String::as_str);
        let cleaned = cleaned(&session).map(|text| text.clone().into_owned());
        let (id, last_connected) = (session.id.clone(), session.login_at);
        Self { last_connected, ..Self::from_cleaned(workspace_id, id, cleaned, as_of) }
    }

    /// The card of a session that has been read.
    ///
    /// # Panics
    /// On an entry that is not from [`crate::Workspaces::with_index`]: its ID may be none.
    #[must_use]
    pub fn of_entry(workspace_id: WorkspaceId, entry: session_index::Entry) -> Self {
        Self::of_indexed(workspace_id, entry.session, entry.as_of_ms)
    }

    /// The same of what is known of an entry.
    pub(crate) fn of_indexed(
        workspace_id: WorkspaceId,
        session: session_index::Session,
        as_of_ms: i64,
    ) -> Self {
        let id = SessionId::parse(&session.session_id).expect("it was one when it came in");
        let as_of = Timestamp::from_millisecond(as_of_ms).unwrap_or_default();
        Self::from_cleaned(workspace_id, id, session, as_of)
    }
}

fn shown<S: serde::Serializer>(value: &impl ToString, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(&value.to_string())
}

#[cfg(test)]
mod tests {
    use session_index::DeviceKind;

    use super::*;

    fn session(more: &serde_json::Value) -> Session {
        let mut row = serde_json::json!({ "sessionId": "uBNL9dTjJ4s6Pjp4K" });
        for (key, value) in more.as_object().unwrap() {
            row[key] = value.clone();
        }
        serde_json::from_value(row).unwrap()
    }

    fn card(more: &serde_json::Value) -> SessionCard {
        let workspace = WorkspaceId::parse("a1").unwrap();
        SessionCard::of(workspace, &session(more), Timestamp::UNIX_EPOCH)
    }

    #[test]
    fn a_full_row_becomes_a_full_card_in_the_windows_form() {
        let card = card(&serde_json::json!({
            "_id": "uBNL9dTjJ4s6Pjp4K",
            "userId": "rYhzFRd2QZjNwAAXX",
            "device": {
                "type": "browser", "name": "Chrome", "longVersion": "113.0.0.0",
                "version": "113.0.0", "os": { "name": "Windows", "version": "10" },
            },
            "host": "chat.acme.example",
            "ip": "::ffff:10.1.2.3",
            "loginAt": "2023-05-10T04:29:14.301Z",
            "_user": { "name": "Rod", "username": "rod.example" },
        }));
        let expected = serde_json::json!({
            "workspaceId": "a1",
            "sessionId": "uBNL9dTjJ4s6Pjp4K",
            "userId": "rYhzFRd2QZjNwAAXX",
            "person": { "kind": "known", "userName": "rod.example", "name": "Rod" },
            "device": {
                "kind": "browser", "name": "Chrome", "version": "113.0.0",
                "longVersion": "113.0.0.0", "system": "Windows", "systemVersion": "10",
            },
            "host": "chat.acme.example",
            "internetAddress": { "text": "10.1.2.3", "internal": true },
            "lastConnected": "2023-05-10T04:29:14.301Z",
            "asOf": "1970-01-01T00:00:00Z",
        });
        assert_eq!(serde_json::to_value(&card).unwrap(), expected);
    }

    #[test]
    fn a_row_with_nothing_but_its_id_becomes_a_card_that_says_what_is_unknown() {
        let card = card(&serde_json::json!({ "device": { "type": "", "name": "" } }));
        assert_eq!(card.person, Person::Deleted);
        assert_eq!(card.device.kind, DeviceKind::Unknown);
        assert_eq!(card.device.name, None);
        assert_eq!((card.host, card.internet_address, card.last_connected), (None, None, None));
    }

    #[test]
    fn a_browser_on_a_mac_is_a_browser_though_the_server_sends_no_sort() {
        for name in ["Safari", "Chrome"] {
            let card = card(&serde_json::json!({ "device": { "type": "", "name": name } }));
            assert_eq!(card.device.kind, DeviceKind::Browser, "{name}");
        }
    }

    #[test]
    fn a_device_that_has_no_word_here_is_another_one() {
        let card = card(&serde_json::json!({ "device": { "type": "wearable" } }));
        assert_eq!(card.device.kind, DeviceKind::Other);
    }

    #[test]
    fn a_name_of_ten_thousand_characters_is_cut() {
        let long = "x".repeat(10_000);
        let card =
            card(&serde_json::json!({ "_user": { "name": long }, "host": long, "ip": long }));
        let text = serde_json::to_string(&card).unwrap();
        assert!(text.len() < 1_000, "{}", text.len());
    }
}

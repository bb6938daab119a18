//! A session made safe to show, as it is kept in the index, and the card of it.

use std::borrow::Cow;

use jiff::Timestamp;
use rocketchat::{Session, SessionId};
use session_index as index;

use super::{Person, SessionCard};
use crate::{directory::WorkspaceId, search::InternetAddress, visible_text};

/// The longest text of a server that a card holds, in characters.
const LONGEST: usize = 200;

/// What a server sent, made safe to show: every text one line without control characters and of
/// bounded length.
pub(crate) fn cleaned<'a>(session: &'a Session<&'a str>) -> index::Session<Cow<'a, str>> {
    let Session { id, user_id, person, device, host, ip, login_at } = session;
    let deleted = person.is_none();
    let person = person.clone().unwrap_or_default();
    let client = line(device.name);
    index::Session {
        session_id: Cow::Borrowed(id.as_str()),
        account: index::Account {
            user_id: line(*user_id),
            user_name: line(person.username),
            name: line(person.name),
            deleted,
        },
        device: index::Device {
            kind: kind_of(device.kind.unwrap_or_default(), client.as_deref()),
            name: client,
            version: line(device.version),
            long_version: line(device.long_version),
            system: line(device.os.name),
            system_version: line(device.os.version),
        },
        host: line(*host),
        address: ip.and_then(InternetAddress::sent),
        last_connected: login_at.map(Timestamp::as_millisecond),
    }
}

impl SessionCard {
    pub(super) fn from_cleaned(
        workspace_id: WorkspaceId,
        session_id: SessionId,
        session: index::Session,
        as_of: Timestamp,
    ) -> Self {
        let index::Session { session_id: _, account, device, host, address, last_connected } =
            session;
        let index::Account { user_id, user_name, name, deleted } = account;
        let person = if deleted { Person::Deleted } else { Person::Known { user_name, name } };
        let internet_address = address.map(|address| match address {
            index::Address::Ip(ip) => InternetAddress::of(ip),
            index::Address::Text(text) => InternetAddress { text, internal: false },
        });
        Self {
            workspace_id,
            session_id,
            user_id,
            person,
            device,
            host,
            internet_address,
            last_connected: last_connected.and_then(|ms| Timestamp::from_millisecond(ms).ok()),
            as_of,
        }
    }
}

/// By `device.type` of Rocket.Chat 8.6 (UAParserCustom.ts and ua-parser-js).
///
/// Browsers on a Mac come without a type, but with the browser's name; what the server could not
/// tell comes without both.
fn kind_of(sent: &str, name: Option<&str>) -> index::DeviceKind {
    match sent {
        "" if name.is_some() => index::DeviceKind::Browser,
        "" => index::DeviceKind::Unknown,
        "browser" => index::DeviceKind::Browser,
        "mobile" => index::DeviceKind::Mobile,
        "tablet" => index::DeviceKind::Tablet,
        "mobile-app" => index::DeviceKind::MobileApp,
        "desktop-app" => index::DeviceKind::DesktopApp,
        _ => index::DeviceKind::Other,
    }
}

fn line(text: Option<&str>) -> Option<Cow<'_, str>> {
    visible_text::from_server(text?, LONGEST)
}

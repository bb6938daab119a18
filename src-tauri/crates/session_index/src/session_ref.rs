//! Sessions as they leave the index: borrowed for a scan over many rows, or owned.

use crate::{index::Index, session::Session, slot::Slot, workspaces::WorkspaceKey};

/// A borrowed session. Its IDs are decoded into a [`Scratch`]; all other texts are not copied.
#[derive(Debug, Clone)]
pub struct SessionRef<'a> {
    /// The workspace it was read from.
    pub workspace: WorkspaceKey,
    /// When the server answered, in milliseconds since 1970.
    pub as_of_ms: i64,
    /// The session as it was put in.
    pub session: Session<&'a str>,
}

/// A buffer for decoded IDs, reused for the next session.
#[derive(Debug, Default)]
pub struct Scratch {
    session_id: String,
    user_id: String,
}

/// An owned session with what the index knows about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its slot in the index.
    pub slot: Slot,
    /// The workspace it was read from.
    pub workspace: WorkspaceKey,
    /// When the server answered, in milliseconds since 1970.
    pub as_of_ms: i64,
    /// The session as it was put in.
    pub session: Session,
}

impl Index {
    /// An owned copy of a session; `None` if it was removed.
    #[must_use]
    pub fn session(&self, slot: Slot) -> Option<Entry> {
        let mut scratch = Scratch::default();
        let SessionRef { workspace, as_of_ms, session } = self.get(slot, &mut scratch)?;
        Some(Entry { slot, workspace, as_of_ms, session: session.map(|text| (*text).to_owned()) })
    }

    /// A borrowed session; `None` if it was removed.
    pub fn get<'a>(&'a self, slot: Slot, scratch: &'a mut Scratch) -> Option<SessionRef<'a>> {
        let row = slot.index();
        if !self.live.has(row) {
            return None;
        }
        let (client, account) = (self.client[row], self.account[row]);
        let Scratch { session_id, user_id } = scratch;
        self.ids.write(row, session_id);
        let session = Session {
            session_id: session_id.as_str(),
            account: self.accounts.get(account, user_id),
            device: self.clients.device(client).map(String::as_str),
            host: self.clients.host(client),
            address: self.addresses.get(row),
            last_connected: self.connected[row].ms(),
        };
        let as_of_ms = self.readings.at_ms(self.reading[row]);
        Some(SessionRef { workspace: self.workspace(slot), as_of_ms, session })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::{Account, Address, Device, DeviceKind};

    fn session(id: &str, user_id: Option<&str>, name: Option<&str>) -> Session {
        let text = |text: Option<&str>| text.map(str::to_owned);
        let account = Account {
            user_id: text(user_id),
            user_name: Some("rod.Example".to_owned()),
            name: text(name),
            deleted: false,
        };
        let device = Device {
            kind: DeviceKind::Browser,
            name: Some("Chrome".to_owned()),
            version: None,
            long_version: None,
            system: None,
            system_version: None,
        };
        let address = Some(Address::Text("a proxy".to_owned()));
        Session {
            session_id: id.to_owned(),
            account,
            device,
            host: None,
            address,
            last_connected: Some(7),
        }
    }

    #[test]
    fn each_session_comes_out_as_it_went_in_by_the_same_scratch_buffer() {
        let mut index = Index::default();
        let workspace = index.add_workspace("Acme HQ");
        let reading = index.begin_reading(workspace, 1_000);
        let sessions = [
            session("uBNL9dTjJ4s6Pjp4K", Some("rYhzFRd2QZjNwAAXX"), Some("Rod")),
            session("unusually-Long-or-short", None, None),
            session("b", Some("Ünusual"), Some("ROD Ödön")),
            session("zzzzzzzzzzzzzzzzZ", Some("aaaaaaaaaaaaaaaaa"), None),
        ];
        for session in &sessions {
            index.put(reading, session);
        }
        let mut scratch = Scratch::default();
        for session in &sessions {
            let slot = index.slot_of(workspace, &session.session_id).unwrap();
            let found = index.get(slot, &mut scratch).unwrap();
            assert_eq!((found.workspace, found.as_of_ms), (workspace, 1_000));
            assert_eq!(found.session, session.map(String::as_str));
        }
    }
}

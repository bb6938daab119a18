//! A session whose texts are lent, for those who go through very many.

use crate::{Index, Session, Slot, WorkspaceKey};

/// A session as the index holds it. IDs are put together in a [`Room`]; all else is not copied.
#[derive(Debug, Clone)]
pub struct Lent<'a> {
    /// Where it was found.
    pub workspace: WorkspaceKey,
    /// When the server answered, in milliseconds since 1970.
    pub as_of_ms: i64,
    /// What was put in.
    pub session: Session<&'a str>,
}

/// Where IDs are put together, one session after another.
#[derive(Debug, Default)]
pub struct Room {
    session_id: String,
    user_id: String,
}

impl Index {
    /// A session; nothing where there is none.
    pub fn lend<'a>(&'a self, slot: Slot, room: &'a mut Room) -> Option<Lent<'a>> {
        let row = slot.index();
        if !self.live.has(row) {
            return None;
        }
        let (client, account) = (self.client[row], self.account[row]);
        let Room { session_id, user_id } = room;
        self.ids.write(row, session_id);
        let session = Session {
            session_id: session_id.as_str(),
            account: self.accounts.lend(account, user_id),
            device: self.clients.device(client).map(String::as_str),
            host: self.clients.host(client),
            address: self.addresses.lend(row),
            last_connected: self.connected[row].ms(),
        };
        let as_of_ms = self.readings.at_ms(self.reading[row]);
        Some(Lent { workspace: self.workspace(slot), as_of_ms, session })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Account, Address, Device, DeviceKind};

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
    fn what_is_lent_is_what_was_put_in_one_after_another_in_the_same_room() {
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
        let mut room = Room::default();
        for session in &sessions {
            let slot = index.slot_of(workspace, &session.session_id).unwrap();
            let lent = index.lend(slot, &mut room).unwrap();
            assert_eq!((lent.workspace, lent.as_of_ms), (workspace, 1_000));
            assert_eq!(lent.session, session.map(String::as_str));
        }
    }
}

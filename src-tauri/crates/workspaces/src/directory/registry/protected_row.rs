//! Protected people as they stand in a file: `{"userName": …}` or `{"userId": …}`, with or without
//! an `"address"`.

use rocketchat::ServerUrl;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{ProtectedPerson, Who};

/// A person in a file.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ProtectedRow {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    user_name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    user_id: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    address: Option<String>,
    #[serde(flatten)]
    unknown: Map<String, Value>,
}

impl From<&ProtectedPerson> for ProtectedRow {
    fn from(person: &ProtectedPerson) -> Self {
        let (user_name, user_id) = match &person.who {
            Who::UserName(name) => (Some(name.clone()), None),
            Who::UserId(id) => (None, Some(id.clone())),
        };
        let address = person.address.as_ref().map(ToString::to_string);
        Self { user_name, user_id, address, unknown: person.unknown.clone() }
    }
}

impl ProtectedRow {
    /// The person; `None` for a row that names nobody, or an address that cannot be one: whom it
    /// protects is not known then.
    pub fn read(self) -> Option<ProtectedPerson> {
        let named = |name: String| Some(name.trim().to_owned()).filter(|name| !name.is_empty());
        let who = match (self.user_name.and_then(named), self.user_id.and_then(named)) {
            (Some(name), None) => Who::UserName(name.trim_start_matches('@').to_owned()),
            (None, Some(id)) => Who::UserId(id),
            (Some(_), Some(_)) | (None, None) => return None,
        };
        let address = match self.address {
            // Written by Gatehouse, or by hand: only a text that is no kept address is interpreted.
            Some(address) => {
                Some(ServerUrl::from_kept(&address).or_else(|_| ServerUrl::parse(&address)).ok()?)
            }
            None => None,
        };
        Some(ProtectedPerson { who, address, unknown: self.unknown })
    }
}

#[cfg(test)]
mod tests {
    use super::ProtectedRow;

    #[test]
    fn an_address_below_a_route_of_rocket_chat_stays_as_it_was_kept() {
        for (written, read) in [
            ("https://company.example/live", "https://company.example/live"),
            ("chat.acme.example", "https://chat.acme.example"),
        ] {
            let row = ProtectedRow {
                user_name: Some("maria".to_owned()),
                user_id: None,
                address: Some(written.to_owned()),
                unknown: serde_json::Map::default(),
            };
            let address = row.read().and_then(|person| person.address);
            assert_eq!(address.map(|address| address.to_string()).as_deref(), Some(read));
        }
    }
}

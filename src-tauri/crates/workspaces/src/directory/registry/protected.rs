//! A person who is not signed out without a second thought.

use rocketchat::ServerUrl;
use serde_json::{Map, Value};

/// Somebody in the list of protected people, as an administrator hands it out.
#[derive(Debug, Clone, PartialEq)]
pub struct ProtectedPerson {
    /// Who.
    pub who: Who,
    /// At this address; `None` at all of them.
    pub address: Option<ServerUrl>,
    /// What a later version wrote beside it.
    pub unknown: Map<String, Value>,
}

/// How somebody is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    /// By the name to sign in with, whatever its case.
    UserName(String),
    /// By Rocket.Chat's ID of the account.
    UserId(String),
}

impl ProtectedPerson {
    /// Whether an account of a workspace is this person's.
    pub fn concerns(
        &self,
        address: Option<&ServerUrl>,
        user_id: Option<&str>,
        user_name: Option<&str>,
    ) -> bool {
        if self.address.as_ref().is_some_and(|only| Some(only) != address) {
            return false;
        }
        match &self.who {
            Who::UserName(name) => {
                user_name.is_some_and(|other| other.to_lowercase() == name.to_lowercase())
            }
            Who::UserId(id) => user_id == Some(id.as_str()),
        }
    }

    /// Whether it says the same as another one.
    pub fn is_same(&self, other: &Self) -> bool {
        self.who == other.who && self.address == other.address
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_is_protected_everywhere_or_at_one_address() {
        let here = ServerUrl::parse("https://a.example").unwrap();
        let elsewhere = ServerUrl::parse("https://b.example").unwrap();
        let person = |who, address| ProtectedPerson { who, address, unknown: Map::new() };
        let by_name = person(Who::UserName("Boss".to_owned()), None);
        assert!(by_name.concerns(Some(&here), None, Some("boss")));
        assert!(by_name.concerns(None, Some("id"), Some("BOSS")));
        assert!(!by_name.concerns(Some(&here), Some("Boss"), Some("bossa")));
        assert!(!by_name.concerns(Some(&here), None, None));
        let by_id = person(Who::UserId("Id".to_owned()), Some(here.clone()));
        assert!(by_id.concerns(Some(&here), Some("Id"), None));
        assert!(!by_id.concerns(Some(&elsewhere), Some("Id"), None));
        assert!(!by_id.concerns(None, Some("Id"), None));
        assert!(!by_id.concerns(Some(&here), Some("id"), None));
    }
}

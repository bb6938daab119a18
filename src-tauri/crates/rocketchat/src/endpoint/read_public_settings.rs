//! `GET /api/v1/settings.public`: settings that anybody may read.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

use super::Endpoint;
use crate::{Error, proof::Proof, request::Request, wire};

/// Reads public settings by their IDs, without credentials. Servers below 7.0 overlook the IDs and
/// answer with the first page of all settings, so an absent setting is an unknown one.
#[derive(Debug, Clone)]
pub struct ReadPublicSettings {
    /// Such as `Site_Name`, `Accounts_TwoFactorAuthentication_Enabled`.
    pub ids: Vec<String>,
}

/// The settings that the server named.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PublicSettings(BTreeMap<String, Value>);

impl PublicSettings {
    /// A switch.
    #[must_use]
    pub fn flag(&self, id: &str) -> Option<bool> {
        self.0.get(id).and_then(Value::as_bool)
    }

    /// A text that is not empty.
    #[must_use]
    pub fn text(&self, id: &str) -> Option<&str> {
        self.0.get(id).and_then(Value::as_str).filter(|text| !text.is_empty())
    }
}

impl Endpoint for ReadPublicSettings {
    type Reply = PublicSettings;

    fn request(&self, _proof: Option<&Proof>) -> Request {
        Request::read_with("/api/v1/settings.public", vec![("_id", self.ids.join(","))])
    }

    fn read(&self, body: &[u8]) -> Result<PublicSettings, Error> {
        #[derive(Deserialize)]
        struct Body {
            settings: Vec<Setting>,
        }
        #[derive(Deserialize)]
        struct Setting {
            #[serde(rename = "_id")]
            id: String,
            #[serde(default)]
            value: Value,
        }
        let Body { settings } = wire::from_slice(body)?;
        let wanted = settings.into_iter().filter(|setting| self.ids.contains(&setting.id));
        Ok(PublicSettings(wanted.map(|setting| (setting.id, setting.value)).collect()))
    }
}

//! `GET /api/v1/me`: whose credentials these are.

use serde::Deserialize;

use super::Endpoint;
use crate::{Error, Method, proof::Proof, request::Request, wire};

/// Asks whose credentials these are, and whether they are good. No second factor is ever asked for,
/// and no row appears in Device Management.
#[derive(Debug, Clone, Copy)]
pub struct WhoAmI;

/// The account that is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Its ID.
    pub user_id: String,
    /// The name to sign in with.
    pub username: Option<String>,
    /// The name to show.
    pub name: Option<String>,
    /// Its first e-mail address.
    pub email: Option<String>,
    /// The IDs of its roles, such as `admin`.
    pub roles: Vec<String>,
    /// The method that the server will most likely choose; `None` when there is none (company
    /// sign-in) or the server did not say.
    pub likely_method: Option<Method>,
}

impl Endpoint for WhoAmI {
    type Reply = Account;

    fn request(&self, _proof: Option<&Proof>) -> Request {
        Request::read("/api/v1/me")
    }

    fn read(&self, body: &[u8]) -> Result<Account, Error> {
        wire::from_slice(body)
    }
}

#[derive(Deserialize)]
struct Me {
    #[serde(rename = "_id")]
    id: String,
    #[serde(default, deserialize_with = "wire::text")]
    username: Option<String>,
    #[serde(default, deserialize_with = "wire::text")]
    name: Option<String>,
    #[serde(default, deserialize_with = "wire::text")]
    email: Option<String>,
    #[serde(default, deserialize_with = "wire::or_default")]
    roles: Vec<String>,
    #[serde(default, deserialize_with = "wire::or_default")]
    services: Services,
}

#[derive(Deserialize, Default)]
struct Services {
    #[serde(default, deserialize_with = "wire::or_default")]
    totp: Enabled,
    #[serde(default, deserialize_with = "wire::or_default")]
    email2fa: Enabled,
    #[serde(default, deserialize_with = "wire::or_default")]
    password: Exists,
}

#[derive(Deserialize, Default)]
struct Enabled {
    #[serde(default, deserialize_with = "wire::flag")]
    enabled: Option<bool>,
}

#[derive(Deserialize, Default)]
struct Exists {
    #[serde(default, deserialize_with = "wire::flag")]
    exists: Option<bool>,
}

impl Services {
    /// The order in which servers choose (Rocket.Chat, 2fa/code/index.ts).
    fn likely_method(&self) -> Option<Method> {
        [
            (self.totp.enabled, Method::Totp),
            (self.email2fa.enabled, Method::Email),
            (self.password.exists, Method::Password),
        ]
        .into_iter()
        .find_map(|(on, method)| (on == Some(true)).then_some(method))
    }
}

impl<'de> Deserialize<'de> for Account {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let me = Me::deserialize(from)?;
        Ok(Self {
            user_id: me.id,
            username: me.username,
            name: me.name,
            email: me.email,
            roles: me.roles,
            likely_method: me.services.likely_method(),
        })
    }
}

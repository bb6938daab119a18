//! `GET /api/v1/permissions.listAll`: which roles may do what.

use serde::Deserialize;

use super::Endpoint;
use crate::{Error, proof::Proof, request::Request, wire};

/// Reads the workspace's permissions; compare them with [`super::Account::roles`].
#[derive(Debug, Clone, Copy)]
pub struct ListPermissions;

/// A permission and who has it. One that the server does not list is nobody's.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Permission {
    /// Such as `view-device-management`.
    #[serde(rename = "_id")]
    pub id: String,
    /// The IDs of the roles that have it.
    #[serde(default, deserialize_with = "wire::or_default")]
    pub roles: Vec<String>,
}

impl Permission {
    /// To list and show the sessions of everybody.
    pub const VIEW_DEVICES: &'static str = "view-device-management";
    /// To end the sessions of others.
    pub const LOG_OUT_DEVICES: &'static str = "logout-device-management";
    /// To sign other people out everywhere (`users.logout`).
    pub const LOG_OUT_PEOPLE: &'static str = "logout-other-user";
}

impl Endpoint for ListPermissions {
    type Reply = Vec<Permission>;

    fn request(&self, _proof: Option<&Proof>) -> Request {
        Request::read("/api/v1/permissions.listAll")
    }

    fn read(&self, body: &[u8]) -> Result<Vec<Permission>, Error> {
        #[derive(Deserialize)]
        struct Body {
            update: Vec<Permission>,
        }
        wire::from_slice(body).map(|Body { update }| update)
    }
}

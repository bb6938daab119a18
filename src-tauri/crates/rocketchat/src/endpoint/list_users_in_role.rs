//! `GET /api/v1/roles.getUsersInRole`: who has a role.

use std::num::NonZeroU32;

use serde::Deserialize;

use super::Endpoint;
use crate::{Error, proof::Proof, request::Request, wire};

/// Lists a page of the accounts that have a role, by user name. Needs `access-permissions`; the
/// first servers answer 400 `error-not-allowed` where that is missing, later ones 403.
#[derive(Debug, Clone)]
pub struct ListUsersInRole {
    /// The role's ID, such as [`Self::ADMIN`].
    pub role: String,
    /// How many accounts to pass over.
    pub offset: u64,
    /// How many at most; servers quietly give fewer (100 unless set otherwise).
    pub count: NonZeroU32,
}

/// A page of accounts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UsersInRole {
    /// Their IDs.
    pub user_ids: Vec<String>,
    /// How many have the role; `None` where the server did not say.
    pub total: Option<u64>,
}

impl ListUsersInRole {
    /// The role of those who may do everything.
    pub const ADMIN: &'static str = "admin";
}

impl Endpoint for ListUsersInRole {
    type Reply = UsersInRole;

    fn request(&self, _proof: Option<&Proof>) -> Request {
        let query = vec![
            ("role", self.role.clone()),
            ("offset", self.offset.to_string()),
            ("count", self.count.to_string()),
        ];
        Request::read_with("/api/v1/roles.getUsersInRole", query)
    }

    fn read(&self, body: &[u8]) -> Result<UsersInRole, Error> {
        #[derive(Deserialize)]
        struct Body {
            users: Vec<User>,
            #[serde(default)]
            total: Option<u64>,
        }
        #[derive(Deserialize)]
        struct User {
            #[serde(rename = "_id")]
            id: String,
        }
        let Body { users, total } = wire::from_slice(body)?;
        Ok(UsersInRole { user_ids: users.into_iter().map(|user| user.id).collect(), total })
    }
}

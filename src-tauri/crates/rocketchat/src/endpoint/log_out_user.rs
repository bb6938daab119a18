//! `POST /api/v1/users.logout`: end every sign-in of one account.

use serde::Serialize;

use super::Endpoint;
use crate::{Error, proof::Proof, request::Request};

/// Ends every sign-in of an account, those that Device Management cannot show included. Needs
/// `logout-other-user` for others, but no licence.
#[derive(Debug, Clone)]
pub struct LogOutUser {
    /// Whose.
    pub user_id: String,
}

impl Endpoint for LogOutUser {
    type Reply = ();

    fn request(&self, _proof: Option<&Proof>) -> Request {
        #[derive(Serialize)]
        #[serde(rename_all = "camelCase")]
        struct Body<'a> {
            user_id: &'a str,
        }
        Request::post_json("/api/v1/users.logout", &Body { user_id: &self.user_id })
    }

    fn read(&self, _body: &[u8]) -> Result<(), Error> {
        Ok(())
    }
}

//! `POST /api/v1/users.2fa.sendEmailCode`: mail a new code.

use serde::Serialize;

use super::Endpoint;
use crate::{Error, proof::Proof, request::Request};

/// Has a new code mailed, which makes the one before it useless. The server says yes even when
/// nobody has this name, so as not to tell who exists.
#[derive(Debug, Clone)]
pub struct SendEmailCode {
    /// User name or e-mail address; best [`crate::Challenge::account`].
    pub email_or_username: String,
}

impl Endpoint for SendEmailCode {
    type Reply = ();

    const PERSONAL: bool = true;

    fn request(&self, _proof: Option<&Proof>) -> Request {
        #[derive(Serialize)]
        #[serde(rename_all = "camelCase")]
        struct Body<'a> {
            email_or_username: &'a str,
        }
        let body = Body { email_or_username: &self.email_or_username };
        Request::post_json("/api/v1/users.2fa.sendEmailCode", &body)
    }

    fn read(&self, _body: &[u8]) -> Result<(), Error> {
        Ok(())
    }
}

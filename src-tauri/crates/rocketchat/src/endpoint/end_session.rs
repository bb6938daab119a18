//! `POST /api/v1/sessions/logout`: end one session, whoever owns it.

use serde::{Deserialize, Serialize};

use super::{Concern, Endpoint};
use crate::{Error, SessionId, proof::Proof, request::Request, wire};

/// Ends one session. Needs `logout-device-management`, a second factor and the licence.
///
/// Servers answer alike when it had ended before, so it may be repeated after a lost connection.
/// Before 6.0 they answer before they have done it.
#[derive(Debug, Clone)]
pub struct EndSession {
    /// Which.
    pub session: SessionId,
}

impl Endpoint for EndSession {
    type Reply = ();

    const CONCERN: Concern = Concern::Devices;

    fn request(&self, _proof: Option<&Proof>) -> Request {
        #[derive(Serialize)]
        #[serde(rename_all = "camelCase")]
        struct Body<'a> {
            session_id: &'a str,
        }
        let body = Body { session_id: self.session.as_str() };
        Request::post_json("/api/v1/sessions/logout", &body)
    }

    fn read(&self, body: &[u8]) -> Result<(), Error> {
        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct Body {
            #[serde(default, deserialize_with = "wire::text")]
            session_id: Option<String>,
        }
        let Body { session_id } = wire::from_slice(body)?;
        match session_id {
            Some(ended) if ended != self.session.as_str() => Err(Error::DifferentSession),
            Some(_) | None => Ok(()),
        }
    }
}

//! `GET /api/v1/sessions/info.admin`: one session, whoever owns it.

use serde::Deserialize;
use serde_json::Value;

use super::{Concern, Endpoint};
use crate::{Error, SessionId, proof::Proof, request::Request, session::Session, wire};

/// Shows one session. Needs `view-device-management`, a second factor and the licence.
#[derive(Debug, Clone)]
pub struct ShowSession {
    /// Which.
    pub session: SessionId,
}

impl Endpoint for ShowSession {
    type Reply = Session;

    const CONCERN: Concern = Concern::Devices;

    fn request(&self, _proof: Option<&Proof>) -> Request {
        let query = vec![("sessionId", self.session.as_str().to_owned())];
        Request::read_with("/api/v1/sessions/info.admin", query)
    }

    /// Servers search for the ID as for a part of any session's text, whatever its case, and answer
    /// with the newest hit (Rocket.Chat 8.6 source, sessions.ts). So the answer's `sessionId` is
    /// compared byte for byte first, and everything else is read only when it is the one asked for.
    fn read(&self, body: &[u8]) -> Result<Session, Error> {
        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct Identity {
            #[serde(default)]
            session_id: Value,
        }
        let Identity { session_id } = wire::repaired(body)?;
        if session_id.as_str() != Some(self.session.as_str()) {
            return Err(Error::DifferentSession);
        }
        wire::repaired(body)
    }
}

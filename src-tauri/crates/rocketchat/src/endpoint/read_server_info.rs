//! `GET /api/info`: is this Rocket.Chat, and which version?

use serde::Deserialize;

use super::{Concern, Endpoint};
use crate::{Error, proof::Proof, request::Request, wire};

/// Asks what answers at the address. Needs no credentials.
#[derive(Debug, Clone, Copy)]
pub struct ReadServerInfo;

/// What a server says about itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServerInfo {
    /// `8.6`: major and minor alone, unless the credentials of somebody with `view-statistics` went
    /// along. Detect behaviour, not versions.
    pub version: String,
}

impl Endpoint for ReadServerInfo {
    type Reply = ServerInfo;

    const CONCERN: Concern = Concern::Recognition;

    fn request(&self, _proof: Option<&Proof>) -> Request {
        Request::read("/api/info")
    }

    /// JSON of another product is [`Error::NotRocketChat`].
    fn read(&self, body: &[u8]) -> Result<ServerInfo, Error> {
        #[derive(Deserialize)]
        struct Body {
            #[serde(default, deserialize_with = "wire::text")]
            version: Option<String>,
            #[serde(default, deserialize_with = "wire::flag")]
            success: Option<bool>,
        }
        let body: Body = wire::from_slice(body)?;
        let (Some(version), Some(true)) = (body.version, body.success) else {
            let details = "it answered JSON without a Rocket.Chat version".to_owned();
            return Err(Error::NotRocketChat { details });
        };
        Ok(ServerInfo { version })
    }
}

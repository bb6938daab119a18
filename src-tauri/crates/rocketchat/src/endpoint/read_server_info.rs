//! `GET /api/info`: is this Rocket.Chat, and which version?

use serde::Deserialize;
use serde_json::Value;

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

    /// The first servers answered `{"info": {"version": …}}`. JSON of another product is
    /// [`Error::NotRocketChat`].
    fn read(&self, body: &[u8]) -> Result<ServerInfo, Error> {
        #[derive(Deserialize)]
        struct Body {
            #[serde(default, deserialize_with = "wire::text")]
            version: Option<String>,
            #[serde(default, deserialize_with = "wire::flag")]
            success: Option<bool>,
            #[serde(default)]
            info: Value,
        }
        let body: Body = wire::from_slice(body)?;
        let version = body.version.filter(|_| body.success == Some(true));
        // A description of an API (OpenAPI) has a title beside its version.
        let of_old = body.info.get("version").filter(|_| body.info.get("title").is_none());
        let of_old = of_old.and_then(Value::as_str).map(str::to_owned);
        let Some(version) = version.or(of_old) else {
            let details = "it answered JSON without a Rocket.Chat version".to_owned();
            return Err(Error::NotRocketChat { details });
        };
        Ok(ServerInfo { version })
    }
}

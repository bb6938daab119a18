//! `GET /api/v1/licenses.info`: what the workspace's licence includes.

use serde::Deserialize;

use super::Endpoint;
use crate::{Error, proof::Proof, request::Request, wire};

/// The licence module that the `sessions/*` endpoints need.
pub const DEVICE_MANAGEMENT: &str = "device-management";

/// Reads the licence. Servers below 6.5 answer [`crate::Missing::Route`]; there ask
/// [`super::ReadEnterpriseFlag`].
#[derive(Debug, Clone, Copy)]
pub struct ReadLicence;

/// What the licence includes. It can lapse between two calls.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Licence {
    /// The active modules.
    pub modules: Vec<String>,
}

impl Licence {
    /// Whether it includes Device Management.
    #[must_use]
    pub fn has_device_management(&self) -> bool {
        self.modules.iter().any(|module| module == DEVICE_MANAGEMENT)
    }
}

impl Endpoint for ReadLicence {
    type Reply = Licence;

    fn request(&self, _proof: Option<&Proof>) -> Request {
        Request::read("/api/v1/licenses.info")
    }

    fn read(&self, body: &[u8]) -> Result<Licence, Error> {
        #[derive(Deserialize)]
        struct Body {
            license: Active,
        }
        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct Active {
            #[serde(default, deserialize_with = "wire::or_default")]
            active_modules: Vec<String>,
        }
        let Body { license } = wire::from_slice(body)?;
        Ok(Licence { modules: license.active_modules })
    }
}

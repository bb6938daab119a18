//! `GET /api/v1/licenses.isEnterprise`: whether servers below 6.5 have a licence.

use serde::Deserialize;

use super::Endpoint;
use crate::{Error, proof::Proof, request::Request, wire};

/// Asks an older server whether it has any licence at all; removed in 7.0. `true` does not promise
/// Device Management, `false` excludes it.
#[derive(Debug, Clone, Copy)]
pub struct ReadEnterpriseFlag;

impl Endpoint for ReadEnterpriseFlag {
    type Reply = bool;

    fn request(&self, _proof: Option<&Proof>) -> Request {
        Request::read("/api/v1/licenses.isEnterprise")
    }

    fn read(&self, body: &[u8]) -> Result<bool, Error> {
        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct Body {
            #[serde(deserialize_with = "wire::flag")]
            is_enterprise: Option<bool>,
        }
        wire::from_slice(body).map(|Body { is_enterprise }| is_enterprise == Some(true))
    }
}

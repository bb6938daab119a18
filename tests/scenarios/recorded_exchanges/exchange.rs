//! The recorded data.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

/// A request and the answer of the real server.
#[derive(Deserialize)]
pub struct Exchange {
    pub n: u32,
    pub topic: String,
    pub title: String,
    pub request: Request,
    pub response: Response,
    /// Says how many rows came where one was kept.
    pub cut: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Request {
    pub method: String,
    pub path: String,
    pub headers: BTreeMap<String, String>,
    pub content_type: Option<String>,
    pub body: Option<Value>,
}

#[derive(Deserialize, Clone)]
pub struct Response {
    pub status: u16,
    /// Only the headers that matter; a header that matters and is not here was not sent.
    pub headers: BTreeMap<String, String>,
    pub json: Option<Value>,
    pub text: Option<String>,
}

impl Request {
    /// The body as it goes over the wire; text goes as it is.
    pub fn body_text(&self) -> Option<String> {
        let body = self.body.as_ref()?;
        Some(body.as_str().map_or_else(|| body.to_string(), str::to_owned))
    }
}

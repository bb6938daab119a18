//! The recorded data.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

use super::step::Step;

/// A request and the answer of the real server.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exchange {
    pub n: u32,
    pub topic: String,
    pub title: String,
    /// What has to be arranged first; the first set does not say.
    #[serde(default)]
    pub before: Vec<Step>,
    /// What has to be there, in words.
    #[serde(rename = "given")]
    _given: Option<String>,
    pub request: Request,
    pub response: Response,
    /// Where a value stands in the answer that later requests use, by its placeholder.
    #[serde(default)]
    pub keeps: BTreeMap<String, String>,
    /// Keys that are not compared.
    #[serde(default)]
    pub aside: Vec<String>,
    /// Whether the answer may hold more than was recorded.
    #[serde(default)]
    pub subset: bool,
    /// How many rows came where one was kept.
    pub rows: Option<usize>,
    /// Says what was left out.
    pub cut: Option<String>,
    #[serde(rename = "note")]
    _note: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Request {
    pub method: String,
    pub path: String,
    pub headers: BTreeMap<String, String>,
    pub content_type: Option<String>,
    /// `null` is a body, too.
    #[serde(default, deserialize_with = "given")]
    body: Option<Value>,
    #[serde(rename = "raw")]
    _raw: Option<bool>,
}

#[derive(Deserialize, Clone)]
#[serde(deny_unknown_fields)]
pub struct Response {
    pub status: u16,
    /// Only the headers that matter; a header that matters and is not here was not sent.
    pub headers: BTreeMap<String, String>,
    pub json: Option<Value>,
    pub text: Option<String>,
}

fn given<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Value>, D::Error> {
    Value::deserialize(deserializer).map(Some)
}

impl Request {
    /// The body as it goes over the wire; text goes as it is.
    pub fn body_text(&self) -> Option<String> {
        let body = self.body.as_ref()?;
        Some(body.as_str().map_or_else(|| body.to_string(), str::to_owned))
    }
}

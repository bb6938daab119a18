//! Tolerant reading of JSON fields.
//!
//! Servers leave optional fields out, send `null`, or send `""`; documentation and mock servers
//! write booleans as strings.

use jiff::Timestamp;
use serde::{Deserialize, Deserializer, de::DeserializeOwned};

use crate::Error;

/// Reads a whole body.
pub fn from_slice<T: DeserializeOwned>(body: &[u8]) -> Result<T, Error> {
    serde_json::from_slice(body).map_err(|problem| unreadable(&problem))
}

/// Says where and how JSON is unreadable, without quoting it: it may hold a token.
pub fn unreadable(problem: &serde_json::Error) -> Error {
    use serde_json::error::Category;
    let what = match problem.classify() {
        Category::Io => "it could not be read",
        Category::Syntax => "it is not JSON, or nested too deeply",
        Category::Data => "a field is missing or has another type than expected",
        Category::Eof => "it ends too early",
    };
    let (line, column) = (problem.line(), problem.column());
    Error::UnexpectedReply { details: format!("{what} (line {line}, column {column})") }
}

/// Text that is there: neither missing, nor `null`, nor empty.
pub fn text<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    Ok(Option::<String>::deserialize(from)?.filter(|text| !text.is_empty()))
}

/// `null` as the default; with `#[serde(default)]` a missing field too.
pub fn or_default<'de, D, T>(from: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de> + Default,
{
    Ok(Option::<T>::deserialize(from)?.unwrap_or_default())
}

/// A boolean, also as the strings `"true"` and `"false"`.
pub fn flag<'de, D: Deserializer<'de>>(from: D) -> Result<Option<bool>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Written {
        Bool(bool),
        Text(String),
    }
    Ok(match Option::<Written>::deserialize(from)? {
        Some(Written::Bool(value)) => Some(value),
        Some(Written::Text(text)) if text == "true" => Some(true),
        Some(Written::Text(text)) if text == "false" => Some(false),
        Some(Written::Text(_)) | None => None,
    })
}

/// A time in ISO 8601; `None` when it is missing or not a time.
pub fn time<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Timestamp>, D::Error> {
    Ok(text(from)?.and_then(|text| text.parse().ok()))
}

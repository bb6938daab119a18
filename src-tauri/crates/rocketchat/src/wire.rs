//! Tolerant reading of JSON fields.
//!
//! Servers leave optional fields out, send `null`, or send `""`; documentation and mock servers
//! write booleans as strings.

use std::{borrow::Cow, fmt};

use jiff::Timestamp;
use serde::{
    Deserialize, Deserializer,
    de::{DeserializeOwned, Visitor},
};

use crate::{Error, rows};

/// Reads a whole body.
pub fn from_slice<T: DeserializeOwned>(body: &[u8]) -> Result<T, Error> {
    as_sent(body).map_err(|problem| unreadable(&problem))
}

/// Reads a whole body about a session. Texts that no JSON may hold are repaired where it cannot be
/// read as it is.
pub fn repaired<T: DeserializeOwned>(body: &[u8]) -> Result<T, Error> {
    as_sent(body).or_else(|problem| {
        serde_json::from_str(&rows::repaired(body)).map_err(|_| unreadable(&problem))
    })
}

/// Reads a whole body as it was sent.
///
/// # Errors
/// Where and why it could not be read; see [`unreadable`].
pub fn as_sent<T: DeserializeOwned>(body: &[u8]) -> serde_json::Result<T> {
    // Once over the whole body is faster than text by text.
    match str::from_utf8(body) {
        Ok(text) => serde_json::from_str(text),
        Err(_) => serde_json::from_slice(body),
    }
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

/// Text that is there: neither missing, nor `null`, nor empty. It is copied only if it has to be.
pub fn text<'de, D, Text>(from: D) -> Result<Option<Text>, D::Error>
where
    D: Deserializer<'de>,
    Text: From<Cow<'de, str>>,
{
    let text = from.deserialize_option(MaybeText)?;
    Ok(text.filter(|text| !text.is_empty()).map(Text::from))
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
    let text: Option<Cow<'de, str>> = text(from)?;
    Ok(text.and_then(|text| text.parse().ok()))
}

/// Text or `null`, from the input itself where it stands there as it is.
struct MaybeText;

impl<'de> Visitor<'de> for MaybeText {
    type Value = Option<Cow<'de, str>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text")
    }

    fn visit_none<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_some<D: Deserializer<'de>>(self, from: D) -> Result<Self::Value, D::Error> {
        from.deserialize_str(self)
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Some(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Some(Cow::Owned(text.to_owned())))
    }

    fn visit_string<E>(self, text: String) -> Result<Self::Value, E> {
        Ok(Some(Cow::Owned(text)))
    }
}

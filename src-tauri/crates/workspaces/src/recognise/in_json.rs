//! What JSON says about a session: an answer of the server, a row of it, a record of a log.

use rocketchat::SessionId;
use serde_json::Value;

use super::{
    id, network,
    understanding::Wanted,
    words::{self, one_line},
};

/// The keys of each thing, the surest first.
const SESSION_KEYS: [&str; 2] = ["sessionId", "session_id"];
const USER_KEYS: [&str; 3] = ["userId", "user_id", "uid"];
const USER_NAME_KEYS: [&str; 4] = ["username", "userName", "user_name", "user"];
const ADDRESS_KEYS: [&str; 7] = [
    "ip",
    "remoteIP",
    "ipAddress",
    "clientAddress",
    "remoteAddress",
    "x-real-ip",
    "x-forwarded-for",
];

/// What was found in JSON.
#[derive(Debug, PartialEq, Eq)]
pub struct InJson {
    /// The one session that it names.
    pub session: Option<SessionId>,
    /// The surest one thing to search for.
    pub wanted: Option<Wanted>,
}

/// Reads JSON; `None` when the text is something else. A text in quotation marks is JSON only when
/// it is an ID.
///
/// `serde_json` stops reading at 128 levels.
pub fn read(text: &str) -> Option<InJson> {
    let text = text.trim_start_matches('\u{feff}').trim();
    if !text.starts_with(['{', '[', '"']) {
        return None;
    }
    let value: Value = serde_json::from_str(text).ok()?;
    if let Value::String(text) = &value {
        return bare_id(text);
    }
    if let [Value::String(text)] = value.as_array().map_or(&[][..], Vec::as_slice) {
        return bare_id(text);
    }
    let session = session(&value);
    let wanted = session
        .as_ref()
        .map(|id| Wanted::Text(id.to_string()))
        .or_else(|| user(&value))
        .or_else(|| one_of(&value, &USER_NAME_KEYS).map(words::user_name))
        .or_else(|| one_of(&value, &ADDRESS_KEYS).map(address));
    Some(InJson { session, wanted })
}

fn bare_id(text: &str) -> Option<InJson> {
    let session = id::may_be_of_session(text).then(|| SessionId::parse(text).ok())??;
    Some(InJson { wanted: Some(Wanted::Text(session.to_string())), session: Some(session) })
}

/// The ID under the surest key that there is. Where several stand, none is taken.
fn session(value: &Value) -> Option<SessionId> {
    for key in SESSION_KEYS {
        match texts(value, &|name, _| name == key).as_slice() {
            [] => {}
            [only] => return SessionId::parse(only).ok(),
            [..] => return None,
        }
    }
    match texts(value, &|name, among| name == "_id" && !is_user(among)).as_slice() {
        [only] => SessionId::parse(only).ok(),
        [..] => None,
    }
}

fn user(value: &Value) -> Option<Wanted> {
    let id = one_of(value, &USER_KEYS).or_else(|| {
        match texts(value, &|name, among| name == "_id" && is_user(among)).as_slice() {
            [only] => one_line(only),
            [..] => None,
        }
    })?;
    Some(Wanted::Text(id))
}

/// `_id` is that of a user where a user name stands beside it.
fn is_user(among: &serde_json::Map<String, Value>) -> bool {
    among.contains_key("username")
}

fn one_of(value: &Value, keys: &[&str]) -> Option<String> {
    keys.iter().find_map(|key| match texts(value, &|name, _| name == *key).as_slice() {
        [only] => one_line(only),
        [..] => None,
    })
}

/// The first of a list of proxies is the device; what is no address is searched as it stands.
fn address(text: String) -> Wanted {
    let first = text.split(',').next().unwrap_or_default().trim();
    network::address(first).map_or(Wanted::Text(text), Wanted::address)
}

type Fits<'a> = &'a dyn Fn(&str, &serde_json::Map<String, Value>) -> bool;

/// The different texts under keys that fit, at any depth; two at most, since two are too many.
fn texts<'a>(value: &'a Value, fits: Fits<'_>) -> Vec<&'a str> {
    let mut found = Vec::new();
    collect(value, fits, &mut found);
    found
}

fn collect<'a>(value: &'a Value, fits: Fits<'_>, found: &mut Vec<&'a str>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                match value.as_str() {
                    Some(text) if fits(name, fields) => {
                        if found.len() < 2 && !found.contains(&text) {
                            found.push(text);
                        }
                    }
                    Some(_) | None => collect(value, fits, found),
                }
            }
        }
        Value::Array(values) => values.iter().for_each(|value| collect(value, fits, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

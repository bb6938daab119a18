//! What JSON says about a session: an answer of the server, a row of it, a record of a log.

use rocketchat::SessionId;
use serde_json::Value;

use super::{
    id,
    in_text::{self, InLine},
    network,
    understanding::Wanted,
    words::{self, one_line},
    written_addresses,
};

/// The keys of each thing, in small letters without signs, the surest first.
const SESSION_KEYS: [&str; 1] = ["sessionid"];
const USER_KEYS: [&str; 2] = ["userid", "uid"];
const USER_NAME_KEYS: [&str; 2] = ["username", "user"];
const ADDRESS_KEYS: [&str; 19] = [
    "ip",
    "remoteip",
    "ipaddress",
    "clientaddress",
    "remoteaddress",
    "xrealip",
    "xforwardedfor",
    "remoteaddr",
    "clientip",
    "clientaddr",
    "clienthost",
    "srcip",
    "sourceip",
    "sourceipaddress",
    "sourceaddress",
    "calleripaddress",
    "forwardedfor",
    "httpxforwardedfor",
    "realip",
];

/// What was found in JSON.
#[derive(Debug, PartialEq, Eq)]
pub struct InJson {
    /// The one session that it names.
    pub session: Option<SessionId>,
    /// The surest thing to search for, or several of which any is enough.
    pub wanted: Vec<Wanted>,
    /// What is said of that.
    pub searched: Vec<String>,
}

/// Reads JSON; `None` when the text is something else. A text in quotation marks is JSON only when
/// it is an ID, and a list of texts only when it is one of one ID.
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
    let list = value.as_array().map_or(&[][..], Vec::as_slice);
    if let [Value::String(text)] = list {
        return bare_id(text);
    }
    if !list.is_empty() && list.iter().all(Value::is_string) {
        return None;
    }
    let session = session(&value);
    let one = session
        .as_ref()
        .map(|id| Wanted::Text(id.to_string()))
        .or_else(|| user(&value))
        .or_else(|| one_of(&value, &USER_NAME_KEYS).map(words::user_name));
    let wanted = match one {
        Some(one) => vec![one],
        None => Wanted::any_of(addresses(&value)),
    };
    if wanted.is_empty() {
        let line = messages(&value).map(in_text::wanted).find(|line| !line.words.is_empty());
        // Data of a log has the two in fields of their own; a message with both names either.
        let InLine { words, otherwise, mut searched, with, left_out: _ } = line.unwrap_or_default();
        let wanted = if otherwise.is_empty() { words } else { otherwise };
        searched.extend(with);
        return Some(InJson { session, wanted, searched });
    }
    let searched = wanted.iter().flat_map(Wanted::alternatives).map(Wanted::written).collect();
    Some(InJson { session, wanted, searched })
}

fn bare_id(text: &str) -> Option<InJson> {
    let session = id::may_be_of_session(text).then(|| SessionId::parse(text).ok())??;
    let searched = vec![session.to_string()];
    let wanted = vec![Wanted::Text(session.to_string())];
    Some(InJson { wanted, searched, session: Some(session) })
}

/// The ID under the surest key that there is. Where several stand, none is taken.
fn session(value: &Value) -> Option<SessionId> {
    for key in SESSION_KEYS {
        match texts(value, &|name, _| is_key(name, key)).as_slice() {
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
    keys.iter().find_map(|key| match texts(value, &|name, _| is_key(name, key)).as_slice() {
        [only] if !network::is_placeholder(only) => one_line(only),
        [..] => None,
    })
}

/// Whether a name is a key but for its capitals and signs: `remote_addr`, `X-Real-IP`.
fn is_key(name: &str, key: &str) -> bool {
    let letters = name.bytes().filter(u8::is_ascii_alphanumeric);
    letters.map(|byte| byte.to_ascii_lowercase()).eq(key.bytes())
}

/// The addresses under the keys of addresses. The first of a list of proxies is the device.
fn addresses(value: &Value) -> Vec<Wanted> {
    let is_address = |name: &str| ADDRESS_KEYS.iter().any(|key| is_key(name, key));
    let mut found = Vec::new();
    collect(value, &|name, _| is_address(name), written_addresses::MOST, &mut found);
    let mut addresses: Vec<Wanted> = Vec::new();
    for address in found.into_iter().filter_map(network::first_sent).map(Wanted::address) {
        if !addresses.contains(&address) {
            addresses.push(address);
        }
    }
    let is_internal = |wanted: &Wanted| wanted.single().is_some_and(session_index::is_internal);
    if !addresses.iter().all(is_internal) {
        addresses.retain(|address| !is_internal(address));
    }
    addresses
}

/// The texts in it that may be lines of a log.
fn messages(value: &Value) -> impl Iterator<Item = &str> {
    let mut found = Vec::new();
    collect(value, &|name, _| !is_key(name, "useragent"), written_addresses::MOST, &mut found);
    found.into_iter().filter(|text| text.contains(' '))
}

type Fits<'a> = &'a dyn Fn(&str, &serde_json::Map<String, Value>) -> bool;

/// The different texts under keys that fit, at any depth; two at most, since two are too many.
fn texts<'a>(value: &'a Value, fits: Fits<'_>) -> Vec<&'a str> {
    let mut found = Vec::new();
    collect(value, fits, 2, &mut found);
    found
}

fn collect<'a>(value: &'a Value, fits: Fits<'_>, most: usize, found: &mut Vec<&'a str>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                match value.as_str() {
                    Some(text) if fits(name, fields) => {
                        if found.len() < most && !found.contains(&text) {
                            found.push(text);
                        }
                    }
                    Some(_) | None => collect(value, fits, most, found),
                }
            }
        }
        Value::Array(values) => values.iter().for_each(|value| collect(value, fits, most, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

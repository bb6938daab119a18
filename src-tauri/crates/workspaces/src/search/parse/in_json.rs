//! What JSON says about a session: an answer of the server, a row of it, a record of a log.

use rocketchat::SessionId;
use serde_json::Value;

use super::{
    id, in_text,
    keys::{self, is_key},
    named::{Named, Person},
    network,
    parsed_query::Wanted,
    written_addresses,
};

/// The most places of a line at which JSON is looked for.
const MOST_PLACES: usize = 8;

/// Reads JSON; `None` when the text is something else. A text in quotation marks is JSON only when
/// it is an ID, and a list of texts only when it is one of one ID.
///
/// `serde_json` stops reading at 128 levels.
pub fn read(text: &str) -> Option<Named> {
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
    let named = named(&value);
    if !named.is_empty() {
        return Some(named);
    }
    let in_message = messages(&value).map(in_text::named).find(|named| !named.is_empty());
    Some(in_message.unwrap_or_default())
}

/// What the first object of JSON in a line names that names anything.
pub fn inside(line: &str) -> Option<Named> {
    let places = line.match_indices('{').take(MOST_PLACES);
    places.into_iter().find_map(|(place, _)| {
        let mut values = serde_json::Deserializer::from_str(&line[place..]).into_iter::<Value>();
        let value = values.next()?.ok()?;
        Some(named(&value)).filter(|named| !named.is_empty())
    })
}

fn named(value: &Value) -> Named {
    let session = session(value);
    let person = user_id(value).and_then(Person::of_id).or_else(|| {
        let name = one_of(value, &keys::USER_NAME)?;
        if id::is_id(name) { Person::of_id(name) } else { Person::of_user_name(name) }
    });
    Named { session, person, ..Named::default() }.with_addresses(addresses(value))
}

fn bare_id(text: &str) -> Option<Named> {
    let session = id::may_be_of_session(text).then(|| SessionId::parse(text).ok())??;
    Some(Named { session: Some(session), ..Named::default() })
}

/// The ID under the surest key that there is. Where several stand, none is taken.
fn session(value: &Value) -> Option<SessionId> {
    match texts(value, &|at| is_key(at.name, keys::SESSION)).as_slice() {
        [] => {}
        [only] => return SessionId::parse(only).ok(),
        [..] => return None,
    }
    match texts(value, &|at| at.name == "_id" && !at.is_of_user()).as_slice() {
        [only] => SessionId::parse(only).ok(),
        [..] => None,
    }
}

fn user_id(value: &Value) -> Option<&str> {
    // Programs of other kinds count their users.
    let uid = || one_of(value, &[keys::USER_OR_NUMBER]).filter(|value| id::is_id(value));
    one_of(value, &[keys::USER]).or_else(uid).or_else(|| {
        match texts(value, &|at| at.name == "_id" && at.is_of_user()).as_slice() {
            [only] => Some(*only),
            [..] => None,
        }
    })
}

fn one_of<'a>(value: &'a Value, keys: &[&str]) -> Option<&'a str> {
    keys.iter().find_map(|key| match texts(value, &|at| is_key(at.name, key)).as_slice() {
        [only] if !network::is_placeholder(only) => Some(*only),
        [..] => None,
    })
}

/// The addresses under the keys of addresses. The first of a list of proxies is the device.
fn addresses(value: &Value) -> Vec<Wanted> {
    let mut found = Vec::new();
    let fits = |at: &Place<'_>| keys::is_address(at.name);
    collect(value, "", &fits, written_addresses::MOST, &mut found);
    let mut addresses: Vec<Wanted> = Vec::new();
    for address in found.into_iter().filter_map(network::first_sent).map(Wanted::address) {
        if !addresses.contains(&address) {
            addresses.push(address);
        }
    }
    addresses
}

/// The texts in it that may be lines of a log.
fn messages(value: &Value) -> impl Iterator<Item = &str> {
    let mut found = Vec::new();
    let fits = |at: &Place<'_>| !is_key(at.name, "useragent");
    collect(value, "", &fits, written_addresses::MOST, &mut found);
    found.into_iter().filter(|text| text.contains(' '))
}

/// Where a text stands.
struct Place<'a> {
    name: &'a str,
    among: &'a serde_json::Map<String, Value>,
    /// The name of the object or list around it; empty at the top.
    inside: &'a str,
}

impl Place<'_> {
    /// An object is a user where it is called so, or a user name stands in it.
    fn is_of_user(&self) -> bool {
        self.among.contains_key("username") || keys::is_user_object(self.inside)
    }
}

type Fits<'a> = &'a dyn Fn(&Place<'_>) -> bool;

/// The different texts under keys that fit, at any depth; two at most, since two are too many.
fn texts<'a>(value: &'a Value, fits: Fits<'_>) -> Vec<&'a str> {
    let mut found = Vec::new();
    collect(value, "", fits, 2, &mut found);
    found
}

/// A list of texts stands for each of them, as in the headers of a request.
fn collect<'a>(
    value: &'a Value,
    inside: &str,
    fits: Fits<'_>,
    most: usize,
    found: &mut Vec<&'a str>,
) {
    match value {
        Value::Object(among) => {
            for (name, value) in among {
                let each = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
                if !fits(&Place { name, among, inside }) {
                    collect(value, name, fits, most, found);
                    continue;
                }
                for value in each {
                    match value.as_str() {
                        Some(text) if found.len() < most && !found.contains(&text) => {
                            found.push(text);
                        }
                        Some(_) => {}
                        None => collect(value, name, fits, most, found),
                    }
                }
            }
        }
        Value::Array(values) => {
            for value in values {
                collect(value, inside, fits, most, found);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

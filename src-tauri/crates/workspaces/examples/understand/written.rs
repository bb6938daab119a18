//! An understanding in one line of JSON.

use rocketchat::ServerUrl;
use serde_json::{Map, Value, json};
use workspaces::{InvalidAddress, LooksLike, ParsedQuery, Wanted, parse_query};

/// What the search box takes a text for and, if asked, what the address field makes of it.
pub fn understood(text: &str, as_address: bool) -> Value {
    let ParsedQuery { looks_like, words, session_id, left_out, otherwise: _ } = parse_query(text);
    let mut said = Map::new();
    said.insert("kind".to_owned(), json!(kind(&looks_like)));
    let mut add = |key: &str, values: Vec<String>| {
        if !values.is_empty() {
            said.insert(key.to_owned(), json!(values));
        }
    };
    let mut sessions: Vec<String> = session_id.iter().map(ToString::to_string).collect();
    let (mut addresses, mut people, mut texts) = (Vec::new(), Vec::new(), Vec::new());
    for wanted in words.iter().flat_map(Wanted::alternatives) {
        match wanted {
            Wanted::Network { .. } | Wanted::Span(_) => addresses.push(wanted.written()),
            Wanted::Text(text) if sessions.contains(text) => {}
            Wanted::Text(text) if matches!(looks_like, LooksLike::Ids { .. }) => {
                sessions.push(text.clone());
            }
            Wanted::Text(text) => match text.strip_prefix('@') {
                Some(name) => people.push(name.to_owned()),
                None => texts.push(text.clone()),
            },
            Wanted::AnyOf(_) => texts.push(wanted.written()),
        }
    }
    add("sessionIds", sessions);
    add("addresses", addresses);
    add("words", texts);
    add("leftOut", left_out);
    if let LooksLike::Email { searched } = &looks_like {
        people.insert(0, searched.clone());
    }
    if let Some(person) = people.into_iter().next() {
        said.insert("person".to_owned(), json!(person));
    }
    if let LooksLike::InvalidAddress { text, why } = &looks_like {
        said.insert("noAddress".to_owned(), json!({ "text": text, "why": why_none(*why) }));
    }
    if as_address {
        let (key, value) = match ServerUrl::parse(text) {
            Ok(address) => ("address", address.to_string()),
            Err(problem) => ("refused", problem.to_string()),
        };
        said.insert(key.to_owned(), json!(value));
    }
    Value::Object(said)
}

fn kind(looks_like: &LooksLike) -> &'static str {
    match looks_like {
        LooksLike::Nothing => "nothing",
        LooksLike::Id => "id",
        LooksLike::Ids { .. } => "ids",
        LooksLike::InternetAddresses { .. } => "internetAddresses",
        LooksLike::HiddenLink { .. } => "hiddenLink",
        LooksLike::InternetAddress { .. } => "internetAddress",
        LooksLike::AddressRange { .. } => "addressRange",
        LooksLike::InvalidAddress { .. } => "noAddress",
        LooksLike::UserName { .. } => "userName",
        LooksLike::Email { .. } => "email",
        LooksLike::Link { .. } => "link",
        LooksLike::Json { .. } => "json",
        LooksLike::LogLine { .. } => "logLine",
        LooksLike::Words => "words",
    }
}

fn why_none(why: InvalidAddress) -> String {
    match why {
        InvalidAddress::NumberTooLarge => "its numbers go from 0 to 255".to_owned(),
        InvalidAddress::LeadingZero => "a number begins with a zero".to_owned(),
        InvalidAddress::PrefixTooLong { most } => format!("the prefix goes from 0 to {most}"),
        InvalidAddress::PartWithPrefix => "a part of an address has a prefix".to_owned(),
        InvalidAddress::TwoFamilies => "its ends are of two families".to_owned(),
    }
}

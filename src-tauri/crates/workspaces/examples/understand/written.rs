//! An understanding in one line of JSON.

use rocketchat::ServerUrl;
use serde_json::{Map, Value, json};
use workspaces::{LooksLike, NoAddress, Understanding, Wanted, understand};

/// What the search box takes a text for and, if asked, what the address field makes of it.
pub fn understood(text: &str, as_address: bool) -> Value {
    let Understanding { looks_like, words, session_id } = understand(text);
    let mut said = Map::new();
    said.insert("kind".to_owned(), json!(kind(&looks_like)));
    let mut add = |key: &str, values: Vec<String>| {
        if !values.is_empty() {
            said.insert(key.to_owned(), json!(values));
        }
    };
    add("sessionIds", session_id.iter().map(ToString::to_string).collect());
    add("addresses", words.iter().filter_map(address).collect());
    let texts = words.iter().filter_map(|word| match word {
        Wanted::Text(text) => Some(text.clone()),
        Wanted::Network { .. } | Wanted::Span(_) => None,
    });
    let is_session = |text: &String| session_id.as_ref().is_some_and(|id| id.as_str() == text);
    let (people, texts): (Vec<_>, Vec<_>) =
        texts.filter(|text| !is_session(text)).partition(|text| text.starts_with('@'));
    add("words", texts);
    let person = match &looks_like {
        LooksLike::Email { searched } => Some(searched.clone()),
        LooksLike::UserName { .. }
        | LooksLike::Nothing
        | LooksLike::Id
        | LooksLike::InternetAddress { .. }
        | LooksLike::AddressRange { .. }
        | LooksLike::NoAddress { .. }
        | LooksLike::Link { .. }
        | LooksLike::Json { .. }
        | LooksLike::LogLine { .. }
        | LooksLike::Words => people.first().map(|name| name[1..].to_owned()),
    };
    if let Some(person) = person {
        said.insert("person".to_owned(), json!(person));
    }
    if let LooksLike::NoAddress { text, why } = &looks_like {
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
        LooksLike::InternetAddress { .. } => "internetAddress",
        LooksLike::AddressRange { .. } => "addressRange",
        LooksLike::NoAddress { .. } => "noAddress",
        LooksLike::UserName { .. } => "userName",
        LooksLike::Email { .. } => "email",
        LooksLike::Link { .. } => "link",
        LooksLike::Json { .. } => "json",
        LooksLike::LogLine { .. } => "logLine",
        LooksLike::Words => "words",
    }
}

fn why_none(why: NoAddress) -> String {
    match why {
        NoAddress::NumberTooLarge => "its numbers go from 0 to 255".to_owned(),
        NoAddress::LeadingZero => "a number begins with a zero".to_owned(),
        NoAddress::PrefixTooLong { most } => format!("the prefix goes from 0 to {most}"),
        NoAddress::PartWithPrefix => "a part of an address has a prefix".to_owned(),
        NoAddress::TwoFamilies => "its ends are of two families".to_owned(),
    }
}

/// How a wanted address or range is written.
fn address(wanted: &Wanted) -> Option<String> {
    match wanted {
        Wanted::Text(_) => None,
        Wanted::Network { .. } | Wanted::Span(_) => Some(wanted.written()),
    }
}

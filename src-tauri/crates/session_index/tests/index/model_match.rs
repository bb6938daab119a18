//! How a word is found in a session, as one would write it without care for speed.

use session_index::{Address, Device, DeviceKind, Session, Word, fold, is_internal, spelled_out};

/// In what a word is found; the better one is the smaller one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Match {
    /// In what the session is.
    ByItself,
    /// Only in the name of its host or its workspace.
    ByName,
}

pub fn matched(session: &Session, workspace: Option<&str>, word: &Word) -> Option<Match> {
    let ip = match session.address {
        Some(Address::Ip(ip)) => Some(ip),
        Some(Address::Text(_)) | None => None,
    };
    match word {
        Word::Network(network) => ip.filter(|ip| network.contains(*ip)).map(|_| Match::ByItself),
        Word::Span(span) => ip.filter(|ip| span.contains(*ip)).map(|_| Match::ByItself),
        Word::AnyOf(words) => {
            words.iter().filter_map(|word| matched(session, workspace, word)).min()
        }
        Word::Text(text) if fold(text).is_empty() => Some(Match::ByItself),
        Word::Text(text) => {
            let found =
                forms(text).into_iter().filter_map(|form| text_in(session, workspace, &form));
            found.min()
        }
    }
}

fn text_in(session: &Session, workspace: Option<&str>, text: &str) -> Option<Match> {
    let begins = |field: &String| begins_a_word(field, text);
    if parts(session).iter().any(|field| field.contains(text)) || labels(session).iter().any(begins)
    {
        return Some(Match::ByItself);
    }
    let names = [session.host.as_deref(), workspace].into_iter().flatten().flat_map(forms);
    names.into_iter().any(|name| begins(&name)).then_some(Match::ByName)
}

/// The fields that match anywhere inside.
fn parts(session: &Session) -> Vec<String> {
    let Session { session_id, account, device, address, .. } = session;
    let mut parts = vec![fold(session_id)];
    parts.extend(account.user_id.as_deref().map(fold));
    parts.extend(address.as_ref().map(|address| match address {
        Address::Ip(ip) => ip.to_string(),
        Address::Text(text) => fold(text),
    }));
    let user_name = account.user_name.as_ref().map(|name| format!("@{name}"));
    let Device { kind: _, name, version, long_version, system, system_version } = device;
    let with_forms = [
        user_name,
        account.name.clone(),
        Some(together(name.as_deref(), version.as_deref())),
        long_version.clone(),
        Some(together(system.as_deref(), system_version.as_deref())),
    ];
    parts.extend(with_forms.iter().flatten().flat_map(|text| forms(text)));
    parts
}

/// The labels of a card, with their synonyms.
fn labels(session: &Session) -> Vec<String> {
    let table: serde_json::Value =
        serde_json::from_str(include_str!("../../src/labels.json")).expect("the table is JSON");
    let text = |value: &serde_json::Value| value.as_str().expect("a text").to_lowercase();
    let of = |key: &str| text(&table[key]);
    let Session { account, device, address, last_connected, .. } = session;
    let key = serde_json::to_value(device.kind).expect("a kind has a name");
    let kind = text(&table["kinds"][key.as_str().expect("a text")]);
    let mut labels = vec![kind.clone()];
    if device.name.is_none() && device.system.is_none() {
        let is_none = matches!(device.kind, DeviceKind::Unknown | DeviceKind::Other);
        labels.push(if is_none { of("unknownDevice") } else { format!("unknown {kind}") });
    }
    match device.kind {
        DeviceKind::Mobile => labels.extend(["mobile browser".into(), "smartphone".into()]),
        DeviceKind::MobileApp => labels.extend(["mobile app".into(), "smartphone".into()]),
        DeviceKind::Browser
        | DeviceKind::Tablet
        | DeviceKind::DesktopApp
        | DeviceKind::Other
        | DeviceKind::Unknown => {}
    }
    match fold(device.system.as_deref().unwrap_or_default()).as_str() {
        "ios" => labels.extend(["iphone".into(), "ipad".into()]),
        "ipados" => labels.push("ipad".into()),
        "mac os" | "macos" | "mac os x" | "os x" => {
            labels.extend(["mac os".into(), "macos".into()]);
        }
        _ => {}
    }
    if account.deleted {
        labels.push(of("deletedPerson"));
    } else if account.name.is_none() && account.user_name.is_none() {
        labels.push(of("unknownPerson"));
    }
    match address {
        None => labels.push(of("unknownAddress")),
        Some(Address::Ip(ip)) if is_internal(*ip) => labels.push(of("internalAddress")),
        Some(Address::Ip(_) | Address::Text(_)) => {}
    }
    if last_connected.is_none() {
        labels.push(of("unknownTime"));
    }
    labels
}

fn together(name: Option<&str>, version: Option<&str>) -> String {
    [name, version].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn forms(text: &str) -> Vec<String> {
    [Some(fold(text)), spelled_out(text)].into_iter().flatten().collect()
}

fn begins_a_word(text: &str, needle: &str) -> bool {
    (0..=text.len()).filter(|at| text.is_char_boundary(*at)).any(|at| {
        text[at..].starts_with(needle)
            && !(needle.starts_with(char::is_alphanumeric)
                && text[..at].ends_with(char::is_alphanumeric))
    })
}

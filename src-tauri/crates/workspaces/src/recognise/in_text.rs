//! A session ID inside a link or a line of text.

use rocketchat::SessionId;

/// What stands before the ID in the links of Rocket.Chat's administration (Rocket.Chat 8.6 source,
/// admin routes: `/admin/device-management/info/<id>`) and in requests for a session.
const BEFORE_IN_LINKS: [&str; 3] = ["/device-management/info/", "?sessionId=", "&sessionId="];

/// What stands before the ID in logs and cut-off JSON.
const BEFORE_IN_TEXT: [&str; 4] = ["sessionid", "session_id", "session-id", "session id"];

/// The length of the IDs that Meteor makes, and the characters that it makes them of (Meteor,
/// random package: those that cannot be mistaken for one another).
const METEOR_LENGTH: usize = 17;
const METEOR_ALPHABET: &str = "23456789ABCDEFGHJKLMNPQRSTWXYZabcdefghijkmnopqrstuvwxyz";

/// The ID in a link that names one.
pub fn find_in_link(text: &str) -> Option<SessionId> {
    let ids = text.split_whitespace().flat_map(|word| {
        BEFORE_IN_LINKS.iter().filter_map(|before| {
            let (_, rest) = word.split_once(before)?;
            SessionId::parse(leading_id(rest)).ok()
        })
    });
    only(ids)
}

/// The ID in other text: the one that is named as such, or else the only one of Meteor's shape. A
/// text with two of them may hold a person's ID too, so neither is taken.
pub fn find(text: &str) -> Option<SessionId> {
    only(named(text)).or_else(|| only(shaped(text)))
}

fn named(text: &str) -> impl Iterator<Item = SessionId> {
    let lower = text.to_ascii_lowercase();
    BEFORE_IN_TEXT.into_iter().flat_map(move |name| {
        let places: Vec<usize> =
            lower.match_indices(name).map(|(place, _)| place + name.len()).collect();
        places.into_iter().filter_map(|place| {
            // A sign has to follow the name, so that "session id of Rod" names nothing.
            let rest = text[place..].trim_start_matches(['"', '\'', ' ']);
            let rest = rest.strip_prefix([':', '=', '(', '['])?;
            SessionId::parse(leading_id(rest.trim_start_matches(['"', '\'', ' ']))).ok()
        })
    })
}

fn shaped(text: &str) -> impl Iterator<Item = SessionId> {
    text.split(|c| !is_of_id(c))
        .filter(|word| has_meteors_shape(word))
        .filter_map(|word| SessionId::parse(word).ok())
}

/// Two kinds of characters at least tell an ID from a word of 17 letters.
fn has_meteors_shape(word: &str) -> bool {
    let has = |kind: fn(&u8) -> bool| usize::from(word.as_bytes().iter().any(kind));
    word.len() == METEOR_LENGTH
        && word.chars().all(|c| METEOR_ALPHABET.contains(c))
        && has(u8::is_ascii_digit) + has(u8::is_ascii_uppercase) + has(u8::is_ascii_lowercase) > 1
}

fn leading_id(text: &str) -> &str {
    let end = text.find(|c| !is_of_id(c)).unwrap_or(text.len());
    &text[..end]
}

fn is_of_id(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-' || c == '_'
}

fn only(mut ids: impl Iterator<Item = SessionId>) -> Option<SessionId> {
    let first = ids.next()?;
    ids.all(|id| id == first).then_some(first)
}

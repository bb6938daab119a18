//! What stands out in a line of a log or a ticket.

use rocketchat::SessionId;

use super::{id, link, network, person, understanding::Wanted, words};

/// What stands before a session's ID in logs and cut-off JSON.
const BEFORE_SESSIONS: [&str; 4] = ["sessionid", "session_id", "session-id", "session id"];

/// What stands before a user's ID in them.
const BEFORE_USERS: [&str; 4] = ["userid", "user_id", "user-id", "user id"];

/// What parts the tokens of a log besides white space. Brackets stay: v6 addresses need them.
const BETWEEN: &[char] = &[',', ';', '"', '\'', '<', '>', '(', ')', '{', '}', '=', '|'];

/// The one session that a text names: the one in a link, the one that is called a session, or else
/// the only ID of Meteor's shape. A text with two of them may hold a person's ID too, so neither
/// is taken.
pub fn session(text: &str) -> Option<SessionId> {
    link::session_in(text)
        .or_else(|| only(named(text, &BEFORE_SESSIONS)))
        .or_else(|| only(ids(text).filter_map(|id| SessionId::parse(id).ok())))
}

/// What to search for in a line: the session, the user, the first ID, or else the first internet
/// address together with the first person. Each of them leaves more to see than two that may
/// belong to different sessions.
pub fn wanted(text: &str) -> Vec<Wanted> {
    let of_id = |id: &str| vec![Wanted::Text(id.to_owned())];
    if let Some(session) = session(text) {
        return of_id(session.as_str());
    }
    if let Some(user) = only(named(text, &BEFORE_USERS)) {
        return of_id(user.as_str());
    }
    if let Some(id) = ids(text).next() {
        return of_id(id);
    }
    address(text).map(Wanted::address).into_iter().chain(person(text)).collect()
}

/// Whether a text names its session or user, as people do not when they type.
pub fn names_an_id(text: &str) -> bool {
    named(text, &BEFORE_SESSIONS).next().is_some() || named(text, &BEFORE_USERS).next().is_some()
}

/// The IDs of Meteor's shape in a text.
pub fn ids(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c| !id::is_part(c)).filter(|word| id::stands_out(word))
}

fn named(text: &str, before: &[&str]) -> impl Iterator<Item = SessionId> {
    let lower = text.to_ascii_lowercase();
    before.iter().flat_map(move |name| {
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

fn tokens(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_whitespace() || BETWEEN.contains(&c)).filter(|word| !word.is_empty())
}

/// The first address that is not of an internal network, such as that of a proxy; or else the
/// first one.
fn address(text: &str) -> Option<std::net::IpAddr> {
    let addresses = || tokens(text).filter_map(address_of);
    addresses().find(|address| !session_index::is_internal(*address)).or_else(|| addresses().next())
}

/// Also behind `ip:` and before a full stop.
fn address_of(token: &str) -> Option<std::net::IpAddr> {
    let token = token.trim_end_matches(['.', ':', '!', '?']).trim_start_matches('/');
    network::address(token).or_else(|| network::address(token.split_once(':')?.1))
}

fn person(text: &str) -> Vec<Wanted> {
    if let Some(name) = tokens(text).find_map(person::mentioned) {
        return words::one_line(name).map(words::user_name).into_iter().collect();
    }
    let email = tokens(text)
        .find_map(|token| person::of_email(token.trim_end_matches(['.', ':', '!', '?'])));
    email.and_then(words::one_line).map(|person| words::of_person(&person)).unwrap_or_default()
}

fn leading_id(text: &str) -> &str {
    let end = text.find(|c| !id::is_part(c)).unwrap_or(text.len());
    &text[..end]
}

fn only(mut ids: impl Iterator<Item = SessionId>) -> Option<SessionId> {
    let first = ids.next()?;
    ids.all(|id| id == first).then_some(first)
}

//! What stands out in a line of a log or a ticket.

use std::sync::LazyLock;

use regex::Regex;
use rocketchat::SessionId;

use super::{
    fields, id, in_json,
    link::{self, Link},
    named::{Named, Person},
    network, person,
    written_addresses::{self, Written, tokens},
};

/// The most links of a text that are read.
const MOST_LINKS: usize = 50;

/// What stands before a session's ID in logs and cut-off JSON.
const BEFORE_SESSIONS: [&str; 4] = ["sessionid", "session_id", "session-id", "session id"];

/// What stands before a user's ID in them, and the ID.
static CALLED_USER: LazyLock<Regex> =
    LazyLock::new(|| fields::pattern(r#"(?i)user[ _-]?id[\\"' ]*[:=(\[]>?[\\"' ]*([\w-]+)"#));

/// What may stand before a user's ID; other values are none: `uid=0`, `user=maria`.
static MAY_BE_USER: LazyLock<Regex> = LazyLock::new(|| {
    let object = r#"(?:user|u|me)[\\"' ]*[:=] ?\{[\\"' ]*_id"#;
    let sign = r#"[\\"' ]*[:=(\[]>?[\\"' ]*"#;
    fields::pattern(&format!(
        r"(?i)(?:^|[^\pL\pN.-])(?:(?:uid|user|user _id|{object}){sign}|user )([\w-]+)"
    ))
});

/// A user's ID in front of the user name.
static BEFORE_NAME: LazyLock<Regex> = LazyLock::new(|| {
    fields::pattern(r#"(?i)\b_id[\\"' ]*[:=][\\"' ]*([\w-]+)[\\"']*, ?[\\"']*username\b"#)
});

/// What a line names: the session, the user, the first ID or else the person, and the internet
/// addresses. What stands in JSON in it is read as JSON.
pub fn named(text: &str) -> Named {
    let Named { session, person, addresses, left_out } = in_json::inside(text).unwrap_or_default();
    let of_user = user_id(text).or(person);
    let session = session.or_else(|| self::session(text, of_user.as_ref()));
    let person =
        of_user.or_else(|| ids(text).next().and_then(Person::of_id)).or_else(|| mentioned(text));
    let named = Named { session, person, addresses, left_out };
    if named.addresses.is_empty() { named.with_those_in(text) } else { named }
}

/// The first link in a text that leads to more than a host.
pub fn link(text: &str) -> Option<Link> {
    let links = text.split_whitespace().filter(|word| is_link(word)).take(MOST_LINKS);
    links.filter_map(link::read).find(Link::names_somebody)
}

/// Whether a text names its session or user, as people do not when they type.
pub fn names_somebody(text: &str) -> bool {
    called_sessions(text).next().is_some()
        || user_id(text).is_some()
        || fields::person(text).is_some()
        || in_json::inside(text).is_some()
}

/// The IDs of Meteor's shape in a text. Those in links are left to them.
pub fn ids(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split_whitespace().filter(|word| !is_link(word));
    words.flat_map(|word| word.split(|c| !id::is_part(c))).filter(|word| id::stands_out(word))
}

/// The one session that a text names: the one in a link, the one that is called a session, or else
/// the only ID of Meteor's shape. A text with two of them may hold a person's ID too, so neither
/// is taken; nor is the user's.
fn session(text: &str, user: Option<&Person>) -> Option<SessionId> {
    let is_other = |id: &SessionId| user.is_none_or(|user| user.shown != id.as_str());
    let only_id = || only(ids(text).filter_map(|id| SessionId::parse(id).ok()));
    link::session_in(text)
        .or_else(|| only(called_sessions(text)))
        .or_else(|| only_id().filter(is_other))
}

fn user_id(text: &str) -> Option<Person> {
    let called = CALLED_USER.captures_iter(text).map(|found| found.extract::<1>().1[0]);
    let called = called.filter(|id| !network::is_placeholder(id));
    let may_be = [&*MAY_BE_USER, &BEFORE_NAME].into_iter().flat_map(|pattern| {
        let values = pattern.captures_iter(text).map(|found| found.extract::<1>().1[0]);
        values.filter(|value| id::is_id(value) && (id::stands_out(value) || value.len() > 17))
    });
    only(called).or_else(|| only(may_be)).and_then(Person::of_id)
}

fn called_sessions(text: &str) -> impl Iterator<Item = SessionId> {
    let lower = text.to_ascii_lowercase();
    BEFORE_SESSIONS.iter().flat_map(move |name| {
        let places: Vec<usize> =
            lower.match_indices(name).map(|(place, _)| place + name.len()).collect();
        places.into_iter().filter_map(|place| {
            // A sign has to follow the name, so that "session id of Rod" names nothing.
            let around = ['"', '\'', ' ', '\\'];
            let rest = text[place..].trim_start_matches(around);
            let rest = rest.strip_prefix([':', '=', '(', '['])?;
            let id = leading_id(rest.trim_start_matches(around));
            SessionId::parse(id).ok().filter(|_| !network::is_placeholder(id))
        })
    })
}

impl Named {
    fn with_those_in(self, text: &str) -> Self {
        let Written { addresses, left_out, .. } =
            written_addresses::read(&fields::without_user_agent(text));
        Self { left_out, ..self }.with_addresses(addresses)
    }
}

/// A person by a field, a mention, an e-mail address or a domain's user.
fn mentioned(text: &str) -> Option<Person> {
    if let Some(name) = fields::person(text) {
        return Person::of_name(name);
    }
    if let Some(name) = tokens(text).find_map(person::mentioned) {
        return Person::of_user_name(name);
    }
    let bare = |token: &'_ str| -> Option<String> {
        let token = token.trim_end_matches(['.', ':', '!', '?']);
        person::of_email(token).or_else(|| person::of_domain(token)).map(str::to_owned)
    };
    let token = tokens(text).find(|token| bare(token).is_some())?;
    Person::of_name(token.trim_end_matches(['.', ':', '!', '?']))
}

fn is_link(word: &str) -> bool {
    word.contains("://")
}

fn leading_id(text: &str) -> &str {
    let end = text.find(|c| !id::is_part(c)).unwrap_or(text.len());
    &text[..end]
}

fn only<T: PartialEq>(mut ids: impl Iterator<Item = T>) -> Option<T> {
    let first = ids.next()?;
    ids.all(|id| id == first).then_some(first)
}

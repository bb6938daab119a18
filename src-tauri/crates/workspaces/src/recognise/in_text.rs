//! What stands out in a line of a log or a ticket.

use rocketchat::SessionId;

use super::{
    fields, id, link, network, person,
    understanding::Wanted,
    words,
    written_addresses::{self, Written, tokens},
};

/// What stands before a session's ID in logs and cut-off JSON.
const BEFORE_SESSIONS: [&str; 4] = ["sessionid", "session_id", "session-id", "session id"];

/// What stands before a user's ID in them.
const BEFORE_USERS: [&str; 4] = ["userid", "user_id", "user-id", "user id"];

/// What a line is searched for.
#[derive(Debug, Default)]
pub struct InLine {
    /// What a session must have.
    pub words: Vec<Wanted>,
    /// Any of this is enough where no session has all of it.
    pub otherwise: Vec<Wanted>,
    /// What is said of that; a session has any of these.
    pub searched: Vec<String>,
    /// The person, if one is searched beside addresses.
    pub with: Option<String>,
    /// Addresses that are not searched.
    pub left_out: Vec<String>,
}

/// The one session that a text names: the one in a link, the one that is called a session, or else
/// the only ID of Meteor's shape. A text with two of them may hold a person's ID too, so neither
/// is taken.
pub fn session(text: &str) -> Option<SessionId> {
    link::session_in(text)
        .or_else(|| only(named(text, &BEFORE_SESSIONS)))
        .or_else(|| only(ids(text).filter_map(|id| SessionId::parse(id).ok())))
}

/// What to search for in a line: the session, the user, the first ID, or else the internet addresses
/// together with the person.
pub fn wanted(text: &str) -> InLine {
    let of_id = |id: &str| InLine {
        words: vec![Wanted::Text(id.to_owned())],
        searched: vec![id.to_owned()],
        ..InLine::default()
    };
    if let Some(session) = session(text) {
        return of_id(session.as_str());
    }
    if let Some(user) = only(named(text, &BEFORE_USERS)) {
        return of_id(user.as_str());
    }
    if let Some(id) = ids(text).next() {
        return of_id(id);
    }
    let (addresses, left_out) = addresses(&fields::without_user_agent(text));
    let person = Person::of(text);
    let searched: Vec<String> = addresses.iter().map(Wanted::written).collect();
    let Some(Person { shown, words, forms }) = person else {
        return InLine {
            words: Wanted::any_of(addresses),
            searched,
            left_out,
            ..InLine::default()
        };
    };
    if addresses.is_empty() {
        return InLine { words, searched: vec![shown], left_out, ..InLine::default() };
    }
    let otherwise = Wanted::any_of(addresses.iter().cloned().chain(forms).collect());
    let words = Wanted::any_of(addresses).into_iter().chain(words).collect();
    InLine { words, otherwise, searched, with: Some(shown), left_out }
}

/// Whether a text names its session or user, as people do not when they type.
pub fn names_somebody(text: &str) -> bool {
    named(text, &BEFORE_SESSIONS).next().is_some()
        || named(text, &BEFORE_USERS).next().is_some()
        || fields::person(text).is_some()
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
            let id = leading_id(rest.trim_start_matches(['"', '\'', ' ']));
            SessionId::parse(id).ok().filter(|_| !network::is_placeholder(id))
        })
    })
}

/// Those that are not of an internal network, such as that of a proxy; or else all. Also what is
/// left out.
fn addresses(text: &str) -> (Vec<Wanted>, Vec<String>) {
    let Written { addresses, mut left_out, .. } = written_addresses::read(text);
    let is_internal = |wanted: &Wanted| wanted.single().is_some_and(session_index::is_internal);
    let (internal, public): (Vec<_>, Vec<_>) = addresses.into_iter().partition(is_internal);
    if public.is_empty() {
        return (internal, left_out);
    }
    left_out.extend(internal.iter().map(Wanted::written));
    (public, left_out)
}

/// A person whom a line names.
struct Person {
    shown: String,
    /// Each must be found.
    words: Vec<Wanted>,
    /// Any is enough.
    forms: Vec<Wanted>,
}

impl Person {
    fn of(text: &str) -> Option<Self> {
        if let Some(name) = fields::person(text) {
            return Self::named(name);
        }
        if let Some(name) = tokens(text).find_map(person::mentioned) {
            return Self::of_user_name(name);
        }
        let bare = |token: &'_ str| -> Option<String> {
            let token = token.trim_end_matches(['.', ':', '!', '?']);
            person::of_email(token).or_else(|| person::of_domain(token)).map(str::to_owned)
        };
        let token = tokens(text).find(|token| bare(token).is_some())?;
        Self::named(token.trim_end_matches(['.', ':', '!', '?']))
    }

    /// A user name, with or without a domain, or an e-mail address.
    fn named(name: &str) -> Option<Self> {
        if let Some(person) = person::of_email(name) {
            let shown = words::one_line(person)?;
            let forms = words::forms_of_person(&shown);
            return Some(Self { words: words::of_person(&shown), forms, shown });
        }
        let name = person::of_domain(name).unwrap_or(name);
        Self::of_user_name(name.strip_prefix('@').unwrap_or(name))
    }

    fn of_user_name(name: &str) -> Option<Self> {
        let name = words::one_line(name)?;
        let wanted = words::user_name(name.clone());
        Some(Self { shown: format!("@{name}"), words: vec![wanted.clone()], forms: vec![wanted] })
    }
}

fn leading_id(text: &str) -> &str {
    let end = text.find(|c| !id::is_part(c)).unwrap_or(text.len());
    &text[..end]
}

fn only(mut ids: impl Iterator<Item = SessionId>) -> Option<SessionId> {
    let first = ids.next()?;
    ids.all(|id| id == first).then_some(first)
}

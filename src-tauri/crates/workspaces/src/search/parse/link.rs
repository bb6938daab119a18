//! Links: to a device's page, to a user's page, to a workspace.

use std::net::IpAddr;

use rocketchat::{
    SessionId,
    rewritten_links::{self, Original},
};

use super::{id, network};

/// What stands before a session's ID in the links of Rocket.Chat's administration (Rocket.Chat 8.6
/// source, admin routes: `/admin/device-management/info/<id>`) and in requests for a session.
const BEFORE_SESSIONS: [&str; 3] = ["/device-management/info/", "?sessionId=", "&sessionId="];

/// The page of the devices; a session's ID is a parameter of it, or follows at once where the
/// route has one part only (Rocket.Chat 6).
const OF_DEVICES: &str = "/device-management";

/// What stands before a user's ID (Rocket.Chat 8.6 source, admin routes; REST requests).
const BEFORE_USERS: [&str; 4] =
    ["/admin/users/info/", "/admin/users/edit/", "?userId=", "&userId="];

/// What stands before a user name: a direct message's route, REST requests.
const BEFORE_NAMES: [&str; 3] = ["/direct/", "?username=", "&username="];

/// The length of a direct message's ID: those of its two users.
const ID_OF_DIRECT_MESSAGE: usize = 34;

/// The parts of a path and the parameters whose IDs are those of rooms and messages, which no
/// session carries.
const OF_OTHERS: [&str; 8] =
    ["channel", "group", "direct", "livechat", "live", "msg", "tmid", "roomId"];

/// What parts a link.
const BETWEEN: [char; 4] = ['/', '?', '&', '#'];

/// What stands around a link in other text.
const AROUND: [char; 12] = ['<', '>', '(', ')', '[', ']', '"', '\'', '“', '”', ',', ';'];

/// What a link was found to lead to.
#[derive(Debug, PartialEq, Eq)]
pub enum Link {
    /// A session.
    Session(SessionId),
    /// Something with an ID that is not known to be a session's.
    Id(String),
    /// A user name.
    Person(String),
    /// An internet address that is a part of the path or a parameter.
    Address(IpAddr),
    /// A host, without the port.
    Host(String),
    /// The host of a service that keeps the target to itself.
    Hidden(String),
}

impl Link {
    /// Whether it leads to more than a host.
    pub fn names_somebody(&self) -> bool {
        match self {
            Self::Session(_) | Self::Id(_) | Self::Person(_) | Self::Address(_) => true,
            Self::Host(host) => network::address(host).is_some(),
            Self::Hidden(_) => false,
        }
    }
}

/// The one session that the links in a text name.
pub fn session_in(text: &str) -> Option<SessionId> {
    let mut ids = sessions_in(text);
    let first = ids.next()?;
    ids.all(|id| id == first).then_some(first)
}

/// The sessions that the links in a text name, one after another.
pub fn sessions_in(text: &str) -> impl Iterator<Item = SessionId> {
    let may_be_link = |word: &&str| word.contains(['/', '?', '&', '%', '=']);
    text.split_whitespace().filter(may_be_link).flat_map(|word| sessions(&Undone::of(word).link))
}

/// Reads one word as a link; `None` when it is not one.
pub fn read(word: &str) -> Option<Link> {
    let Undone { link, is_hidden } = Undone::of(word);
    let link = with_scheme(link);
    if let Some(session) = session_in(word) {
        return Some(Link::Session(session));
    }
    let user = after(&link, &BEFORE_USERS, |c| BETWEEN.contains(&c)).find(|id| !id.is_empty());
    let (scheme, rest) = link.split_once("://").unwrap_or_default();
    let is_link = !scheme.is_empty() && scheme.chars().all(|c| c.is_ascii_alphanumeric());
    if let Some(user) = user.filter(|user| is_link || id::is_id(user)) {
        return Some(Link::Id(user.to_owned()));
    }
    if is_hidden {
        let rest = if is_link { rest } else { link.as_str() };
        return Some(Link::Hidden(host(rest).to_owned()));
    }
    let host = is_link.then(|| host(rest)).filter(|host| !host.is_empty())?;
    if let Some(id) = other_id(rest) {
        return Some(Link::Id(id.to_owned()));
    }
    let person = || user_name(&link).map(|name| Link::Person(name.to_owned()));
    let address = || address(rest).map(Link::Address);
    Some(person().or_else(address).unwrap_or_else(|| Link::Host(host.to_owned())))
}

/// The link with `://`, where its scheme was misspelt, or a host and a path stand without one.
fn with_scheme(link: String) -> String {
    if let Some(link) = rocketchat::with_web_scheme(&link) {
        return link;
    }
    if is_host_and_more(&link) { format!("https://{link}") } else { link }
}

/// `chat.acme.example/…` and `chat.acme.example:3000`: a name with a dot whose last label has letters
/// only, as neither numbers of versions nor names of programs have.
fn is_host_and_more(link: &str) -> bool {
    let Some(end) = link.find(['/', ':']) else { return false };
    let (name, rest) = link.split_at(end);
    let is_label = |label: &str| {
        let is_part = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
        !label.is_empty() && label.chars().all(is_part)
    };
    let is_last = |label: &str| label.chars().count() > 1 && label.chars().all(char::is_alphabetic);
    let is_name = name
        .rsplit_once('.')
        .is_some_and(|(before, last)| before.split('.').all(is_label) && is_last(last));
    let is_rest = match rest.strip_prefix(':') {
        Some(rest) => {
            let port = rest.split(['/', '?', '#']).next().unwrap_or_default();
            port.parse::<u16>().is_ok() && port.bytes().all(|c| c.is_ascii_digit())
        }
        None => true,
    };
    is_name && is_rest
}

/// A link without what gateways and programs made of it.
struct Undone {
    link: String,
    /// A service keeps the target to itself.
    is_hidden: bool,
}

impl Undone {
    fn of(word: &str) -> Self {
        let word = inside_marks(word.trim_matches(AROUND));
        match rewritten_links::original(word) {
            Original::Hidden => Self { link: word.to_owned(), is_hidden: true },
            Original::Link(inner) => {
                // The target may have been written without its scheme.
                let scheme = if inner.contains("://") { "" } else { "https://" };
                let link = format!("{scheme}{}", rewritten_links::decoded(&inner));
                Self { link, is_hidden: false }
            }
            Original::Same => {
                let link = rewritten_links::carried(word)
                    .unwrap_or_else(|| rewritten_links::decoded(word));
                Self { link, is_hidden: false }
            }
        }
    }
}

/// The link in a word of Markdown or HTML: `[Acme](https://…)`, `href="https://…">`.
fn inside_marks(word: &str) -> &str {
    let Some(sign) = word.find("://") else { return word };
    let (before, _) = word.split_at(sign);
    let before = before.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    if !before.ends_with(['(', '<', '>', '[', '"', '\'']) {
        return word;
    }
    let link = &word[before.len()..];
    let is_end = |c: char| AROUND.contains(&c) && !matches!(c, ',' | ';');
    &link[..link.find(is_end).unwrap_or(link.len())]
}

fn sessions(link: &str) -> Vec<SessionId> {
    let ids = after(link, &BEFORE_SESSIONS, |c| !id::is_part(c));
    let of_device = link.split_once(OF_DEVICES).map_or("", |(_, rest)| rest);
    let of_device = after(of_device, &["?id=", "&id=", "/"], |c| !id::is_part(c))
        .filter(|id| id::may_be_of_session(without_underscores(id)));
    let ids = ids.chain(of_device);
    ids.filter_map(|id| SessionId::parse(without_underscores(id)).ok()).collect()
}

/// Gateways put two underscores behind a link; an ID of the usual shape has none.
fn without_underscores(id: &str) -> &str {
    let bare = id.trim_end_matches('_');
    if id::may_be_of_session(bare) { bare } else { id }
}

/// The ID, perhaps empty, after the first occurrence of each of these.
fn after<'a>(
    word: &'a str,
    before: &[&str],
    ends: fn(char) -> bool,
) -> impl Iterator<Item = &'a str> {
    before.iter().filter_map(move |before| {
        let (_, rest) = word.split_once(before)?;
        rest.trim_start_matches(['"', '\'', '[']).split(ends).next()
    })
}

/// The first part of Meteor's shape that does not follow the name of a room or a message.
fn other_id(rest: &str) -> Option<&str> {
    let mut name = "";
    rest.split(BETWEEN).find_map(|part| {
        let (key, value) = part.split_once('=').unwrap_or((name, part));
        name = part;
        (id::stands_out(value) && !OF_OTHERS.contains(&key)).then_some(value)
    })
}

/// The user name; a room's ID can stand in its place.
fn user_name(link: &str) -> Option<&str> {
    let name =
        after(link, &BEFORE_NAMES, |c| BETWEEN.contains(&c)).find(|name| !name.is_empty())?;
    let is_room = id::is_id(name) || name.len() >= ID_OF_DIRECT_MESSAGE;
    let is_name = |c: char| c.is_alphanumeric() || ".-_".contains(c);
    (!is_room && name.chars().all(is_name)).then_some(name)
}

/// The first part behind the host that is a whole internet address.
fn address(rest: &str) -> Option<IpAddr> {
    let parts = rest.split(BETWEEN).skip(1);
    parts
        .map(|part| part.rsplit_once('=').map_or(part, |(_, value)| value))
        .find_map(network::address)
}

/// Without user, port and path.
fn host(rest: &str) -> &str {
    let authority = &rest[..rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len())];
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    match host.strip_prefix('[').and_then(|v6| v6.split_once(']')) {
        Some((v6, _)) => v6,
        None => host.split(':').next().unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "uBNL9dTjJ4s6Pjp4K";

    #[test]
    fn an_id_in_a_link_is_told_from_rooms_and_messages() {
        let id = || Link::Id(ID.to_owned());
        let host = |host: &str| Link::Host(host.to_owned());
        for (link, expected) in [
            ("https://a.example/admin/users/info/uBNL9dTjJ4s6Pjp4K", id()),
            ("a.example/admin/users/edit/uBNL9dTjJ4s6Pjp4K/", id()),
            (
                "https://a.example/api/v1/users.info?userId=rocket.cat",
                Link::Id("rocket.cat".to_owned()),
            ),
            ("https://a.example/x/uBNL9dTjJ4s6Pjp4K?tab=y", id()),
            ("https://a.example/channel/uBNL9dTjJ4s6Pjp4K", host("a.example")),
            ("https://a.example/group/x?msg=uBNL9dTjJ4s6Pjp4K", host("a.example")),
            ("http://me:pw@a.example:3000?x", host("a.example")),
            ("https://[2001:db8::1]:3000/home", host("2001:db8::1")),
            ("https://10.0.0.5/", host("10.0.0.5")),
            ("https://bit.ly/3abc", Link::Hidden("bit.ly".to_owned())),
            ("a.example/channel/x", host("a.example")),
            ("a.example:3000/channel/x", host("a.example")),
            ("a.example:3000", host("a.example")),
            ("bücher.example/home", host("bücher.example")),
            ("https//a.example", host("a.example")),
            ("https:/a.example/home", host("a.example")),
            ("ttps://a.example", host("a.example")),
            ("https://https://a.example", host("a.example")),
            ("https://www.google.com/url?q=https://a.example/home", host("a.example")),
            ("https://gw.example/x?u=https%3A%2F%2Fa.example%2Fhome", host("a.example")),
        ] {
            assert_eq!(read(link), Some(expected), "{link}");
        }
        for word in [
            "https://",
            "://x",
            "a b://",
            "maria",
            "a.example",
            "application/json",
            "Mozilla/5.0",
            "Chrome/113.0.0.0",
            "HTTP/1.1",
            "@rocket.chat/core-typings",
            "a..example/x",
            "a.example:x",
            "a.example:99999",
            "maria.lopez:",
            "10.0/8",
        ] {
            assert_eq!(read(word), None, "{word}");
        }
    }
}

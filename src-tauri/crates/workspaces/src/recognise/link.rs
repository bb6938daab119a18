//! Links: to a device's page, to a user's page, to a workspace.

use rocketchat::SessionId;

use super::id;

/// What stands before a session's ID in the links of Rocket.Chat's administration (Rocket.Chat 8.6
/// source, admin routes: `/admin/device-management/info/<id>`) and in requests for a session.
const BEFORE_SESSIONS: [&str; 3] = ["/device-management/info/", "?sessionId=", "&sessionId="];

/// What stands before a user's ID (Rocket.Chat 8.6 source, admin routes; REST requests).
const BEFORE_USERS: [&str; 4] =
    ["/admin/users/info/", "/admin/users/edit/", "?userId=", "&userId="];

/// The parts of a path and the parameters whose IDs are those of rooms and messages, which no
/// session carries.
const OF_OTHERS: [&str; 8] =
    ["channel", "group", "direct", "livechat", "live", "msg", "tmid", "roomId"];

/// What parts a link.
const BETWEEN: [char; 4] = ['/', '?', '&', '#'];

/// What a link was found to lead to.
#[derive(Debug, PartialEq, Eq)]
pub enum Link<'a> {
    /// A session.
    Session(SessionId),
    /// Something with an ID that is not known to be a session's.
    Id(&'a str),
    /// A host, without the port.
    Host(&'a str),
}

/// The one session that the links in a text name.
pub fn session_in(text: &str) -> Option<SessionId> {
    let mut ids = text.split_whitespace().flat_map(sessions);
    let first = ids.next()?;
    ids.all(|id| id == first).then_some(first)
}

/// Reads one word as a link; `None` when it is not one.
pub fn read(word: &str) -> Option<Link<'_>> {
    if let Some(session) = session_in(word) {
        return Some(Link::Session(session));
    }
    let user = after(word, &BEFORE_USERS, |c| BETWEEN.contains(&c)).find(|id| !id.is_empty());
    let (scheme, rest) = word.split_once("://").unwrap_or_default();
    let is_link = !scheme.is_empty() && scheme.chars().all(|c| c.is_ascii_alphanumeric());
    if let Some(user) = user.filter(|user| is_link || id::is_id(user)) {
        return Some(Link::Id(user));
    }
    let host = is_link.then(|| host(rest)).filter(|host| !host.is_empty())?;
    Some(other_id(rest).map_or(Link::Host(host), Link::Id))
}

fn sessions(word: &str) -> impl Iterator<Item = SessionId> {
    after(word, &BEFORE_SESSIONS, |c| !id::is_part(c)).filter_map(|id| SessionId::parse(id).ok())
}

/// The ID, perhaps empty, after the first occurrence of each of these.
fn after<'a>(
    word: &'a str,
    before: &[&str],
    ends: fn(char) -> bool,
) -> impl Iterator<Item = &'a str> {
    before.iter().filter_map(move |before| {
        let (_, rest) = word.split_once(before)?;
        rest.split(ends).next()
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
        for (link, expected) in [
            ("https://a.example/admin/users/info/uBNL9dTjJ4s6Pjp4K", Link::Id(ID)),
            ("a.example/admin/users/edit/uBNL9dTjJ4s6Pjp4K/", Link::Id(ID)),
            ("https://a.example/api/v1/users.info?userId=rocket.cat", Link::Id("rocket.cat")),
            ("https://a.example/x/uBNL9dTjJ4s6Pjp4K?tab=y", Link::Id(ID)),
            ("https://a.example/channel/uBNL9dTjJ4s6Pjp4K", Link::Host("a.example")),
            ("https://a.example/group/x?msg=uBNL9dTjJ4s6Pjp4K", Link::Host("a.example")),
            ("http://me:pw@a.example:3000?x", Link::Host("a.example")),
            ("https://[2001:db8::1]:3000/home", Link::Host("2001:db8::1")),
            ("https://10.0.0.5/", Link::Host("10.0.0.5")),
        ] {
            assert_eq!(read(link), Some(expected), "{link}");
        }
        for word in ["https://", "a.example/channel/x", "://x", "a b://", "maria"] {
            assert_eq!(read(word), None, "{word}");
        }
    }
}

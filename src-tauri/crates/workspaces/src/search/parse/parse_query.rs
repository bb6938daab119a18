//! What a text in the search box is taken for, and what is searched because of it.

use rocketchat::{
    SessionId,
    rewritten_links::{self, refanged},
};

use super::{
    LONGEST, id, in_json, in_text, invalid_address,
    link::{self, Link},
    named::{Named, Search},
    network,
    parsed_query::{LooksLike, ParsedQuery, Wanted},
    person,
    words::{self, Word},
    written_addresses::{self, Written},
};
use crate::visible_text;

/// Longer texts than this are pasted, not typed.
const MOST_TYPED_WORDS: usize = 6;
const MOST_TYPED_CHARS: usize = 80;

/// With more words than this beside it, an ID stands in a line that was not typed.
const MOST_WORDS_BESIDE_AN_ID: usize = 2;

/// Says what a typed or pasted text looks like, and what to search for. Needs no connection.
///
/// Of a text over 1 MiB only the beginning is read.
#[must_use]
pub fn parse_query(text: &str) -> ParsedQuery {
    let text = &text[..text.floor_char_boundary(LONGEST)];
    let clean = decoded(&clean(text));
    let clean = refanged(&clean);
    let typed = words::split(&clean);
    if typed.is_empty() {
        return ParsedQuery::of(LooksLike::Nothing, vec![]);
    }
    if let Some(named) = in_json::read(text) {
        return of_named(named, &typed, |searched, with| LooksLike::Json { searched, with });
    }
    let one_word = match typed.as_slice() {
        [Word { text, quoted: false }] if clean.len() <= words::LONGEST => of_one_word(text),
        // Only a link can be so long and still be searched for.
        [Word { quoted: false, .. }] => link::read(&clean).map(of_link),
        [..] => None,
    };
    one_word.unwrap_or_else(|| of_text(&clean, &typed))
}

/// Without what cannot be seen, white space made single, full-width letters and signs as others.
fn clean(text: &str) -> String {
    let narrow = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        _ => c,
    };
    visible_text::without_hidden(text).chars().map(narrow).collect()
}

/// With the words decoded that were percent-encoded whole. Links are decoded when they are read.
fn decoded(clean: &str) -> String {
    let decoded = |word: &str| -> Option<String> {
        if !word.contains('%') || word.contains(['/', '?', '"']) {
            return None;
        }
        let decoded = rewritten_links::decoded(word);
        (decoded != word && decoded.chars().any(char::is_alphanumeric)).then_some(decoded)
    };
    if !clean.split(' ').any(|word| decoded(word).is_some()) {
        return clean.to_owned();
    }
    let words = clean.split(' ').map(|word| decoded(word).unwrap_or_else(|| word.to_owned()));
    self::clean(&words.collect::<Vec<_>>().join(" "))
}

fn of_one_word(text: &str) -> Option<ParsedQuery> {
    let word = words::without_brackets(text);
    if id::is_id(word) {
        let session_id = SessionId::parse(word).ok().filter(|_| id::may_be_of_session(word));
        let words = vec![Wanted::Text(word.to_owned())];
        return Some(ParsedQuery { session_id, ..ParsedQuery::of(LooksLike::Id, words) });
    }
    let name = word.trim_end_matches(['.', ':', '!', '?', ',']);
    let (looks_like, words) = if let Some(address) = network::address(word) {
        (LooksLike::InternetAddress { address }, vec![Wanted::address(address)])
    } else if let Some(range) = Wanted::range(word) {
        (LooksLike::AddressRange { searched: range.written() }, vec![range])
    } else if let Some(why) = invalid_address::why(word) {
        let looks_like = LooksLike::InvalidAddress { text: word.to_owned(), why };
        (looks_like, vec![Wanted::Text(word.to_owned())])
    } else if let Some(name) = person::user_name(name).or_else(|| person::of_domain(name)) {
        let words = vec![words::user_name(name.to_owned())];
        (LooksLike::UserName { user_name: name.to_owned() }, words)
    } else if let Some(person) = person::of_encoded_email(name) {
        let words = words::of_person(&person);
        (LooksLike::Email { searched: person }, words)
    } else {
        return link::read(word).map(of_link);
    };
    Some(ParsedQuery::of(looks_like, words))
}

fn of_link(link: Link) -> ParsedQuery {
    let (wanted, session_id) = match link {
        Link::Session(session) => (Wanted::Text(session.to_string()), Some(session)),
        Link::Id(text) => (Wanted::Text(shortened(&text)), None),
        Link::Person(name) => (words::user_name(shortened(&name)), None),
        Link::Address(address) => (Wanted::address(address), None),
        Link::Host(host) => {
            let address = network::address(&host).map(Wanted::address);
            (address.unwrap_or_else(|| Wanted::Text(shortened(&host))), None)
        }
        Link::Hidden(host) => {
            let host = shortened(&host);
            let words = vec![Wanted::Text(host.clone())];
            return ParsedQuery::of(LooksLike::HiddenLink { host }, words);
        }
    };
    let looks_like = LooksLike::Link { searched: wanted.written() };
    ParsedQuery { session_id, ..ParsedQuery::of(looks_like, vec![wanted]) }
}

fn shortened(text: &str) -> String {
    text.chars().take(words::LONGEST).collect()
}

fn of_text(clean: &str, typed: &[Word]) -> ParsedQuery {
    let mut sessions: Vec<SessionId> = Vec::new();
    for session in link::sessions_in(clean) {
        if !sessions.contains(&session) {
            sessions.push(session);
        }
    }
    match sessions.as_slice() {
        [] => {}
        [only] => return of_link(Link::Session(only.clone())),
        [..] => return of_ids(sessions.iter().map(ToString::to_string).collect()),
    }
    if let Some(understood) = of_several_ids(typed).or_else(|| of_emails(clean, typed)) {
        return understood;
    }
    let named = in_text::named(clean);
    if named.is_empty()
        && let Some(link) = in_text::link(clean)
    {
        return of_link(link);
    }
    let session_id = named.session.clone();
    let has_quoted = typed.iter().any(|word| word.quoted);
    let unquoted = if has_quoted { unquoted(typed) } else { clean.to_owned() };
    let written = written_addresses::read(&unquoted);
    if was_pasted(clean, typed) && (session_id.is_some() || !is_list(&written, typed)) {
        return of_named(named, typed, |searched, with| LooksLike::LogLine { searched, with });
    }
    let understood = of_addresses(written, typed).unwrap_or_else(|| {
        let looks_like = misfit_among(typed).unwrap_or(LooksLike::Words);
        ParsedQuery::of(looks_like, as_typed(typed))
    });
    ParsedQuery { session_id, ..understood }
}

fn of_named(
    named: Named,
    typed: &[Word],
    looks_like: impl FnOnce(Vec<String>, Option<String>) -> LooksLike,
) -> ParsedQuery {
    let session_id = named.session.clone();
    let Search { words, otherwise, searched, with, left_out } = named.search();
    let words = if words.is_empty() { as_typed(typed) } else { words };
    let looks_like = looks_like(searched, with);
    ParsedQuery { session_id, otherwise, left_out, ..ParsedQuery::of(looks_like, words) }
}

/// Whether a text is a line from elsewhere rather than words that a person chose.
fn was_pasted(clean: &str, typed: &[Word]) -> bool {
    let is_a_word = |id| typed.iter().any(|word| word.text == id);
    typed.len() > MOST_TYPED_WORDS
        || clean.chars().count() > MOST_TYPED_CHARS
        || in_text::names_somebody(clean)
        || in_text::ids(clean).any(|id| typed.len() > MOST_WORDS_BESIDE_AN_ID + 1 || !is_a_word(id))
}

/// Whether a text is a list of addresses and nothing else.
fn is_list(written: &Written, typed: &[Word]) -> bool {
    !written.addresses.is_empty()
        && written.others.is_empty()
        && !typed.iter().any(|word| word.quoted)
}

/// Of IDs and nothing else.
fn of_several_ids(typed: &[Word]) -> Option<ParsedQuery> {
    let bare = |word: &Word| {
        let text = word.text.trim_matches(['[', ']', '(', ')', '"', '\'', ',', ';']).to_owned();
        id::is_id(&text).then_some(text)
    };
    let parts = typed.iter().flat_map(|Word { text, quoted }| {
        let parts = text.split([',', ';']).filter(|part| !part.is_empty());
        parts.map(|part| Word { text: part.to_owned(), quoted: *quoted }).collect::<Vec<_>>()
    });
    let ids: Option<Vec<String>> = parts.map(|word| bare(&word)).collect();
    let mut different: Vec<String> = Vec::new();
    for id in ids? {
        if !different.contains(&id) {
            different.push(id);
        }
    }
    match different.as_slice() {
        [] => None,
        [only] => of_one_word(only),
        [..] => Some(of_ids(different)),
    }
}

fn of_ids(any_of: Vec<String>) -> ParsedQuery {
    let words = Wanted::any_of(any_of.iter().cloned().map(Wanted::Text).collect());
    ParsedQuery::of(LooksLike::Ids { any_of }, words)
}

/// Of one e-mail address with a name, or of several addresses and nothing else.
fn of_emails(clean: &str, typed: &[Word]) -> Option<ParsedQuery> {
    let one = |searched: &str, words| {
        Some(ParsedQuery::of(LooksLike::Email { searched: searched.to_owned() }, words))
    };
    if let Some((name, person)) = person::named_email(clean) {
        // An address of one word need not be like the name; one of two or more is.
        let of_address = words::of_person(person);
        if of_address.len() > 1 || name.is_empty() || name.contains(['<', '@']) {
            return if name.contains('@') { None } else { one(person, of_address) };
        }
        let name = match name.split_once(',') {
            Some((last, first)) => format!("{} {}", first.trim(), last.trim()),
            None => name.to_owned(),
        };
        let named = words::one_line(&name).map(Wanted::Text);
        return one(person, Wanted::any_of(of_address.into_iter().chain(named).collect()));
    }
    let text = typed.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ");
    let people: Option<Vec<&str>> =
        written_addresses::tokens(&text).map(person::of_email).collect();
    let people = people.filter(|people| people.len() > 1)?;
    let words = people.iter().flat_map(|person| words::forms_of_person(person));
    let words = Wanted::any_of(words.take(words::MOST).collect());
    one(&people.join(", "), words)
}

/// Of addresses, alone or with words that must be found too.
fn of_addresses(written: Written, typed: &[Word]) -> Option<ParsedQuery> {
    let Written { addresses, others, left_out } = written;
    let (only, several) = match addresses.as_slice() {
        [] => return None,
        [only] => (Some(only.clone()), false),
        [..] => (None, true),
    };
    let quoted = typed.iter().filter(|word| word.quoted).cloned();
    let others = others.into_iter().map(|text| Word { text, quoted: false });
    let mut words = as_typed(&quoted.chain(others).collect::<Vec<_>>());
    words.truncate(words::MOST - 1);
    let with: Vec<String> = words.iter().map(Wanted::written).collect();
    let any_of: Vec<String> = addresses.iter().map(Wanted::written).collect();
    let looks_like = match only {
        Some(only) if with.is_empty() => match only.single() {
            Some(address) => LooksLike::InternetAddress { address },
            None => LooksLike::AddressRange { searched: only.written() },
        },
        Some(_) | None if several => LooksLike::InternetAddresses { any_of, with },
        Some(_) | None => LooksLike::Words,
    };
    words.extend(Wanted::any_of(addresses));
    Some(ParsedQuery { left_out, ..ParsedQuery::of(looks_like, words) })
}

/// What stands outside quotation marks.
fn unquoted(typed: &[Word]) -> String {
    let outside = typed.iter().filter(|word| !word.quoted).map(|word| word.text.as_str());
    outside.collect::<Vec<_>>().join(" ")
}

/// The first typed word that was meant as an address and is none.
fn misfit_among(typed: &[Word]) -> Option<LooksLike> {
    typed.iter().filter(|word| !word.quoted).find_map(|word| {
        let text = words::without_brackets(&word.text);
        invalid_address::why(text)
            .map(|why| LooksLike::InvalidAddress { text: text.to_owned(), why })
    })
}

/// Each different word once.
fn as_typed(typed: &[Word]) -> Vec<Wanted> {
    let mut words: Vec<Wanted> = Vec::new();
    for wanted in typed.iter().flat_map(words::wanted) {
        if words.len() < words::MOST && !words.contains(&wanted) {
            words.push(wanted);
        }
    }
    words
}

#[cfg(test)]
mod pasted;
#[cfg(test)]
mod tests;

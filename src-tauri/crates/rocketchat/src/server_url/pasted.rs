//! The one address in a text that a person pasted.

use super::{AddressProblem, ServerUrl};
use crate::rewritten_links;

/// What mail programs and chats put around a link, where it does not belong to the link itself.
const QUOTES: &[char] =
    &['"', '\'', '`', '*', '«', '»', '„', '“', '”', '‚', '‘', '’', '•', '·', '|', '<', '>'];

/// What ends a sentence or a clause behind a link.
const STOPS: &[char] = &['.', ',', ';', ':', '!', '?', '…', '。', '、'];

/// A text that goes on with one of these was broken by white space in the middle of an address.
const JOINTS: &[char] = &['.', '-', '_', '/', ':', '@', '?', '&', '#', '%', '='];

/// Longer texts are no addresses and no messages with one, in bytes.
const LONGEST: usize = 16 * 1024;

/// The address that a text holds, without what stands around it.
///
/// # Errors
/// When there is none, or there are several, or white space goes through it; when the text is too
/// long.
pub fn address_in(text: &str) -> Result<String, AddressProblem> {
    let visible = text.trim().chars().filter(|c| !is_invisible(*c));
    let text: String = visible.take(LONGEST + 1).collect();
    if text.len() > LONGEST {
        return Err(AddressProblem::NotAnAddress);
    }
    let text = rewritten_links::refanged(&text);
    let words: Vec<&str> = text.split_whitespace().collect();
    let word = match words.as_slice() {
        [] => return Err(AddressProblem::Empty),
        [word] => word,
        [..] => only_address(&words)?,
    };
    Ok(decoded(bare(link_in(word))))
}

/// The text with a scheme and two slashes, however its beginning was written: `https//host`,
/// `https:/host`, `ttps://host`, `https://https://host`. `None` when it begins with no web scheme.
#[must_use]
pub fn with_web_scheme(text: &str) -> Option<String> {
    let (mut scheme, mut rest) = web_scheme(text)?;
    // A loop: a text may repeat it any number of times.
    while let Some(inner) = web_scheme(rest) {
        (scheme, rest) = inner;
    }
    Some(format!("{scheme}://{rest}"))
}

/// The web scheme that a text begins with, and what stands behind its signs.
fn web_scheme(text: &str) -> Option<(&'static str, &str)> {
    const WRITTEN: [(&str, &str); 6] = [
        ("https", "https"),
        ("http", "http"),
        ("htttps", "https"),
        ("htps", "https"),
        ("ttps", "https"),
        ("ttp", "http"),
    ];
    WRITTEN.into_iter().find_map(|(written, scheme)| {
        let begin = text.get(..written.len())?;
        if !begin.eq_ignore_ascii_case(written) {
            return None;
        }
        let after = &text[written.len()..];
        let rest = after.trim_start_matches([':', ';', '.', '/', '\\']);
        let signs = &after[..after.len() - rest.len()];
        // `https:443` is a host and its port, `http.acme.example` and `https/x` are hosts.
        let has_port = rest.starts_with(|c: char| c.is_ascii_digit());
        let is_scheme = signs.ends_with("//")
            || signs.ends_with('\\')
            || signs.ends_with(":/")
            || (signs == ":" && !has_port);
        is_scheme.then_some((scheme, rest))
    })
}

/// The one word that is an address: the only link or else the only name of a host.
fn only_address<'a>(words: &[&'a str]) -> Result<&'a str, AddressProblem> {
    let is_link = |word: &str| {
        let word = bare(link_in(word));
        with_web_scheme(word).is_some_and(|link| !link.ends_with("://"))
            || word.starts_with("rocketchat://")
    };
    let has_link = words.iter().any(|word| is_link(word));
    let mut found: Option<(usize, &str)> = None;
    for (place, word) in words.iter().enumerate() {
        if !(if has_link { is_link(word) } else { is_host(bare(word)) }) {
            continue;
        }
        match found {
            Some((_, before)) if !is_same_place(before, word) => {
                return Err(AddressProblem::Several);
            }
            Some(_) => {}
            None => found = Some((place, word)),
        }
    }
    let (place, word) = found.ok_or(AddressProblem::NotAnAddress)?;
    let goes_on = words.get(place + 1).is_some_and(|next| {
        next.len() > 1 && next.starts_with(JOINTS) && next.contains(char::is_alphanumeric)
    });
    let is_cut = place + 1 < words.len() && word.ends_with(['-', '_', '@', '%', '=', '&']);
    if goes_on || is_cut { Err(AddressProblem::NotAnAddress) } else { Ok(word) }
}

fn is_same_place(one: &str, other: &str) -> bool {
    let read = |word| ServerUrl::parse(word).ok();
    one == other || read(one).is_some_and(|one| Some(one) == read(other))
}

/// A name with a dot whose last label has letters, such as `chat.acme.example:3000/x`.
fn is_host(word: &str) -> bool {
    let name = word.split(['/', ':', '?', '#']).next().unwrap_or_default();
    let is_name = |c: char| c.is_alphanumeric() || c == '-' || c == '_' || c == '.';
    let last = name.rsplit_once('.').map(|(_, last)| last).unwrap_or_default();
    name.starts_with(char::is_alphanumeric)
        && name.chars().all(is_name)
        && last.chars().count() >= 2
        && last.chars().all(char::is_alphabetic)
}

/// The link inside a word of Markdown or HTML: `[Acme](https://…)`, `href="https://…">`.
fn link_in(word: &str) -> &str {
    let Some(sign) = word.find("://") else { return word };
    let scheme = word[..sign].trim_end_matches(|c: char| c.is_ascii_alphabetic()).len();
    if scheme == 0 {
        return word;
    }
    let link = &word[scheme..];
    let is_end = |c: char| "\"'<>`".contains(c) || (c == ')' && word[..scheme].ends_with('('));
    &link[..link.find(is_end).unwrap_or(link.len())]
}

/// Without quotes, brackets and stops around.
fn bare(word: &str) -> &str {
    let mut rest = word;
    // Counted once: a long text may be nothing but brackets.
    let mut brackets = [('(', ')'), ('[', ']'), ('{', '}')].map(|(open, close)| {
        (open, close, word.matches(open).count(), word.matches(close).count())
    });
    loop {
        let before = rest;
        rest = rest.trim_start_matches(QUOTES).trim_end_matches(QUOTES).trim_end_matches(STOPS);
        for (open, close, opened, closed) in &mut brackets {
            if closed > opened {
                if let Some(inside) = rest.strip_suffix(*close) {
                    rest = inside;
                    *closed -= 1;
                }
            } else if opened > closed {
                if let Some(inside) = rest.strip_prefix(*open) {
                    rest = inside;
                    *opened -= 1;
                }
            } else if let Some(inside) =
                rest.strip_prefix(*open).and_then(|rest| rest.strip_suffix(*close))
                && inside.parse::<std::net::Ipv6Addr>().is_err()
            {
                rest = inside;
                *opened -= 1;
                *closed -= 1;
            }
        }
        if rest == before {
            return rest;
        }
    }
}

/// A whole address that was percent-encoded, as in a copied parameter.
fn decoded(word: &str) -> String {
    let lower = word.to_ascii_lowercase();
    if lower.starts_with("https%3a") || lower.starts_with("http%3a") {
        return rewritten_links::decoded(word);
    }
    word.to_owned()
}

/// Marks of direction and joiners, which come along with copied text.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}' | '\u{feff}'
    )
}

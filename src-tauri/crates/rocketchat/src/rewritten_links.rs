//! Links that a mail gateway, a chat or a search engine rewrote: the link before that.
//!
//! Pure: nothing is resolved over the network. Services that keep the target to themselves (short
//! links, opaque gateways) are recognised, so that nobody takes their host for the one meant.

mod defanged;
mod parameters;
mod urldefense;

use std::borrow::Cow;

use percent_encoding::percent_decode_str;
use url::{Host, Url};

pub use defanged::refanged;

/// What a link was before it was rewritten.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Original {
    /// No known service rewrote it.
    Same,
    /// The innermost link.
    Link(String),
    /// A known service whose link does not show the target, or too many layers.
    Hidden,
}

/// The most layers that are undone, and the most links inside a path that are looked at: gateways
/// in a row each add one.
const MOST_LAYERS: usize = 8;

/// Longer texts are no links.
const LONGEST: usize = 64 * 1024;

/// Undoes the rewriting of one link, layer by layer. The scheme may be missing.
///
/// Deep links of Rocket.Chat's own apps (`https://go.rocket.chat/invite?host=…`,
/// `rocketchat://room?host=…`) become the link to the workspace.
#[must_use]
pub fn original(link: &str) -> Original {
    let mut innermost: Option<String> = None;
    for _ in 0..MOST_LAYERS {
        let current = innermost.as_deref().unwrap_or(link);
        match one_layer(current) {
            Original::Same => return innermost.map_or(Original::Same, Original::Link),
            Original::Link(inner) => innermost = Some(inner),
            Original::Hidden => return Original::Hidden,
        }
    }
    Original::Hidden
}

/// A complete link to another host inside the query or the path of a link: the target of an unknown
/// gateway, or the page that a sign-in page returns to.
#[must_use]
pub fn carried(link: &str) -> Option<String> {
    if link.len() > LONGEST {
        return None;
    }
    let url = parsed(link)?;
    let host = url.host_str()?;
    let of_query = url.query_pairs().map(|(_, value)| value.into_owned());
    let of_path = url.path().char_indices().skip(1).filter_map(|(place, _)| {
        let rest = &url.path()[place..];
        is_web_link(&rest[..rest.len().min(16)].to_ascii_lowercase()).then_some(rest)
    });
    let of_path = of_path.take(MOST_LAYERS).map(decoded);
    of_query.map(|value| decoded(&value)).chain(of_path).find(|value| {
        is_web_link(&value.to_ascii_lowercase())
            && Url::parse(value).is_ok_and(|inner| inner.host_str().is_some_and(|it| it != host))
    })
}

/// Undoes percent-encoding until none is left, a bounded number of times.
#[must_use]
pub fn decoded(text: &str) -> String {
    let mut text = Cow::Borrowed(text);
    for _ in 0..MOST_LAYERS {
        match percent_decode_str(&text).decode_utf8() {
            Ok(next) if next != text => text = Cow::Owned(next.into_owned()),
            Ok(_) | Err(_) => break,
        }
    }
    text.into_owned()
}

fn one_layer(link: &str) -> Original {
    if link.len() > LONGEST {
        return Original::Same;
    }
    let Some(url) = parsed(link) else { return Original::Same };
    if url.scheme() == "rocketchat" {
        return of_rocket_chat(&url);
    }
    let Some(Host::Domain(host)) = url.host() else { return Original::Same };
    let host = host.trim_end_matches('.');
    if host == "go.rocket.chat" {
        return of_rocket_chat(&url);
    }
    match urldefense::original(host, &url, link) {
        Original::Same => parameters::original(host, &url),
        known @ (Original::Link(_) | Original::Hidden) => known,
    }
}

/// `host` is a workspace's address with or without scheme and prefix, `path` lies below it.
fn of_rocket_chat(url: &Url) -> Original {
    let value = |wanted: &str| {
        let mut pairs = url.query_pairs();
        pairs.find(|(key, _)| key == wanted).map(|(_, value)| value.trim().to_owned())
    };
    let host = value("host").filter(|host| !host.is_empty());
    let link = host.map(|host| {
        let path = value("path").unwrap_or_default();
        let (host, path) = (host.trim_end_matches('/'), path.trim_start_matches('/'));
        if path.is_empty() { host.to_owned() } else { format!("{host}/{path}") }
    });
    link.into()
}

impl From<Option<String>> for Original {
    /// What a known service shows of its target.
    fn from(link: Option<String>) -> Self {
        link.filter(|link| !link.trim().is_empty()).map_or(Self::Hidden, Self::Link)
    }
}

/// The link as a URL; one without a scheme is read as `https`.
fn parsed(link: &str) -> Option<Url> {
    let link = link.trim();
    let has_scheme = link.split_once("://").is_some_and(|(scheme, _)| {
        !scheme.is_empty() && scheme.chars().all(|c| c.is_ascii_alphanumeric() || c == '+')
    });
    if has_scheme {
        return Url::parse(link).ok();
    }
    // A gateway's link has a path or a query; a word has none.
    link.contains(['/', '?']).then(|| Url::parse(&format!("https://{link}")).ok())?
}

/// Whether this lower-case text begins like a link of the web, percent-encoded or not.
fn is_web_link(lower: &str) -> bool {
    let rest = lower.strip_prefix("http").map(|rest| rest.strip_prefix('s').unwrap_or(rest));
    rest.is_some_and(|rest| [":/", "%3a%2f", "%253a"].iter().any(|sign| rest.starts_with(sign)))
}

#[cfg(test)]
mod tests;

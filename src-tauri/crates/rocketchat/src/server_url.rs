//! The address of a workspace, parsed once at the edge.

mod pasted;
mod routes;

use std::fmt;

use url::{Host, Url};

use crate::rewritten_links::{self, Original};

pub use pasted::with_web_scheme;

/// The base address of a workspace: `https` anywhere, `http` only for this machine; no credentials,
/// no query, no fragment; with an optional path prefix and never a trailing slash when shown.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ServerUrl(Url);

/// Why text cannot be used as a workspace address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AddressProblem {
    /// Nothing was typed.
    #[error("a workspace address is needed")]
    Empty,
    /// Not an address at all.
    #[error("this is not a workspace address")]
    NotAnAddress,
    /// A scheme other than http and https (`javascript:`, `ftp:`).
    #[error("a workspace address begins with https://")]
    WrongScheme,
    /// `http://` to another machine.
    #[error("this address would send passwords unprotected; use https://")]
    NotEncrypted,
    /// A user name or password inside the address.
    #[error("leave the name and password out of the address")]
    HasCredentials,
    /// A link of a mail gateway, a link shortener or another service that leads elsewhere, and whose
    /// target is not known.
    #[error("this link leads through another service; use the address of the workspace itself")]
    LeadsElsewhere,
    /// A text with several addresses.
    #[error("there is more than one address in this text")]
    Several,
}

impl ServerUrl {
    /// Understands what a person types or pastes: without a scheme or with a misspelt one, with a
    /// path, a port, a trailing dot, an international name, a text around it; a defanged address; a
    /// link of Rocket.Chat, whose tail (a channel, an invitation, a REST path) is left out; a link
    /// that a mail gateway rewrote, whose target is taken.
    ///
    /// # Errors
    /// Says why the text cannot be used.
    pub fn parse(text: &str) -> Result<Self, AddressProblem> {
        Self::from_url(target(text)?)
    }

    /// As [`Self::parse`], for an address that was refused as [`AddressProblem::NotEncrypted`]: the
    /// same with `https`.
    #[must_use]
    pub fn parse_encrypted(text: &str) -> Option<Self> {
        let mut url = target(text).ok()?;
        url.set_scheme("https").ok()?;
        Self::from_url(url).ok()
    }

    /// Reads back what [`fmt::Display`] wrote, and nothing that only resembles it: neither a link's
    /// target nor a shorter path is taken for what was kept.
    ///
    /// # Errors
    /// Says why the text is no address.
    pub fn from_kept(text: &str) -> Result<Self, AddressProblem> {
        Self::checked(parse_url(text)?)
    }

    /// The address for a path below the base, such as `/api/v1/me`.
    #[must_use]
    pub fn join(&self, path: &str) -> Url {
        let mut url = self.0.clone();
        url.set_path(&format!("{}{path}", self.prefix()));
        url
    }

    /// Host and port without scheme and path, as shown in second lines (`chat.acme.example`).
    #[must_use]
    pub fn host(&self) -> String {
        let host = self.0.host_str().unwrap_or_default();
        self.0.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
    }

    /// Whether the address is this machine itself. Only then may it be plain `http`.
    #[must_use]
    pub fn is_loopback(&self) -> bool {
        is_this_machine(&self.0)
    }

    /// Whether the connection is encrypted; always so unless the address is this machine.
    #[must_use]
    pub fn is_encrypted(&self) -> bool {
        self.0.scheme() == "https"
    }

    fn from_url(mut url: Url) -> Result<Self, AddressProblem> {
        url.set_path(&routes::prefix_of(url.path()));
        Self::checked(url)
    }

    fn checked(mut url: Url) -> Result<Self, AddressProblem> {
        if !url.username().is_empty() || url.password().is_some() {
            return Err(AddressProblem::HasCredentials);
        }
        // The root of the name service: the same host, and a certificate does not name it.
        if let Some(name) = url.domain().and_then(|name| name.strip_suffix('.')).map(str::to_owned)
        {
            url.set_host(Some(&name)).map_err(|_| AddressProblem::NotAnAddress)?;
        }
        if !has_plausible_host(&url) {
            return Err(AddressProblem::NotAnAddress);
        }
        if url.scheme() == "http" && !is_this_machine(&url) {
            return Err(AddressProblem::NotEncrypted);
        }
        url.set_query(None);
        url.set_fragment(None);
        Ok(Self(url))
    }

    fn prefix(&self) -> &str {
        self.0.path().trim_end_matches('/')
    }
}

impl fmt::Display for ServerUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.as_str().trim_end_matches('/'))
    }
}

/// The link to the workspace, or to a page of it, in a text.
fn target(text: &str) -> Result<Url, AddressProblem> {
    let written = pasted::address_in(text)?;
    let link = with_scheme(&written);
    match rewritten_links::original(&link) {
        Original::Link(inner) => parse_web_url(&with_scheme(inner.trim())),
        Original::Hidden => Err(AddressProblem::LeadsElsewhere),
        Original::Same if rewritten_links::carried(&link).is_some() => {
            Err(AddressProblem::LeadsElsewhere)
        }
        Original::Same => parse_web_url(&link),
    }
}

/// With `https://` where no scheme was written; `http://` for this machine.
fn with_scheme(text: &str) -> String {
    if let Some(link) = pasted::with_web_scheme(text) {
        return link;
    }
    match Written::of(text) {
        Written::WithScheme => text.to_owned(),
        Written::Bare => {
            let encrypted = format!("https://{text}");
            match parse_url(&encrypted) {
                Ok(url) if is_this_machine(&url) => format!("http://{text}"),
                Ok(_) | Err(_) => encrypted,
            }
        }
    }
}

/// How an address was written.
enum Written {
    /// With another scheme than `http` and `https`.
    WithScheme,
    /// Without a scheme.
    Bare,
}

impl Written {
    /// `name:` begins a scheme unless a port follows, as in `rocket.chat:443`, or what precedes
    /// the colon cannot be one, as in `[::1]:3000` or `name:password@host`.
    fn of(text: &str) -> Self {
        let Some((scheme, rest)) = text.split_once(':') else {
            return Self::Bare;
        };
        let lower = scheme.to_ascii_lowercase();
        let is_scheme = lower.starts_with(|c: char| c.is_ascii_lowercase())
            && lower.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
        let port: &str = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let is_port = port.chars().all(|c| c.is_ascii_digit());
        let has_credentials = port.contains('@') && scheme != "mailto";
        if !is_scheme || has_credentials || (is_port && !rest.starts_with("//")) {
            return Self::Bare;
        }
        Self::WithScheme
    }
}

fn parse_web_url(text: &str) -> Result<Url, AddressProblem> {
    if text.split_once(':').is_some_and(|(scheme, _)| scheme != "http" && scheme != "https") {
        return Err(AddressProblem::WrongScheme);
    }
    parse_url(text)
}

fn parse_url(text: &str) -> Result<Url, AddressProblem> {
    // The WHATWG parser drops tabs and line breaks, reads back slashes as slashes, and joins more
    // slashes than two; a person who pastes such text did not mean an address.
    let odd = |c: char| c.is_whitespace() || c.is_control() || c == '\\';
    let after_scheme = text.split_once(':').map_or("", |(_, rest)| rest);
    if text.chars().any(odd) || !after_scheme.starts_with("//") || after_scheme.starts_with("///") {
        return Err(AddressProblem::NotAnAddress);
    }
    Url::parse(text).map_err(|_| AddressProblem::NotAnAddress)
}

/// Whether the host is `localhost`, 127.0.0.0/8 or `::1`, literally.
fn is_this_machine(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

/// Names have labels of letters, digits and inner hyphens, 1 to 63 long, 253 together; addresses
/// are not "any" and not "all".
fn has_plausible_host(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name.len() <= 253 && name.split('.').all(is_label),
        Some(Host::Ipv4(address)) => !address.is_unspecified() && !address.is_broadcast(),
        Some(Host::Ipv6(address)) => !address.is_unspecified(),
        None => false,
    }
}

fn is_label(label: &str) -> bool {
    (1..=63).contains(&label.len())
        && !label.starts_with('-')
        && !label.ends_with('-')
        && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
}

#[cfg(test)]
mod tests;

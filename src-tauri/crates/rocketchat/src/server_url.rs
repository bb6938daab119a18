//! The address of a workspace, parsed once at the edge.

use std::fmt;

use url::{Host, Url};

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
}

impl ServerUrl {
    /// Understands what a person types: without a scheme, with spaces, upper case, a path, a port,
    /// an international name; also a link copied from the browser, whose tail (a channel, a page of
    /// the administration, a REST path) is left out.
    ///
    /// # Errors
    /// Says why the text cannot be used.
    pub fn parse(text: &str) -> Result<Self, AddressProblem> {
        let text = text.trim();
        if text.is_empty() {
            return Err(AddressProblem::Empty);
        }
        let url = match Written::of(text) {
            Written::AsWeb => parse_url(text)?,
            Written::AsOther => return Err(AddressProblem::WrongScheme),
            Written::Bare => {
                let url = parse_url(&format!("https://{text}"))?;
                if is_this_machine(&url) { parse_url(&format!("http://{text}"))? } else { url }
            }
        };
        Self::from_url(url)
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
        if !url.username().is_empty() || url.password().is_some() {
            return Err(AddressProblem::HasCredentials);
        }
        if !has_plausible_host(&url) {
            return Err(AddressProblem::NotAnAddress);
        }
        if url.scheme() == "http" && !is_this_machine(&url) {
            return Err(AddressProblem::NotEncrypted);
        }
        url.set_query(None);
        url.set_fragment(None);
        let prefix = without_pasted_tail(url.path());
        url.set_path(&prefix);
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

/// How an address was written.
enum Written {
    /// With `http:` or `https:`.
    AsWeb,
    /// With another scheme.
    AsOther,
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
        if lower == "http" || lower == "https" {
            return Self::AsWeb;
        }
        let is_scheme = lower.starts_with(|c: char| c.is_ascii_lowercase())
            && lower.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
        let port: &str = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let is_port = port.chars().all(|c| c.is_ascii_digit());
        let has_credentials = port.contains('@') && scheme != "mailto";
        if !is_scheme || has_credentials || (is_port && !rest.starts_with("//")) {
            return Self::Bare;
        }
        Self::AsOther
    }
}

fn parse_url(text: &str) -> Result<Url, AddressProblem> {
    // The WHATWG parser drops tabs and line breaks and reads back slashes as slashes; a person who
    // pastes such text did not mean an address.
    if text.chars().any(|c| c.is_whitespace() || c.is_control() || c == '\\') {
        return Err(AddressProblem::NotAnAddress);
    }
    // Also `https:host` and `https:///host` would be taken.
    let after_scheme = text.split_once(':').map_or("", |(_, rest)| rest);
    if !after_scheme.starts_with("//") || after_scheme.starts_with("///") {
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
        Some(Host::Domain(name)) => {
            let name = name.strip_suffix('.').unwrap_or(name);
            name.len() <= 253 && name.split('.').all(is_label)
        }
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

/// First parts of paths that the web client or the REST interface add to a workspace's address.
const PASTED: [&str; 14] = [
    "account",
    "admin",
    "api",
    "audit",
    "channel",
    "direct",
    "directory",
    "group",
    "home",
    "livechat",
    "login",
    "marketplace",
    "omnichannel",
    "register",
];

/// The path prefix alone, without empty parts.
fn without_pasted_tail(path: &str) -> String {
    let parts = path.split('/').filter(|part| !part.is_empty());
    parts
        .take_while(|part| !PASTED.contains(part))
        .fold(String::new(), |prefix, part| format!("{prefix}/{part}"))
}

#[cfg(test)]
mod tests;

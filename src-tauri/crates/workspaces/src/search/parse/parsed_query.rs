//! What a text in the search box means.

use std::net::IpAddr;

use rocketchat::SessionId;
use session_index::Span;

use super::{invalid_address::InvalidAddress, network};

/// What a typed or pasted text was understood as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParsedQuery {
    /// What it looks like.
    pub looks_like: LooksLike,
    /// What a session must have, all of it. Empty only when nothing visible was typed; at most 20.
    pub words: Vec<Wanted>,
    /// The one session ID that is in it, for which servers can be asked. It may turn out to be the
    /// ID of a user or of something else.
    pub session_id: Option<SessionId>,
    /// Any of this is enough where nothing has all of `words`: a failed sign-in names a person who
    /// is not at that address. Empty where there is nothing else to try.
    pub otherwise: Vec<Wanted>,
    /// What was read and is not searched: addresses that are none, too many, or those of proxies
    /// beside others.
    pub left_out: Vec<String>,
}

/// What a session must have to be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// This text, in any of its fields; `@` and a name stands for a user name. One line of 1 to
    /// 200 characters.
    Text(String),
    /// An internet address of this network; one address is a network of its full length.
    Network {
        /// The first address. A v4 address that is mapped into v6 stands as v4.
        address: IpAddr,
        /// 0 to 32 for v4, 0 to 128 for v6.
        prefix_len: u8,
    },
    /// An internet address from a first to a last one.
    Span(Span),
    /// Any of these is enough; at least two.
    AnyOf(Vec<Wanted>),
}

/// What a typed or pasted text looks like. Where something is `searched`, it says in one line what
/// the text was narrowed down to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LooksLike {
    /// Nothing visible was typed.
    Nothing,
    /// The ID of a session, or of a user: both look alike.
    Id,
    /// Several IDs; any of them is searched.
    Ids {
        /// The IDs.
        any_of: Vec<String>,
    },
    /// One whole internet address.
    InternetAddress {
        /// The address.
        address: IpAddr,
    },
    /// Several internet addresses or ranges, alone or among words; any of them is searched.
    InternetAddresses {
        /// The addresses and ranges.
        any_of: Vec<String>,
        /// What else must be found.
        with: Vec<String>,
    },
    /// A range of internet addresses.
    AddressRange {
        /// The range, such as `10.0.0.0/8` or `10.0.0.1-10.0.0.40`.
        searched: String,
    },
    /// An internet address or a range that is none, alone or among words. It is searched as text,
    /// for a device's version may look like it.
    InvalidAddress {
        /// The one that is none.
        text: String,
        /// Why not.
        why: InvalidAddress,
    },
    /// A user name.
    UserName {
        /// Without the `@`.
        user_name: String,
    },
    /// An e-mail address. Sessions carry none, so what stands before the `@` is searched.
    Email {
        /// What stands before the `@`.
        searched: String,
    },
    /// A link; the ID in it is searched, or else its host.
    Link {
        /// The ID or the host.
        searched: String,
    },
    /// A link of a service that keeps its target to itself; its host is searched.
    HiddenLink {
        /// The host of the service.
        host: String,
    },
    /// JSON; the session in it is searched, or else the user and the internet addresses.
    Json {
        /// Any of these; none when nothing in it can be searched, or different things stand there.
        searched: Vec<String>,
        /// The person, who must be found too.
        with: Option<String>,
    },
    /// A line of a log or a ticket; the IDs, internet addresses and people in it are searched.
    LogLine {
        /// Any of these; none when none is in it: its words are searched.
        searched: Vec<String>,
        /// The person, who must be found too.
        with: Option<String>,
    },
    /// Words, each of which must be found. Some of them can be addresses or ranges.
    Words,
}

impl ParsedQuery {
    /// The same with what is tried where nothing has all words.
    pub(crate) fn otherwise(self) -> Option<Self> {
        let words = Some(self.otherwise).filter(|words| !words.is_empty())?;
        let all = |searched: Vec<String>, with| searched.into_iter().chain(with).collect();
        let looks_like = match self.looks_like {
            LooksLike::Json { searched, with } => {
                LooksLike::Json { searched: all(searched, with), with: None }
            }
            LooksLike::LogLine { searched, with } => {
                LooksLike::LogLine { searched: all(searched, with), with: None }
            }
            other @ (LooksLike::Nothing
            | LooksLike::Id
            | LooksLike::Ids { .. }
            | LooksLike::InternetAddress { .. }
            | LooksLike::InternetAddresses { .. }
            | LooksLike::AddressRange { .. }
            | LooksLike::InvalidAddress { .. }
            | LooksLike::UserName { .. }
            | LooksLike::Email { .. }
            | LooksLike::Link { .. }
            | LooksLike::HiddenLink { .. }
            | LooksLike::Words) => other,
        };
        Some(Self { looks_like, words, otherwise: Vec::new(), ..self })
    }

    /// Without a session ID, and nothing left out.
    pub(super) fn of(looks_like: LooksLike, words: Vec<Wanted>) -> Self {
        Self { looks_like, words, session_id: None, otherwise: Vec::new(), left_out: Vec::new() }
    }
}

impl Wanted {
    /// One whole internet address.
    pub(super) fn address(address: IpAddr) -> Self {
        Self::Network { address, prefix_len: if address.is_ipv4() { 32 } else { 128 } }
    }

    /// Any of these; nothing of nothing.
    pub(super) fn any_of(wanted: Vec<Self>) -> Vec<Self> {
        if wanted.len() < 2 { wanted } else { vec![Self::AnyOf(wanted)] }
    }

    /// What is enough: itself, or any of several.
    #[must_use]
    pub fn alternatives(&self) -> &[Self] {
        match self {
            Self::AnyOf(wanted) => wanted,
            Self::Text(_) | Self::Network { .. } | Self::Span(_) => std::slice::from_ref(self),
        }
    }

    /// The address, if it is a single one.
    #[must_use]
    pub fn single(&self) -> Option<IpAddr> {
        match self {
            Self::Network { address: address @ IpAddr::V4(_), prefix_len: 32 }
            | Self::Network { address: address @ IpAddr::V6(_), prefix_len: 128 } => Some(*address),
            Self::Text(_) | Self::Network { .. } | Self::Span(_) | Self::AnyOf(_) => None,
        }
    }

    /// A range of internet addresses, in any way of writing.
    pub(super) fn range(text: &str) -> Option<Self> {
        let network =
            network::range(text).map(|(address, prefix_len)| Self::Network { address, prefix_len });
        network.or_else(|| network::span(text).map(Self::Span))
    }

    /// How a person would write it; of several, between strokes.
    #[must_use]
    pub fn written(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Network { address, prefix_len } => match self.single() {
                Some(address) => address.to_string(),
                None => format!("{address}/{prefix_len}"),
            },
            Self::Span(span) => format!("{}-{}", span.first(), span.last()),
            Self::AnyOf(wanted) => wanted.iter().map(Self::written).collect::<Vec<_>>().join(" | "),
        }
    }
}

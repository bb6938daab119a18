//! What the workspace saw: a bounded list of the requests and how they were answered.

use std::collections::VecDeque;

use jiff::Timestamp;

/// One request, without its secrets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// When it was answered, by the workspace's clock.
    pub at: Timestamp,
    /// `GET`, `POST`, …
    pub method: String,
    /// The path, without the query.
    pub path: String,
    /// The query as it was sent; empty if there was none.
    pub query: String,
    /// The client's address as the limiter and the remembered second factor know it.
    pub client: String,
    /// `User-Agent`.
    pub user_agent: Option<String>,
    /// `X-User-Id`.
    pub user_id: Option<String>,
    /// Whether `X-Auth-Token` was there.
    pub token_sent: bool,
    /// Whether `x-2fa-code` was there.
    pub code_sent: bool,
    /// `x-2fa-method`.
    pub second_factor_method: Option<String>,
    /// The names of all headers, in lower case, sorted.
    pub header_names: Vec<String>,
    /// The status of the answer; 0 for a request that was lost on its way.
    pub status: u16,
}

/// The newest requests; older ones are dropped past [`Journal::LONGEST`].
#[derive(Debug, Default)]
pub(crate) struct Journal(VecDeque<Seen>);

impl Journal {
    /// So many are kept.
    pub(crate) const LONGEST: usize = 10_000;

    pub(crate) fn note(&mut self, seen: Seen) {
        if self.0.len() == Self::LONGEST {
            self.0.pop_front();
        }
        self.0.push_back(seen);
    }

    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }

    pub(crate) fn all(&self) -> Vec<Seen> {
        self.0.iter().cloned().collect()
    }
}

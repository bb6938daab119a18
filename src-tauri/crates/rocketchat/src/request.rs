//! What an endpoint asks for, before it becomes HTTP.

use serde::Serialize;
use zeroize::Zeroizing;

/// One request: where to, and with what.
#[derive(Debug)]
pub struct Request {
    /// Below the workspace's address, such as `/api/v1/me`.
    pub path: &'static str,
    /// The query's pairs. Servers refuse unknown keys, so nothing may be added to them.
    pub query: Vec<(&'static str, String)>,
    /// What is done there.
    pub action: Action,
}

/// What is done at the path.
#[derive(Debug)]
pub enum Action {
    /// `GET`.
    Read,
    /// `POST` without a body.
    Post,
    /// `POST` with JSON.
    PostJson(Json),
}

/// JSON that may hold secrets; overwritten when dropped.
pub struct Json(Zeroizing<Vec<u8>>);

impl Request {
    /// Reads something without parameters.
    pub(crate) fn read(path: &'static str) -> Self {
        Self::read_with(path, Vec::new())
    }

    /// Reads something by its query.
    pub(crate) fn read_with(path: &'static str, query: Vec<(&'static str, String)>) -> Self {
        Self { path, query, action: Action::Read }
    }

    /// Does something without parameters.
    pub(crate) fn post(path: &'static str) -> Self {
        Self { path, query: Vec::new(), action: Action::Post }
    }

    /// Does something with a JSON object of texts.
    pub(crate) fn post_json(path: &'static str, body: &impl Serialize) -> Self {
        Self { path, query: Vec::new(), action: Action::PostJson(Json::of(body)) }
    }
}

impl Json {
    fn of(body: &impl Serialize) -> Self {
        // Bodies are structs of strings; serde_json fails only for maps whose keys are not text.
        Self(Zeroizing::new(serde_json::to_vec(body).unwrap_or_default()))
    }

    /// The bytes to send.
    #[must_use]
    pub fn into_bytes(self) -> Zeroizing<Vec<u8>> {
        self.0
    }
}

impl std::fmt::Debug for Json {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Json({} bytes)", self.0.len())
    }
}

//! One record of a session.

use std::{borrow::Cow, sync::Arc};

use jiff::Timestamp;

use crate::{accounts::token_hash, sessions::Device};

/// A record of a session, live or ended.
#[derive(Debug, Clone)]
pub(crate) struct Record {
    /// The session's ID: that of the connection.
    pub(crate) id: String,
    pub(crate) user_id: Arc<str>,
    pub(crate) token: TokenOf,
    pub(crate) device: Option<Arc<Device>>,
    pub(crate) host: Option<Arc<str>>,
    pub(crate) ip: Option<String>,
    /// The last time the client connected with its token.
    pub(crate) login_at: Timestamp,
    pub(crate) ended: Option<Ended>,
    /// Whether a newer record of the same token stands for it in lists.
    pub(crate) superseded: bool,
    /// What `info.admin` and filters search.
    pub(crate) search_term: Box<str>,
}

/// The token of a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum TokenOf {
    /// A token that nobody in this workspace holds: the session came with the data.
    Nobody,
    /// The hash of a token that a live sign-in may hold.
    SignIn(String),
}

/// When a session was ended, and by whom.
#[derive(Debug, Clone)]
pub(crate) struct Ended {
    pub(crate) at: Timestamp,
    /// The user ID of the administrator, if it was not the owner.
    pub(crate) by: Option<String>,
}

impl Record {
    pub(crate) fn new(
        id: String,
        user_id: Arc<str>,
        token: TokenOf,
        device: Option<Arc<Device>>,
        login_at: Timestamp,
    ) -> Self {
        let search_term = search_term(&id, &user_id, device.as_deref());
        Self {
            id,
            user_id,
            token,
            device,
            host: None,
            ip: None,
            login_at,
            ended: None,
            superseded: false,
            search_term,
        }
    }

    /// The hash of the session's token as the server stores it; made up where nobody holds it.
    pub(crate) fn login_token(&self) -> Cow<'_, str> {
        match &self.token {
            TokenOf::Nobody => Cow::Owned(token_hash(&self.id)),
            TokenOf::SignIn(hash) => Cow::Borrowed(hash),
        }
    }
}

/// Device name, type, system, session and user, without anything between them.
fn search_term(id: &str, user_id: &str, device: Option<&Device>) -> Box<str> {
    let name = device.and_then(|d| d.name.as_deref()).unwrap_or_default();
    let kind = device.and_then(|d| d.kind.as_deref()).unwrap_or_default();
    let os = device.and_then(Device::os_name).unwrap_or_default();
    [name, kind, os, id, user_id].concat().into_boxed_str()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_search_term_has_nothing_between_its_parts() {
        let device = Device::new("browser", "Chrome", "1", "Linux", "");
        let term = search_term("uBNL9dTjJ4s6Pjp4K", "plainId", Some(&device));
        assert_eq!(&*term, "ChromebrowserLinuxuBNL9dTjJ4s6Pjp4KplainId");
    }
}

//! The address of a workspace, parsed once at the edge.

use std::fmt;

use url::Url;

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
    /// an international name.
    ///
    /// # Errors
    /// Says why the text cannot be used.
    pub fn parse(_text: &str) -> Result<Self, AddressProblem> {
        Err(AddressProblem::NotAnAddress)
    }

    /// The address for a path below the base, such as `/api/v1/me`.
    #[must_use]
    pub fn join(&self, _path: &str) -> Url {
        self.0.clone()
    }

    /// Host and port without scheme and path, as shown in second lines (`chat.acme.example`).
    #[must_use]
    pub fn host(&self) -> String {
        String::new()
    }
}

impl fmt::Display for ServerUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.as_str().trim_end_matches('/'))
    }
}

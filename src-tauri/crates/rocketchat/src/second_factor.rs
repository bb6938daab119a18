//! The second factor: what a server asks for, and what a person answers.
//!
//! A challenge is an answer, not an error: the same request is sent again with the code.

use crate::Secret;

/// What came of a request that the server may want a second factor for.
#[derive(Debug)]
#[must_use]
pub enum Answer<T> {
    /// The server did it.
    Done(T),
    /// The server needs a code first; nothing was done. Send the same request with one.
    ChallengeNeeded(Challenge),
}

/// How a second factor is proven; on the wire `totp`, `email`, `password`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Method {
    /// Six digits from an authenticator app (RFC 6238), or an eight-character backup code.
    Totp,
    /// Six digits that the server mailed.
    Email,
    /// The account's password; it goes out as SHA-256 in lower-case hex.
    Password,
}

/// What the server wants before it goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Challenge {
    /// The method that the server chose.
    pub method: Method,
    /// Further methods that the server offers for this account; never contains `method`.
    pub alternatives: Vec<Method>,
    /// What became of the code that was sent along, if one was.
    pub attempt: Attempt,
    /// Whether the server mailed a code because of this very request.
    pub code_sent: bool,
    /// Whom the server named as the receiver of the mail (`emailOrUsername`), if it did.
    pub account: Option<String>,
}

/// What became of the code that was sent along.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attempt {
    /// None was sent, or the server did not look at it (`totp-required`).
    NotMade,
    /// It did not match (`totp-invalid`).
    Wrong,
    /// It did not match, and no further one is taken until a new code is mailed
    /// (`totp-max-attempts`).
    TooMany,
}

/// A person's answer to a [`Challenge`], as typed.
#[derive(Debug, Clone)]
pub struct SecondFactor {
    /// The method that the code is for.
    pub method: Method,
    /// The code or, for [`Method::Password`], the plain password; never sent as it is.
    pub code: Secret,
}

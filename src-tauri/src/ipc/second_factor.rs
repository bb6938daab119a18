//! The second factor on its way between the server and the person.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Typed;

/// What came of a command that the server may want a second factor for.
#[derive(Debug, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Answer<T> {
    /// It is done.
    Done {
        /// What came of it.
        value: T,
    },
    /// Nothing was done: send the same command again with a code.
    ChallengeNeeded {
        /// What the server wants.
        challenge: Challenge,
    },
}

/// What the server wants before it goes on.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Challenge {
    /// The method that the server chose.
    pub method: Method,
    /// Further methods that the server offers; never contains `method`.
    pub alternatives: Vec<Method>,
    /// What became of the code that was sent along, if one was.
    pub attempt: Attempt,
    /// Whether the server mailed a code because of this very request.
    pub code_sent: bool,
    /// Who is asked: the account's name without `@`, or what was typed to sign in.
    pub account: Option<String>,
}

/// How a second factor is proven.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Method {
    /// A code from an authenticator app, or a backup code.
    Totp,
    /// A code that the server mailed.
    Email,
    /// The account's password.
    Password,
}

/// What became of a code.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Attempt {
    /// None was sent, or the server did not look at it.
    NotMade,
    /// It did not match.
    Wrong,
    /// It did not match, and a new one must be mailed first.
    TooMany,
}

/// A person's answer to a challenge, as typed.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SecondFactor {
    /// The method that the code is for.
    pub method: Method,
    /// The code or the password.
    pub code: Typed,
}

impl From<SecondFactor> for rocketchat::SecondFactor {
    fn from(SecondFactor { method, code }: SecondFactor) -> Self {
        Self { method: method.into(), code: code.into_secret() }
    }
}

impl From<Method> for rocketchat::Method {
    fn from(method: Method) -> Self {
        match method {
            Method::Totp => Self::Totp,
            Method::Email => Self::Email,
            Method::Password => Self::Password,
        }
    }
}

impl From<rocketchat::Method> for Method {
    fn from(method: rocketchat::Method) -> Self {
        match method {
            rocketchat::Method::Totp => Self::Totp,
            rocketchat::Method::Email => Self::Email,
            rocketchat::Method::Password => Self::Password,
        }
    }
}

impl From<rocketchat::Attempt> for Attempt {
    fn from(attempt: rocketchat::Attempt) -> Self {
        match attempt {
            rocketchat::Attempt::NotMade => Self::NotMade,
            rocketchat::Attempt::Wrong => Self::Wrong,
            rocketchat::Attempt::TooMany => Self::TooMany,
        }
    }
}

impl From<rocketchat::Challenge> for Challenge {
    fn from(challenge: rocketchat::Challenge) -> Self {
        Self {
            method: challenge.method.into(),
            alternatives: challenge.alternatives.into_iter().map(Method::from).collect(),
            attempt: challenge.attempt.into(),
            code_sent: challenge.code_sent,
            account: challenge.account,
        }
    }
}

impl<T> Answer<T> {
    /// The window's form of an answer, with its value turned by `value`.
    pub fn from_program<S>(answer: rocketchat::Answer<S>, value: impl FnOnce(S) -> T) -> Self {
        match answer {
            rocketchat::Answer::Done(done) => Self::Done { value: value(done) },
            rocketchat::Answer::ChallengeNeeded(challenge) => {
                Self::ChallengeNeeded { challenge: challenge.into() }
            }
        }
    }
}

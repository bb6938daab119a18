//! What a failed request to end something means for it and for the rest.

use rocketchat::{Error, Missing, Unreachable};

use super::proof::Seen;

/// What a failed request to end something means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It is not there (any more).
    HadEnded,
    /// Whether the server did it is not known: look first, and ask again only if it is there.
    Unclear,
    /// The server did not do this one; it may do others.
    Refused,
    /// The server did not do this one, and will do none of the same kind: neither sessions nor
    /// whole accounts.
    NoneOfThisKind,
    /// The server did not do this one, and will do none of the rest either.
    NoneOfThem,
    /// Nothing came out of this computer; nothing will for the rest either.
    NotSent,
}

/// What a failed look at a session says of it; `None` where nothing can be read from the server now.
pub fn seen(error: &Error) -> Option<Seen> {
    match of(error) {
        Verdict::HadEnded => Some(Seen::Gone),
        Verdict::Refused => Some(Seen::Unclear),
        Verdict::Unclear if matches!(error, Error::DifferentSession) => Some(Seen::Unclear),
        Verdict::Unclear | Verdict::NoneOfThisKind | Verdict::NoneOfThem | Verdict::NotSent => None,
    }
}

/// What a failed request to end something means. A server that asks to slow down is waited for
/// before this.
pub fn of(error: &Error) -> Verdict {
    match error {
        Error::NotFound(Missing::Session) => Verdict::HadEnded,
        Error::Unreachable { reason, details: _ } => match reason {
            Unreachable::TimedOut | Unreachable::ConnectionLost => Verdict::Unclear,
            Unreachable::NameNotFound
            | Unreachable::Refused
            | Unreachable::Proxy
            | Unreachable::ProxyWantsSignIn
            | Unreachable::ProxyScript => Verdict::NotSent,
        },
        Error::ServerFailed { .. }
        | Error::UnexpectedReply { .. }
        | Error::ReplyTooLarge
        | Error::NotRocketChat { .. }
        | Error::DifferentSession => Verdict::Unclear,
        Error::Refused { .. } => Verdict::Refused,
        Error::NotAllowed
        | Error::NoDeviceManagement
        | Error::NotFound(Missing::Route)
        | Error::TooManyRequests { .. } => Verdict::NoneOfThisKind,
        // What stands in front of the server did not let the request through to it.
        Error::SignedOut | Error::SignInRefused(_) | Error::InFront { .. } => Verdict::NoneOfThem,
        Error::Certificate { .. } | Error::Encryption { .. } | Error::Unproven { .. } => {
            Verdict::NotSent
        }
    }
}

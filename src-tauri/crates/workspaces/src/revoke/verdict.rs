//! What a failed request to end something means for it and for the rest.

use rocketchat::{Error, Missing, Unreachable, Went};

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

/// What a failed request to end something means, by its error and by how far it came.
pub fn of_sent(error: &Error, went: Went) -> Verdict {
    match (of(error), went) {
        // A connection that stood carried the request, whatever broke it afterwards.
        (Verdict::NotSent, Went::Out) => Verdict::Unclear,
        (_, _) if may_have_acted(error, went) => Verdict::Unclear,
        (verdict, _) => verdict,
    }
}

/// Whether the server may have acted although it is asked to be waited for: with a 503, a proxy
/// hides what became of the request. A limit (429) is looked at first.
pub fn may_have_acted(error: &Error, went: Went) -> bool {
    matches!((error, went), (Error::TooManyRequests { .. }, Went::Answered(503)))
}

/// What an error means of a request to end something. A server that asks to slow down is waited for
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

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use rocketchat::Encryption;

    use super::*;

    #[test]
    fn what_went_out_and_was_not_answered_is_never_said_to_be_unsent() {
        let details = String::new;
        let of_encryption = |problem| Error::Encryption { problem, details: details() };
        let unreachable = |reason| Error::Unreachable { reason, details: details() };
        let errors = [
            of_encryption(Encryption::ClientCertificateWanted),
            of_encryption(Encryption::Failed),
            of_encryption(Encryption::TooOld),
            unreachable(Unreachable::ConnectionLost),
            unreachable(Unreachable::TimedOut),
            unreachable(Unreachable::Proxy),
            Error::Unproven { details: details() },
        ];
        for error in &errors {
            assert_eq!(of_sent(error, Went::Out), Verdict::Unclear, "{error:?}");
        }
        for went in [Went::Nowhere, Went::NoConnection] {
            for problem in [Encryption::ClientCertificateWanted, Encryption::Failed] {
                assert_eq!(of_sent(&of_encryption(problem), went), Verdict::NotSent);
            }
        }
        // A proxy that asks for a certificate, or a sign-in, by a page lets nothing through.
        let page = of_encryption(Encryption::ClientCertificateWanted);
        assert_eq!(of_sent(&page, Went::Answered(400)), Verdict::NotSent);
        let page = unreachable(Unreachable::ProxyWantsSignIn);
        assert_eq!(of_sent(&page, Went::Answered(407)), Verdict::NotSent);
    }

    #[test]
    fn only_a_limit_shows_that_the_server_did_nothing() {
        let busy = Error::TooManyRequests { wait: Duration::from_secs(5) };
        assert_eq!(of_sent(&busy, Went::Answered(503)), Verdict::Unclear);
        assert_eq!(of_sent(&busy, Went::Answered(429)), Verdict::NoneOfThisKind);
        assert_eq!(of_sent(&busy, Went::Answered(400)), Verdict::NoneOfThisKind);
    }
}

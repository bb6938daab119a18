//! Why no encrypted connection stood, from rustls' error.

use std::error::Error as Cause;

use rustls::{AlertDescription as Alert, Error, InvalidMessage};

use crate::Encryption;

/// The problem that this cause is, if it is rustls'. `certificate_wanted`: the server asked for a
/// client certificate before it broke off.
pub fn read(cause: &(dyn Cause + 'static), certificate_wanted: bool) -> Option<Encryption> {
    let problem = cause.downcast_ref::<Error>()?;
    let is_alert = matches!(problem, Error::AlertReceived(_));
    Some(if is(problem, Alert::CertificateRequired) || (is_alert && certificate_wanted) {
        Encryption::ClientCertificateWanted
    } else if is_plain(problem) {
        Encryption::NotEncrypted
    } else if is_too_old(problem) {
        Encryption::TooOld
    } else {
        Encryption::Failed
    })
}

fn is(problem: &Error, alert: Alert) -> bool {
    matches!(problem, Error::AlertReceived(received) if *received == alert)
}

/// What came first was no TLS record, such as `HTTP/1.1 400 Bad Request`.
fn is_plain(problem: &Error) -> bool {
    matches!(problem, Error::InvalidMessage(InvalidMessage::InvalidContentType))
}

/// The server and this program know no common version or cipher.
fn is_too_old(problem: &Error) -> bool {
    matches!(
        problem,
        Error::PeerIncompatible(_)
            | Error::InvalidMessage(InvalidMessage::UnknownProtocolVersion)
            | Error::AlertReceived(
                Alert::ProtocolVersion | Alert::HandshakeFailure | Alert::InsufficientSecurity
            )
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_broken_handshake_has_its_own_cause() {
        let incompatible = rustls::PeerIncompatible::ServerDoesNotSupportTls12Or13;
        for (problem, wanted, expected) in [
            (
                Error::AlertReceived(Alert::CertificateRequired),
                false,
                Encryption::ClientCertificateWanted,
            ),
            (
                Error::AlertReceived(Alert::HandshakeFailure),
                true,
                Encryption::ClientCertificateWanted,
            ),
            (
                Error::AlertReceived(Alert::BadCertificate),
                true,
                Encryption::ClientCertificateWanted,
            ),
            (Error::AlertReceived(Alert::HandshakeFailure), false, Encryption::TooOld),
            (Error::AlertReceived(Alert::ProtocolVersion), false, Encryption::TooOld),
            (Error::AlertReceived(Alert::InsufficientSecurity), false, Encryption::TooOld),
            (Error::PeerIncompatible(incompatible), false, Encryption::TooOld),
            (
                Error::InvalidMessage(InvalidMessage::InvalidContentType),
                false,
                Encryption::NotEncrypted,
            ),
            (Error::AlertReceived(Alert::InternalError), false, Encryption::Failed),
            (Error::DecryptError, true, Encryption::Failed),
        ] {
            assert_eq!(read(&problem, wanted), Some(expected), "{problem:?}");
        }
        assert_eq!(read(&std::io::Error::other("x"), false), None);
    }
}

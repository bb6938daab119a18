//! What is wrong with a certificate, from rustls' error.

use std::error::Error as Cause;

use rustls::CertificateError;

use crate::{Certificate, connection::SelfSigned};

/// The problem that this cause is, if it is rustls' judgement of a certificate.
pub fn read(cause: &(dyn Cause + 'static)) -> Option<Certificate> {
    let problem = cause.downcast_ref::<rustls::Error>()?;
    if *problem == rustls::Error::NoCertificatesPresented {
        return Some(Certificate::Unusable);
    }
    let rustls::Error::InvalidCertificate(problem) = problem else { return None };
    Some(kind_of(problem))
}

fn kind_of(problem: &CertificateError) -> Certificate {
    use CertificateError as Wrong;
    // A bad signature is that of a stranger who uses the name of somebody trusted.
    if matches!(problem, Wrong::UnknownIssuer | Wrong::BadSignature) {
        Certificate::UnknownIssuer
    } else if is_other::<SelfSigned>(problem).is_some() {
        Certificate::SelfSigned
    } else if is_other(problem) == Some(&webpki::Error::CaUsedAsEndEntity) {
        Certificate::AuthorityItself
    } else if matches!(
        problem,
        Wrong::Expired
            | Wrong::ExpiredContext { .. }
            | Wrong::NotValidYet
            | Wrong::NotValidYetContext { .. }
    ) {
        Certificate::Expired
    } else if matches!(problem, Wrong::NotValidForName | Wrong::NotValidForNameContext { .. }) {
        Certificate::WrongName
    } else {
        Certificate::Unusable
    }
}

fn is_other<T: Cause + 'static>(problem: &CertificateError) -> Option<&T> {
    let CertificateError::Other(other) = problem else { return None };
    other.0.downcast_ref()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use rustls::{OtherError, pki_types::UnixTime};

    use super::*;

    #[test]
    fn each_problem_has_its_own_sentence() {
        let time = UnixTime::since_unix_epoch(std::time::Duration::from_secs(1));
        let authority = OtherError(Arc::new(webpki::Error::CaUsedAsEndEntity));
        for (problem, expected) in [
            (CertificateError::UnknownIssuer, Certificate::UnknownIssuer),
            (CertificateError::Other(authority), Certificate::AuthorityItself),
            (CertificateError::Other(OtherError(Arc::new(SelfSigned))), Certificate::SelfSigned),
            (CertificateError::Expired, Certificate::Expired),
            (CertificateError::NotValidYetContext { time, not_before: time }, Certificate::Expired),
            (CertificateError::NotValidForName, Certificate::WrongName),
            (CertificateError::Revoked, Certificate::Unusable),
        ] {
            let cause = rustls::Error::InvalidCertificate(problem);
            assert_eq!(read(&cause), Some(expected), "{cause:?}");
        }
        assert_eq!(read(&rustls::Error::DecryptError), None);
        assert_eq!(read(&std::io::Error::other("x")), None);
    }
}

//! Whom a client believes in besides the system's trust store.

use rustls::pki_types::{CertificateDer, pem::PemObject};

/// Extra authorities, such as a company's own, for one client. Never replaces the system's store
/// and never switches a check off.
#[derive(Debug, Clone, Default)]
pub struct Trust {
    extra: Vec<CertificateDer<'static>>,
}

/// Text that holds no certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is not a certificate in PEM form")]
pub struct NotACertificate;

impl Trust {
    /// The system's trust store alone.
    #[must_use]
    pub fn system() -> Self {
        Self::default()
    }

    /// Adds every certificate of a PEM file.
    ///
    /// # Errors
    /// When there is none in it, or one cannot be read.
    pub fn and_pem(mut self, pem: &str) -> Result<Self, NotACertificate> {
        let before = self.extra.len();
        for found in CertificateDer::pem_slice_iter(pem.as_bytes()) {
            self.extra.push(found.ok().and_then(authority).ok_or(NotACertificate)?);
        }
        if self.extra.len() == before { Err(NotACertificate) } else { Ok(self) }
    }

    /// The extra authorities.
    pub(crate) fn extra(&self) -> &[CertificateDer<'static>] {
        &self.extra
    }
}

/// A certificate that can be believed in. What only looks like one would be noticed no sooner than
/// when a client is made.
fn authority(der: CertificateDer<'static>) -> Option<CertificateDer<'static>> {
    webpki::anchor_from_trusted_cert(&der).ok()?;
    Some(der)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_a_certificate_is_not_believed_in() {
        let armour = |text: &str| {
            format!("-----BEGIN CERTIFICATE-----\n{text}\n-----END CERTIFICATE-----\n")
        };
        for pem in ["", "hello", &armour("AAAA"), &armour(""), &armour("%"), "\0"] {
            assert_eq!(Trust::system().and_pem(pem).err(), Some(NotACertificate), "{pem:?}");
        }
    }
}

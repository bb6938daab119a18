//! Whom a client believes in besides the system's trust store.

use reqwest::Certificate;

/// Extra authorities, such as a company's own, for one client. Never replaces the system's store
/// and never switches a check off.
#[derive(Debug, Clone, Default)]
pub struct Trust {
    extra: Vec<Certificate>,
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
        let found = Certificate::from_pem_bundle(pem.as_bytes()).map_err(|_| NotACertificate)?;
        if found.is_empty() {
            return Err(NotACertificate);
        }
        self.extra.extend(found);
        Ok(self)
    }

    /// The extra authorities.
    pub(crate) fn extra(&self) -> &[Certificate] {
        &self.extra
    }
}

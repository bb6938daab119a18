//! Encryption, and what of a failed handshake only the handshake itself can tell.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use rustls::{
    CertificateError, ClientConfig, DigitallySignedStruct, Error, OtherError, SignatureScheme,
    client::{
        ResolvesClientCert,
        danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier},
    },
    crypto::aws_lc_rs,
    pki_types::{CertificateDer, ServerName, UnixTime},
    sign::CertifiedKey,
};
use rustls_platform_verifier::Verifier;

use crate::Trust;

/// What was noticed of a server during handshakes.
#[derive(Debug, Clone, Default)]
pub struct Noticed {
    certificate_wanted: Arc<AtomicBool>,
    answered: Arc<AtomicBool>,
}

impl Noticed {
    /// Whether the server asked for a client certificate and never answered a request without one.
    ///
    /// A server that only offers to take one asks for it at each handshake, too.
    pub fn wants_certificate(&self) -> bool {
        self.certificate_wanted.load(Ordering::Relaxed) && !self.answered.load(Ordering::Relaxed)
    }

    /// The server answered a request: it does without a client certificate.
    pub fn answered(&self) {
        self.answered.store(true, Ordering::Relaxed);
    }
}

/// A certificate whose only voucher is itself. A reason for [`CertificateError::Other`].
#[derive(Debug, thiserror::Error)]
#[error("the certificate is signed by itself alone")]
pub struct SelfSigned;

/// TLS 1.2 and 1.3 with the system's trust store and the extra authorities.
///
/// # Errors
/// When the system's trust store cannot be read.
pub fn config(trust: &Trust, noticed: &Noticed) -> Result<ClientConfig, Error> {
    let provider = Arc::new(aws_lc_rs::default_provider());
    let extra = trust.extra().iter().cloned();
    let verifier = Verifier::new_with_extra_roots(extra, Arc::clone(&provider))?;
    let mut config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(Explaining(verifier)))
        .with_client_cert_resolver(Arc::new(NoCertificate(noticed.clone())));
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(config)
}

/// The platform's verifier. It decides alone; only the reason of a refusal becomes more exact.
#[derive(Debug)]
struct Explaining(Verifier);

impl ServerCertVerifier for Explaining {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        self.0
            .verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now)
            .map_err(|problem| explained(problem, end_entity))
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.0.verify_tls12_signature(message, cert, dss)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.0.verify_tls13_signature(message, cert, dss)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.0.supported_verify_schemes()
    }
}

fn explained(problem: Error, certificate: &CertificateDer<'_>) -> Error {
    let is_unknown = problem == Error::InvalidCertificate(CertificateError::UnknownIssuer);
    let is_own_issuer = webpki::EndEntityCert::try_from(certificate)
        .is_ok_and(|certificate| certificate.issuer() == certificate.subject());
    if is_unknown && is_own_issuer {
        return CertificateError::Other(OtherError(Arc::new(SelfSigned))).into();
    }
    problem
}

/// Has no certificate, and notices that one was asked for.
#[derive(Debug)]
struct NoCertificate(Noticed);

impl ResolvesClientCert for NoCertificate {
    fn resolve(
        &self,
        _root_hint_subjects: &[&[u8]],
        _sigschemes: &[SignatureScheme],
    ) -> Option<Arc<CertifiedKey>> {
        self.0.certificate_wanted.store(true, Ordering::Relaxed);
        None
    }

    fn has_certs(&self) -> bool {
        false
    }
}

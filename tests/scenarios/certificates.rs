//! Certificates: whom a client believes, and that it says nothing to anybody else.

use std::sync::Arc;

use rcgen::{
    BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair, date_time_ymd,
};
use rocketchat::{Client, ServerUrl, Trust};
use tokio_rustls::{
    TlsAcceptor,
    rustls::{
        ServerConfig, crypto,
        pki_types::{CertificateDer, PrivateKeyDer},
    },
};

use crate::hostile_server::{
    SHORT, client, outcome,
    raw_server::{Behaviour, RawServer, json},
    show, trusting,
};

/// An authority that nobody knows yet.
pub fn authority(name: &str) -> CertifiedIssuer<'static, KeyPair> {
    let mut params = CertificateParams::default();
    params.distinguished_name.push(DnType::CommonName, name);
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap()
}

/// A server's certificate for `localhost`, changed as wanted.
pub fn acceptor(
    issuer: &CertifiedIssuer<'static, KeyPair>,
    change: impl FnOnce(&mut CertificateParams),
) -> TlsAcceptor {
    let key = KeyPair::generate().unwrap();
    let mut params = CertificateParams::new(vec!["localhost".to_owned()]).unwrap();
    change(&mut params);
    let certificate = params.signed_by(&key, issuer).unwrap();
    acceptor_with(certificate.der().clone(), &key)
}

pub fn acceptor_with(certificate: CertificateDer<'static>, key: &KeyPair) -> TlsAcceptor {
    let key = PrivateKeyDer::try_from(key.serialize_der()).unwrap();
    let provider = Arc::new(crypto::aws_lc_rs::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate], key)
        .unwrap();
    TlsAcceptor::from(Arc::new(config))
}

pub fn self_signed(is_ca: IsCa) -> TlsAcceptor {
    let key = KeyPair::generate().unwrap();
    let mut params = CertificateParams::new(vec!["localhost".to_owned()]).unwrap();
    params.is_ca = is_ca;
    acceptor_with(params.self_signed(&key).unwrap().der().clone(), &key)
}

pub async fn serve(acceptor: TlsAcceptor) -> RawServer {
    let good = json(200, r#"{"sessionId":"uBNL9dTjJ4s6Pjp4K"}"#);
    RawServer::start_at([127, 0, 0, 1].into(), Behaviour::Say(good), Some(acceptor)).await
}

#[tokio::test]
async fn each_bad_certificate_has_its_own_error_and_hears_nothing() {
    let company = authority("Acme's own authority");
    let stranger = authority("Acme's own authority");
    let trust = Trust::system().and_pem(&company.pem()).unwrap();
    let long_ago = |params: &mut CertificateParams| {
        params.not_before = date_time_ymd(2001, 1, 1);
        params.not_after = date_time_ymd(2002, 1, 1);
    };
    let some_day = |params: &mut CertificateParams| {
        params.not_before = date_time_ymd(2101, 1, 1);
        params.not_after = date_time_ymd(2102, 1, 1);
    };
    let other_name = |params: &mut CertificateParams| {
        *params = CertificateParams::new(vec!["chat.other.example".to_owned()]).unwrap();
    };
    let cases = [
        ("good", acceptor(&company, |_| ()), "done"),
        (
            "of a stranger by the same name",
            acceptor(&stranger, |_| ()),
            "Certificate UnknownIssuer",
        ),
        ("of itself", self_signed(IsCa::NoCa), "Certificate SelfSigned"),
        (
            "of itself as an authority",
            self_signed(IsCa::Ca(BasicConstraints::Unconstrained)),
            "Certificate AuthorityItself",
        ),
        ("expired", acceptor(&company, long_ago), "Certificate Expired"),
        ("not good yet", acceptor(&company, some_day), "Certificate Expired"),
        ("for another name", acceptor(&company, other_name), "Certificate WrongName"),
    ];
    let total = cases.len();
    for (what, acceptor, expected) in cases {
        let server = serve(acceptor).await;
        let url = ServerUrl::parse(&server.https()).unwrap();
        let client = trusting(Client::with_trust(url, SHORT, &trust).unwrap());
        assert_eq!(outcome(&client, &show()).await, expected, "{what}");
        let expected_requests = usize::from(expected == "done");
        assert_eq!(server.requests(), expected_requests, "{what}");
        assert_eq!(server.read(|seen| seen.bytes.is_empty()), expected != "done", "{what}");
    }
    println!("certificates: {total} of {total} as expected, 0 bytes said to the bad ones");
}

#[tokio::test]
async fn an_authority_of_ones_own_is_trusted_only_by_the_client_that_was_told() {
    let company = authority("Acme's own authority");
    let server = serve(acceptor(&company, |_| ())).await;
    let url = ServerUrl::parse(&server.https()).unwrap();
    let untold = trusting(Client::new(url, SHORT).unwrap());
    assert_eq!(outcome(&untold, &show()).await, "Certificate UnknownIssuer");
    assert_eq!(server.requests(), 0);
}

#[tokio::test]
async fn a_server_that_does_not_encrypt_is_not_talked_to() {
    let plain =
        RawServer::start(Behaviour::SayAndClose(b"HTTP/1.1 400 Bad\r\n\r\n".to_vec())).await;
    let silent = RawServer::start(Behaviour::SayAndStay(Vec::new())).await;
    let closing = RawServer::start(Behaviour::CloseUnread).await;
    for (server, expected) in [
        (&silent, "Unreachable TimedOut"),
        (&plain, "Unreachable TimedOut"),
        (&closing, "Unreachable ConnectionLost"),
    ] {
        assert_eq!(outcome(&client(&server.https()), &show()).await, expected);
        assert_eq!(server.requests(), 0);
    }
}

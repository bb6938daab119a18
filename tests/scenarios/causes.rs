//! Why a request did not reach Rocket.Chat: each cause of TLS, of proxies and of what stands in front
//! has its own error.

use std::sync::Arc;

use rcgen::{BasicConstraints, CertificateParams, IsCa, KeyPair, date_time_ymd};
use rocketchat::{Client, Error, ServerUrl, Trust, Unreachable, Went, endpoint::WhoAmI};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
};
use tokio_rustls::{
    TlsAcceptor,
    rustls::{
        RootCertStore, ServerConfig, SupportedProtocolVersion, crypto,
        pki_types::{CertificateDer, PrivateKeyDer},
        server::{ClientCertVerifierBuilder, WebPkiClientVerifier},
        version::{TLS12, TLS13},
    },
};

use crate::{
    certificates::{acceptor, authority, self_signed},
    hostile_server::{
        SHORT, outcome,
        raw_server::{Behaviour, RawServer, json},
    },
};

/// A server that answers whatever comes first with these bytes and hangs up.
async fn blunt(bytes: &[u8]) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("https://localhost:{}", listener.local_addr().unwrap().port());
    let bytes = bytes.to_vec();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let _heard = stream.read(&mut [0; 4096]).await;
            let _said = stream.write_all(&bytes).await;
            let _ended = stream.shutdown().await;
            let _rest = stream.read_to_end(&mut Vec::new()).await;
        }
    });
    address
}

/// A fatal TLS alert.
fn alert(description: u8) -> Vec<u8> {
    vec![0x15, 3, 1, 0, 2, 2, description]
}

/// The first answer of a server that has nothing newer than TLS 1.1.
fn hello_of_tls_1_1() -> Vec<u8> {
    let mut hello = vec![0x16, 3, 2, 0, 42, 2, 0, 0, 38, 3, 2];
    hello.extend([7; 32]);
    hello.extend([0, 0, 0x2f, 0]);
    hello
}

/// A server that asks for a client certificate.
fn demanding(
    issuer: &rcgen::CertifiedIssuer<'static, KeyPair>,
    version: &'static SupportedProtocolVersion,
) -> TlsAcceptor {
    asking_for_certificate(issuer, version, |clients| clients)
}

fn asking_for_certificate(
    issuer: &rcgen::CertifiedIssuer<'static, KeyPair>,
    version: &'static SupportedProtocolVersion,
    as_wanted: fn(ClientCertVerifierBuilder) -> ClientCertVerifierBuilder,
) -> TlsAcceptor {
    let key = KeyPair::generate().unwrap();
    let params = CertificateParams::new(vec!["localhost".to_owned()]).unwrap();
    let certificate = params.signed_by(&key, issuer).unwrap();
    let provider = Arc::new(crypto::aws_lc_rs::default_provider());
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from(issuer.der().to_vec())).unwrap();
    let clients = WebPkiClientVerifier::builder_with_provider(roots.into(), Arc::clone(&provider));
    let config = ServerConfig::builder_with_provider(provider)
        .with_protocol_versions(&[version])
        .unwrap()
        .with_client_cert_verifier(as_wanted(clients).build().unwrap())
        .with_single_cert(
            vec![certificate.der().clone()],
            PrivateKeyDer::try_from(key.serialize_der()).unwrap(),
        )
        .unwrap();
    TlsAcceptor::from(Arc::new(config))
}

/// A server that takes a client certificate and does without one.
fn offering(issuer: &rcgen::CertifiedIssuer<'static, KeyPair>) -> TlsAcceptor {
    asking_for_certificate(issuer, &TLS13, ClientCertVerifierBuilder::allow_unauthenticated)
}

fn page(status: u16, headers: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    format!("HTTP/1.1 {status} X\r\n{headers}Content-Length: {length}\r\n\r\n{body}").into_bytes()
}

async fn came_of(address: &str, trust: &Trust) -> String {
    let url = ServerUrl::parse(address).unwrap();
    let client = Client::with_trust(url, SHORT, trust).unwrap();
    client.assume_recognised();
    outcome(&client, &WhoAmI).await
}

#[tokio::test]
async fn each_cause_of_tls_has_its_own_error() {
    let company = authority("Acme's own authority");
    let trust = Trust::system().and_pem(&company.pem()).unwrap();
    let cases = [
        (
            "plain HTTP",
            &b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n"[..],
            "Encryption NotEncrypted",
        ),
        ("SSH", b"SSH-2.0-OpenSSH_9.2\r\n", "Encryption NotEncrypted"),
        ("SMTP", b"220 mail.acme.example ESMTP\r\n", "Encryption NotEncrypted"),
        ("certificate_required", &alert(116), "Encryption ClientCertificateWanted"),
        ("protocol_version", &alert(70), "Encryption TooOld"),
        ("handshake_failure", &alert(40), "Encryption TooOld"),
        ("insufficient_security", &alert(71), "Encryption TooOld"),
        ("TLS 1.1", &hello_of_tls_1_1(), "Encryption TooOld"),
        ("internal_error", &alert(80), "Encryption Failed"),
        ("unrecognized_name", &alert(112), "Encryption Failed"),
        ("nothing", b"", "Unreachable ConnectionLost"),
    ];
    let mut total = cases.len();
    for (what, bytes, expected) in cases {
        assert_eq!(came_of(&blunt(bytes).await, &trust).await, expected, "{what}");
    }
    let past = |params: &mut CertificateParams| params.not_after = date_time_ymd(2002, 1, 1);
    let future = |params: &mut CertificateParams| params.not_before = date_time_ymd(2101, 1, 1);
    let other_name = |params: &mut CertificateParams| {
        *params = CertificateParams::new(vec!["chat.other.example".to_owned()]).unwrap();
    };
    let nginx = "<html><head><title>400 No required SSL certificate was sent</title></head></html>";
    let nginx = page(400, "Content-Type: text/html\r\n", nginx);
    let ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let good = json(200, "{}");
    let servers = [
        ("wanted, 1.3", demanding(&company, &TLS13), &good, "Encryption ClientCertificateWanted"),
        ("wanted, 1.2", demanding(&company, &TLS12), &good, "Encryption ClientCertificateWanted"),
        (
            "nginx wants it",
            acceptor(&company, |_| ()),
            &nginx,
            "Encryption ClientCertificateWanted",
        ),
        (
            "unknown issuer",
            acceptor(&authority("Stranger"), |_| ()),
            &good,
            "Certificate UnknownIssuer",
        ),
        ("self-signed", self_signed(IsCa::NoCa), &good, "Certificate SelfSigned"),
        ("its own authority", self_signed(ca), &good, "Certificate AuthorityItself"),
        ("expired", acceptor(&company, past), &good, "Certificate Expired"),
        ("not yet good", acceptor(&company, future), &good, "Certificate Expired"),
        ("another name", acceptor(&company, other_name), &good, "Certificate WrongName"),
    ];
    total += servers.len();
    for (what, acceptor, reply, expected) in servers {
        let behaviour = Behaviour::Say(reply.clone());
        let server = RawServer::start_at([127, 0, 0, 1].into(), behaviour, Some(acceptor)).await;
        assert_eq!(came_of(&server.https(), &trust).await, expected, "{what}");
    }
    println!("{total} TLS causes");
}

/// Answers the first connection well. The others are lost once a request has come, before which
/// these bytes are sent past the encryption.
async fn lost_after_the_first(acceptor: TlsAcceptor, bytes: &'static [u8]) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("https://localhost:{}", listener.local_addr().unwrap().port());
    tokio::spawn(async move {
        let mut is_first = true;
        while let Ok((stream, _)) = listener.accept().await {
            let mut stream = acceptor.accept(stream).await.unwrap();
            let _heard = stream.read(&mut [0; 4096]).await;
            if std::mem::take(&mut is_first) {
                let good = page(200, "Connection: close\r\n", r#"{"_id":"x","success":true}"#);
                let _said = stream.write_all(&good).await;
                let _ended = stream.shutdown().await;
            } else {
                let _said = stream.get_mut().0.write_all(bytes).await;
                let _ended = stream.get_mut().0.shutdown().await;
            }
        }
    });
    address
}

#[tokio::test]
async fn a_connection_that_is_lost_is_no_missing_certificate_where_one_is_only_offered() {
    let company = authority("Acme's own authority");
    let trust = Trust::system().and_pem(&company.pem()).unwrap();
    for bytes in [&b""[..], b"\x17\x03\x03\x00\x20no record of this connection...."] {
        let address = lost_after_the_first(offering(&company), bytes).await;
        let client = Client::with_trust(ServerUrl::parse(&address).unwrap(), SHORT, &trust);
        let client = client.unwrap();
        client.assume_recognised();
        let first = client.send_measured(&WhoAmI, None, None).await;
        assert_eq!(first.went, Went::Answered(200), "{:?}", first.answer);
        let second = client.send_measured(&WhoAmI, None, None).await;
        assert_eq!(second.went, Went::Out);
        let Err(Error::Unreachable { reason, .. }) = second.answer else {
            panic!("{:?}", second.answer)
        };
        assert_eq!(reason, Unreachable::ConnectionLost);
    }
}

#[tokio::test]
async fn a_request_for_which_no_connection_stands_does_not_go_out() {
    for (address, expected) in [
        (blunt(&alert(80)).await, Went::NoConnection),
        (blunt(b"").await, Went::NoConnection),
        ("http://127.0.0.1:1".to_owned(), Went::NoConnection),
    ] {
        let client = Client::new(ServerUrl::parse(&address).unwrap(), SHORT).unwrap();
        client.assume_recognised();
        let sent = client.send_measured(&WhoAmI, None, None).await;
        assert_eq!(sent.went, expected, "{address}: {:?}", sent.answer);
    }
}

#[tokio::test]
async fn an_authority_as_a_server_s_certificate_stays_refused_although_it_is_trusted() {
    let key = KeyPair::generate().unwrap();
    let mut params = CertificateParams::new(vec!["localhost".to_owned()]).unwrap();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let itself = params.self_signed(&key).unwrap();
    let acceptor = crate::certificates::acceptor_with(itself.der().clone(), &key);
    let trust = Trust::system().and_pem(&itself.pem()).unwrap();
    let server = crate::certificates::serve(acceptor).await;
    assert_eq!(came_of(&server.https(), &trust).await, "Certificate AuthorityItself");
}

#[tokio::test]
async fn what_stands_in_front_of_rocket_chat_is_told_from_it() {
    let text = "Content-Type: text/plain\r\n";
    let html = "Content-Type: text/html\r\n";
    let basic = "Content-Type: text/plain\r\nWWW-Authenticate: Basic realm=\"traefik\"\r\n";
    let to_json = "Content-Type: application/json\r\n";
    let retry = "Content-Type: text/html\r\nRetry-After: 5\r\n";
    let portal = "Location: http://portal.hotel.example/\r\n";
    let mine = r#"{"status":"error","message":"You must be logged in to do this."}"#;
    let unauthorized = r#"{"success":false,"error":"User does not have the permissions required for this action [error-unauthorized]"}"#;
    let cases = [
        ("Basic", page(401, basic, "401 Unauthorized"), "InFront"),
        ("a firewall", page(403, text, "Access denied by policy"), "InFront"),
        ("401 page", page(401, html, "<html>Authorization Required</html>"), "InFront"),
        ("403 page", page(403, html, "<html>Attention Required!</html>"), "InFront"),
        ("401 without a word", page(401, "", ""), "InFront"),
        ("a gateway", page(401, to_json, r#"{"message":"Unauthorized"}"#), "InFront"),
        ("another gateway", page(403, to_json, r#"{"message":"Forbidden"}"#), "InFront"),
        ("407", page(407, text, ""), "Unreachable ProxyWantsSignIn"),
        ("511", page(511, html, "<html>Sign in</html>"), "NotRocketChat"),
        ("captive redirect", page(302, portal, ""), "NotRocketChat"),
        ("captive page", page(200, html, "<html>Welcome</html>"), "NotRocketChat"),
        ("nginx's limit", page(429, retry, ""), "TooManyRequests 5"),
        ("maintenance", page(503, retry, ""), "TooManyRequests 5"),
        ("broken", page(503, html, ""), "ServerFailed 503"),
        ("Rocket.Chat's 401", page(401, to_json, mine), "SignedOut"),
        ("Rocket.Chat's 403", page(403, to_json, unauthorized), "NotAllowed"),
    ];
    for (what, reply, expected) in &cases {
        let server = RawServer::start(Behaviour::Say(reply.clone())).await;
        assert_eq!(came_of(&server.http(), &Trust::system()).await, *expected, "{what}");
    }
    println!("{} causes in front of Rocket.Chat", cases.len());
}

#[tokio::test]
async fn the_details_name_the_sign_in_that_a_proxy_asks_for_and_not_its_realm() {
    let basic = "Content-Type: text/plain\r\nWWW-Authenticate: Basic realm=\"canary\"\r\n";
    let server = RawServer::start(Behaviour::Say(page(401, basic, "no"))).await;
    let client = Client::new(ServerUrl::parse(&server.http()).unwrap(), SHORT).unwrap();
    client.assume_recognised();
    let error = client.send(&WhoAmI, None, None).await.unwrap_err();
    let Error::InFront { details } = error else { panic!("{error}") };
    assert_eq!(details, "status 401, text/plain, asks for Basic");
}

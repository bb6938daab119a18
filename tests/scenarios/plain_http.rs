//! Plain http: to this machine alone, and never by way of a proxy.

use std::net::UdpSocket;

use rocketchat::{AddressProblem, Client, Secret, ServerUrl, endpoint::LogIn};
use tokio::process::Command;

use crate::{
    certificates::{acceptor, authority, serve},
    hostile_server::{
        SHORT, client, kind_of, outcome,
        raw_server::{Behaviour, RawServer, json},
        show,
    },
};

const PASSWORD: &str = "canaryPassword";

fn log_in() -> LogIn {
    LogIn { user: "jane".to_owned(), password: Secret::new(PASSWORD.to_owned()) }
}

/// The address by which other machines know this one; nothing is sent to find it out.
fn own_address() -> Option<String> {
    let socket = UdpSocket::bind(("0.0.0.0", 0)).ok()?;
    socket.connect(("192.0.2.1", 9)).ok()?;
    Some(socket.local_addr().ok()?.ip().to_string())
}

#[tokio::test]
async fn an_http_address_of_another_machine_is_refused_before_a_socket_is_opened() {
    let everywhere = [0, 0, 0, 0].into();
    let sink = RawServer::start_at(everywhere, Behaviour::Say(json(200, "{}")), None).await;
    let port = sink.address.port();
    let own_name = std::fs::read_to_string("/etc/hostname").unwrap_or_default();
    let hosts = [
        own_address().unwrap_or_else(|| "10.0.0.1".to_owned()),
        own_name.trim().to_owned(),
        "chat.acme.example".to_owned(),
        "localhost.evil.example".to_owned(),
        "localhost.localdomain".to_owned(),
        "ip6-localhost".to_owned(),
        "chat.acme.example.".to_owned(),
        "127.0.0.1.evil.example".to_owned(),
        "[::ffff:127.0.0.1]".to_owned(),
        "192.168.0.1".to_owned(),
        "169.254.169.254".to_owned(),
        "l\u{43e}calhost".to_owned(),
    ];
    let addresses: Vec<String> = hosts
        .iter()
        .filter(|host| !host.is_empty() && host.as_str() != "localhost")
        .flat_map(|host| [format!("http://{host}:{port}"), format!("HTTP://{host}:{port}/chat")])
        .collect();
    for address in &addresses {
        assert_eq!(ServerUrl::parse(address), Err(AddressProblem::NotEncrypted), "{address}");
    }
    let (connections, bytes) = sink.read(|seen| (seen.connections, seen.bytes.len()));
    println!(
        "S2: {} http addresses of other machines refused; {connections} connections, {bytes} bytes",
        addresses.len()
    );
    assert_eq!((connections, bytes), (0, 0));
}

#[tokio::test]
async fn localhost_is_this_machine_whatever_a_name_server_says() {
    let server = RawServer::start(Behaviour::Say(json(200, "{}"))).await;
    let address = format!("http://localhost:{}", server.address.port());
    assert_eq!(outcome(&client(&address), &show()).await, "DifferentSession");
    assert_eq!(server.requests(), 1);
}

/// Runs one of the ignored tests below in a process of its own, since a process has one environment.
pub async fn run_apart(test: &str, environment: &[(&str, &str)]) {
    let mut child = Command::new(std::env::current_exe().unwrap());
    child.args(["--exact", "--ignored", "--nocapture", test]);
    for name in ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"] {
        child.env_remove(name).env_remove(name.to_ascii_lowercase());
    }
    let output = child.envs(environment.iter().copied()).output().await.unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && said.contains("1 passed"), "{output:?}");
}

pub fn given(name: &str) -> String {
    std::env::var(name).unwrap()
}

#[tokio::test]
async fn a_proxy_never_sees_what_is_said_to_this_machine() {
    let workspace =
        RawServer::start(Behaviour::Say(json(401, r#"{"success":false,"error":"Unauthorized"}"#)))
            .await;
    let proxy = RawServer::start(Behaviour::SayAndClose(json(502, "{}"))).await;
    let (here, by) = (workspace.http(), proxy.http());
    let environment = [
        ("HTTP_PROXY", &*by),
        ("http_proxy", &by),
        ("ALL_PROXY", &by),
        ("GATEHOUSE_WORKSPACE", &here),
    ];
    run_apart("plain_http::apart_signs_in_here", &environment).await;
    let (connections, bytes) = proxy.read(|seen| (seen.connections, seen.bytes.len()));
    println!(
        "S2, proxy set, workspace on this machine: proxy saw {connections} connections, {bytes} bytes"
    );
    assert_eq!((connections, bytes, workspace.requests()), (0, 0, 1));
}

#[tokio::test]
#[ignore = "run by a_proxy_never_sees_what_is_said_to_this_machine with a proxy set"]
async fn apart_signs_in_here() {
    let answer = client(&given("GATEHOUSE_WORKSPACE")).send(&log_in(), None, None).await;
    assert_eq!(kind_of(&answer), "SignInRefused(NoMatch)");
}

#[tokio::test]
async fn a_proxy_is_asked_for_a_tunnel_and_hears_no_secret() {
    let proxy = RawServer::start(Behaviour::SayAndClose(json(502, "{}"))).await;
    let by = proxy.http();
    let environment = [("HTTPS_PROXY", &*by), ("https_proxy", &by), ("HTTP_PROXY", &by)];
    run_apart("plain_http::apart_signs_in_elsewhere", &environment).await;
    let requests = proxy.read(|seen| seen.requests.clone());
    assert_eq!(requests.len(), 1);
    assert!(requests[0].starts_with("CONNECT chat.acme.example:443 HTTP/1.1\r\n"), "{requests:?}");
    let heard = proxy.read(|seen| String::from_utf8_lossy(&seen.bytes).contains("canary"));
    println!("S2, proxy set, workspace elsewhere: 1 request for a tunnel, 0 credential bytes");
    assert!(!heard);
}

#[tokio::test]
#[ignore = "run by a_proxy_is_asked_for_a_tunnel_and_hears_no_secret with a proxy set"]
async fn apart_signs_in_elsewhere() {
    let answer = client("https://chat.acme.example").send(&log_in(), None, None).await;
    assert_eq!(kind_of(&answer), "Unreachable Proxy");
}

#[tokio::test]
async fn the_systems_trust_store_decides_whom_a_client_believes() {
    let company = authority("Acme's own authority");
    let server = serve(acceptor(&company, |_| ())).await;
    let directory = tempfile::tempdir().unwrap();
    let store = directory.path().join("store.pem");
    std::fs::write(&store, company.pem()).unwrap();
    let (store, there) = (store.to_str().unwrap(), server.https());
    let environment = [("SSL_CERT_FILE", store), ("GATEHOUSE_WORKSPACE", &there)];
    run_apart("plain_http::apart_looks_up_a_session", &environment).await;
    assert_eq!(server.requests(), 1);
}

#[tokio::test]
#[ignore = "run by the_systems_trust_store_decides_whom_a_client_believes with a store set"]
async fn apart_looks_up_a_session() {
    let workspace = given("GATEHOUSE_WORKSPACE");
    assert_eq!(outcome(&client(&workspace), &show()).await, "done");
}

#[tokio::test]
async fn a_machine_without_a_trust_store_can_still_practise() {
    let server = RawServer::start(Behaviour::Say(json(200, "{}"))).await;
    let here = server.http();
    let environment = [
        ("SSL_CERT_FILE", "/dev/null"),
        ("SSL_CERT_DIR", "/dev/null"),
        ("GATEHOUSE_WORKSPACE", &here),
    ];
    run_apart("plain_http::apart_has_no_trust_store", &environment).await;
    assert_eq!(server.requests(), 1);
}

#[tokio::test]
#[ignore = "run by a_machine_without_a_trust_store_can_still_practise with no store"]
async fn apart_has_no_trust_store() {
    let workspace = given("GATEHOUSE_WORKSPACE");
    assert_eq!(outcome(&client(&workspace), &show()).await, "DifferentSession");
    let elsewhere = ServerUrl::parse("https://chat.acme.example").unwrap();
    let refused = Client::new(elsewhere, SHORT).unwrap_err();
    assert_eq!(kind_of::<()>(&Err(refused)), "Certificate Unusable");
}

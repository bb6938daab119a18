//! Exchanges that break off or never end: each is one clear error, in time.

use super::{
    client, outcome,
    raw_server::{Behaviour, RawServer},
    show,
};

fn head(length: usize) -> Vec<u8> {
    format!("HTTP/1.1 200 OK\r\nContent-Length: {length}\r\n\r\n").into_bytes()
}

fn half_a_body() -> Vec<u8> {
    [head(1000), b"{\"sessionId\":\"uBNL".to_vec()].concat()
}

fn behaviours() -> Vec<(&'static str, Behaviour, &'static str)> {
    let chunked = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".to_vec();
    let chunk = [b"10000\r\n".to_vec(), vec![b'x'; 0x10000], b"\r\n".to_vec()].concat();
    let (lost, slow) = ("Unreachable ConnectionLost", "Unreachable TimedOut");
    vec![
        ("closed before it read", Behaviour::CloseUnread, lost),
        ("closed without an answer", Behaviour::SayAndClose(Vec::new()), lost),
        (
            "closed within the head",
            Behaviour::SayAndClose(b"HTTP/1.1 200 OK\r\nCont".to_vec()),
            lost,
        ),
        ("closed within the body", Behaviour::SayAndClose(half_a_body()), lost),
        (
            "closed within a chunk",
            Behaviour::SayAndClose([chunked.clone(), b"ff\r\n{".to_vec()].concat()),
            lost,
        ),
        ("no answer", Behaviour::SayAndStay(Vec::new()), slow),
        (
            "half a head, then nothing",
            Behaviour::SayAndStay(b"HTTP/1.1 200 OK\r\nA".to_vec()),
            slow,
        ),
        ("half a body, then nothing", Behaviour::SayAndStay(half_a_body()), slow),
        ("a body ten bytes a second", Behaviour::Drip(head(1_000_000), b' '), slow),
        (
            "a head ten bytes a second",
            Behaviour::Drip(b"HTTP/1.1 200 OK\r\nX: ".to_vec(), b'x'),
            slow,
        ),
        ("a body without end", Behaviour::Flood(chunked, chunk), "ReplyTooLarge"),
        (
            "a length of 1 TB",
            Behaviour::Flood(head(1_000_000_000_000), vec![b' '; 65536]),
            "ReplyTooLarge",
        ),
        (
            "continue, continue, continue",
            Behaviour::Flood(Vec::new(), b"HTTP/1.1 100 Continue\r\n\r\n".repeat(500)),
            slow,
        ),
    ]
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_broken_exchange_is_one_clear_error_in_time() {
    let mut running = tokio::task::JoinSet::new();
    for (what, behaviour, expected) in behaviours() {
        running.spawn(async move {
            let most_requests = usize::from(!matches!(behaviour, Behaviour::CloseUnread));
            let server = RawServer::start(behaviour).await;
            let came = outcome(&client(&server.http()), &show()).await;
            let seen = server.read(|seen| (seen.connections, seen.requests.len()));
            (what, came, expected, seen, (1, most_requests))
        });
    }
    let cases = running.join_all().await;
    for (what, came, expected, seen, once) in &cases {
        assert_eq!((came.as_str(), seen), (*expected, once), "{what}");
    }
    println!("broken exchanges: {} of {0} ended as a typed error in time", cases.len());
}

#[tokio::test]
async fn a_name_that_does_not_exist_is_not_found() {
    let client = client("https://nothing-here.invalid");
    assert_eq!(outcome(&client, &show()).await, "Unreachable NameNotFound");
}

#[tokio::test]
async fn an_address_where_nobody_listens_refuses() {
    let gone = {
        let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
        listener.local_addr().unwrap()
    };
    for scheme in ["http", "https"] {
        let client = client(&format!("{scheme}://{gone}"));
        assert_eq!(outcome(&client, &show()).await, "Unreachable Refused", "{scheme}");
    }
}

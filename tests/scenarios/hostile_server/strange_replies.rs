//! Whole answers that no workspace gives: each is one clear error, and one request.

use super::{
    client, outcome,
    raw_server::{Behaviour, RawServer, json},
    show,
};

fn with(head: &str, body: &[u8]) -> Vec<u8> {
    let length = body.len();
    let mut reply =
        format!("HTTP/1.1 200 OK\r\nContent-Length: {length}\r\n{head}\r\n").into_bytes();
    reply.extend_from_slice(body);
    reply
}

fn nested(depth: usize) -> String {
    format!(r#"{{"sessionId":{}{}}}"#, "[".repeat(depth), "]".repeat(depth))
}

fn many_headers(count: usize) -> String {
    "X-Header: 1\r\n".repeat(count)
}

/// Bodies that are not the session asked for.
fn strange_bodies() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let session = r#"{"sessionId":"uBNL9dTjJ4s6Pjp4K"}"#;
    let big = format!(r#"{{"a":"{}"}}"#, "x".repeat(17 * 1024 * 1024));
    vec![
        ("a good one, to know that the rest fails for its own reason", json(200, session), "done"),
        (
            "a web page",
            with("Content-Type: text/html\r\n", b"<!doctype html><p>Hi"),
            "NotRocketChat",
        ),
        ("a web page that says it is JSON", json(200, "<html></html>"), "NotRocketChat"),
        ("a web page with a status of trouble", json(503, "<html></html>"), "ServerFailed 503"),
        ("nothing", json(200, ""), "UnexpectedReply"),
        ("half of it", json(200, &session[..20]), "UnexpectedReply"),
        ("an ID that is not UTF-8", with("", b"{\"sessionId\":\"\xff\xfe\"}"), "DifferentSession"),
        ("UTF-16", with("", b"\xff\xfe{\0}\0"), "UnexpectedReply"),
        ("10,000 deep", json(200, &nested(10_000)), "UnexpectedReply"),
        ("1,000,000 deep", json(200, &nested(1_000_000)), "UnexpectedReply"),
        (
            "1,000,000 deep in a field that nobody reads",
            json(200, &nested(1_000_000).replacen("sessionId", "unknown", 1)),
            "DifferentSession",
        ),
        ("17 MiB", json(200, &big), "ReplyTooLarge"),
        ("17 MiB of a refusal", json(400, &big), "ReplyTooLarge"),
        ("a list", json(200, "[1,2,3]"), "UnexpectedReply"),
        ("a word", json(200, "\"ok\""), "UnexpectedReply"),
        ("null", json(200, "null"), "UnexpectedReply"),
        (
            "wrong types",
            json(200, r#"{"sessionId":"uBNL9dTjJ4s6Pjp4K","device":7}"#),
            "UnexpectedReply",
        ),
        ("a number too large", json(200, r#"{"sessionId":1e999}"#), "UnexpectedReply"),
        ("another session", json(200, r#"{"sessionId":"uBNL9dTjJ4s6Pjp4k"}"#), "DifferentSession"),
    ]
}

/// Heads and framings that are wrong, and what compression can be.
fn strange_heads() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let session = r#"{"sessionId":"uBNL9dTjJ4s6Pjp4K"}"#;
    let chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    let raw = |text: String| text.into_bytes();
    vec![
        (
            "says gzip but is not",
            with("Content-Encoding: gzip\r\n", session.as_bytes()),
            "UnexpectedReply",
        ),
        (
            "gzip that breaks off",
            with("Content-Encoding: gzip\r\n", &gzip(session.as_bytes())[..15]),
            "UnexpectedReply",
        ),
        ("gzip", with("Content-Encoding: gzip\r\n", &gzip(session.as_bytes())), "done"),
        (
            "gzip twice",
            with("Content-Encoding: gzip, gzip\r\n", &gzip(&gzip(session.as_bytes()))),
            "UnexpectedReply",
        ),
        ("10,000 headers", with(&many_headers(10_000), b"{}"), "NotRocketChat"),
        (
            "a header of 1 MB",
            with(&format!("X: {}\r\n", "x".repeat(1_000_000)), b"{}"),
            "NotRocketChat",
        ),
        (
            "two lengths",
            raw(format!(
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 36\r\n\r\n{session}"
            )),
            "NotRocketChat",
        ),
        (
            "a negative length",
            raw(format!("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n{session}")),
            "NotRocketChat",
        ),
        (
            "a length beyond any",
            raw(format!(
                "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n{session}"
            )),
            "NotRocketChat",
        ),
        (
            "a length too short",
            raw(format!("HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n{session}")),
            "UnexpectedReply",
        ),
        (
            "a chunk without a size",
            raw(format!("{chunked}x\r\n{session}\r\n0\r\n\r\n")),
            "Unreachable ConnectionLost",
        ),
        (
            "a chunk of a size beyond any",
            raw(format!("{chunked}fffffffffffffffff\r\n{session}\r\n")),
            "Unreachable ConnectionLost",
        ),
        ("not HTTP", b"SSH-2.0-OpenSSH_9.2\r\n\r\n".to_vec(), "NotRocketChat"),
        ("an old HTTP without a head", b"<html>hello</html>\r\n".to_vec(), "NotRocketChat"),
        (
            "a redirect to itself",
            raw("HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 0\r\n\r\n".to_owned()),
            "NotRocketChat",
        ),
        ("a status of its own", json(799, session), "NotRocketChat"),
    ]
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    use std::io::Write as _;
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_strange_reply_is_one_clear_error_after_one_request() {
    let replies = [strange_bodies(), strange_heads()].concat();
    let total = replies.len();
    let mut wrong = Vec::new();
    for (what, reply, expected) in replies {
        let server = RawServer::start(Behaviour::SayAndClose(reply)).await;
        let came = outcome(&client(&server.http()), &show()).await;
        if came != expected || server.requests() != 1 {
            wrong.push(format!("{what}: {came}, not {expected}; {} requests", server.requests()));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    println!(
        "strange replies: {total} of {total} ended as one typed result after one request each"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_small_answer_that_unpacks_without_end_is_given_up_early() {
    let (start, more) = endless_gzip();
    let mut head = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n".to_vec();
    head.extend_from_slice(&start);
    let server = RawServer::start(Behaviour::Flood(head, more)).await;
    assert_eq!(outcome(&client(&server.http()), &show()).await, "ReplyTooLarge");
    let (flooded, requests) = server.read(|seen| (seen.flooded, seen.requests.len()));
    println!("gzip bomb: given up after at most {flooded} bytes on the wire");
    assert_eq!(requests, 1);
    // 16 MiB of zeros are 16 kB; the rest is what the sockets hold.
    assert!(flooded < 16 * 1024 * 1024, "{flooded}");
}

/// The start of a gzip stream, and a piece (1 MiB of zeros in about 1 kB) to repeat for ever.
fn endless_gzip() -> (Vec<u8>, Vec<u8>) {
    let mut deflate = flate2::Compress::new(flate2::Compression::best(), false);
    let mut piece = Vec::with_capacity(64 * 1024);
    deflate.compress_vec(&vec![0; 1 << 20], &mut piece, flate2::FlushCompress::Full).unwrap();
    (vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255], piece)
}

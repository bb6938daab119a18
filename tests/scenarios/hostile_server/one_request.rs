//! One send is one request, whatever the connection did before.

use std::time::Duration;

use rocketchat::{
    Answer, Attempt, Method, RateLimit, SecondFactor, Secret,
    endpoint::{EndSession, LogOut},
};

use super::{
    client, credentials, kind_of, outcome,
    raw_server::{Behaviour, RawServer, json},
    show,
};

const GOOD: &str = r#"{"sessionId":"uBNL9dTjJ4s6Pjp4K","success":true}"#;

#[tokio::test]
async fn a_request_on_a_connection_that_just_died_is_not_sent_again() {
    let server = RawServer::start(Behaviour::AnswerOncePerConnection(json(200, GOOD))).await;
    let client = client(&server.http());
    let end = EndSession { session: show().session };
    let (mut sent, mut done, mut lost) = (0, 0, 0);
    for turn in 0..20 {
        let came = if turn % 4 < 2 {
            outcome(&client, &show()).await
        } else {
            outcome(&client, &end).await
        };
        sent += 1;
        match came.as_str() {
            "done" => done += 1,
            "Unreachable ConnectionLost" => lost += 1,
            other => panic!("{other}"),
        }
        assert_eq!(server.requests(), sent, "turn {turn}");
    }
    println!(
        "dying connections: {sent} sends, {} requests, {done} done, {lost} lost",
        server.requests()
    );
    assert!(done > 0 && lost > 0, "both must have been seen: {done} done, {lost} lost");
}

#[tokio::test]
async fn a_connection_that_was_closed_while_silent_is_replaced() {
    let server = RawServer::start(Behaviour::SayAndClose(json(200, GOOD))).await;
    let client = client(&server.http());
    for turn in 1..=10 {
        assert_eq!(outcome(&client, &show()).await, "done", "turn {turn}");
        assert_eq!(server.requests(), turn);
    }
}

#[tokio::test]
async fn a_code_that_cannot_be_right_is_answered_without_asking_the_server() {
    let server = RawServer::start(Behaviour::Say(json(200, GOOD))).await;
    let client = client(&server.http());
    for (method, typed) in [
        (Method::Totp, "12\u{2460}34"),
        (Method::Totp, "\u{1b}\0"),
        (Method::Totp, "ü12345"),
        (Method::Email, "none"),
        (Method::Password, ""),
    ] {
        let factor = SecondFactor { method, code: Secret::new(typed.to_owned()) };
        let answer = client.send(&show(), Some(&credentials()), Some(&factor)).await;
        let Ok(Answer::ChallengeNeeded(challenge)) = answer else { panic!("{typed:?}") };
        assert_eq!((challenge.method, challenge.attempt), (method, Attempt::Wrong));
    }
    assert_eq!(server.read(|seen| seen.connections), 0);
}

#[tokio::test]
async fn a_token_that_cannot_be_a_header_is_refused_without_asking_the_server() {
    let server = RawServer::start(Behaviour::Say(json(200, GOOD))).await;
    let client = client(&server.http());
    let mut credentials = credentials();
    credentials.token = Secret::new("a\r\nX-Evil: 1".to_owned());
    let answer = client.send(&LogOut, Some(&credentials), None).await;
    assert_eq!(kind_of(&answer), "SignedOut");
    assert_eq!(server.read(|seen| seen.connections), 0);
}

#[tokio::test]
async fn a_request_carries_its_headers_and_nothing_that_tells_more() {
    let server = RawServer::start(Behaviour::Say(json(200, GOOD))).await;
    let client = client(&server.http());
    let code = Secret::new("612 921".to_owned());
    let factor = SecondFactor { method: Method::Totp, code };
    let answer = client.send(&show(), Some(&credentials()), Some(&factor)).await;
    assert_eq!(kind_of(&answer), "done");
    let request = server.read(|seen| seen.requests[0].to_ascii_lowercase());
    let first = "get /api/v1/sessions/info.admin?sessionid=ubnl9dtjj4s6pjp4k http/1.1\r\n";
    assert!(request.starts_with(first), "{request}");
    for line in [
        "x-user-id: canaryuserid00001\r\n",
        "x-auth-token: canarytoken",
        "x-2fa-code: 612921\r\n",
        "x-2fa-method: totp\r\n",
        "user-agent: gatehouse/",
        "accept: application/json\r\n",
    ] {
        assert!(request.contains(line), "{line} in {request}");
    }
    for name in ["\r\nreferer:", "\r\ncookie:", "\r\norigin:", "\r\nauthorization:"] {
        assert!(!request.contains(name), "{name} in {request}");
    }
}

#[tokio::test]
async fn an_answer_says_how_many_more_the_server_takes() {
    let limits = "X-RateLimit-Limit: 10\r\nX-RateLimit-Remaining: 4\r\n\
                  X-RateLimit-Reset: 1795429284718\r\nDate: Mon, 23 Nov 2026 10:20:30 GMT\r\n";
    for (status, expected) in [(200, "done"), (429, "TooManyRequests 54")] {
        let reply = String::from_utf8(json(status, GOOD)).unwrap();
        let reply = reply.replacen("\r\n", &format!("\r\n{limits}"), 1).into_bytes();
        let server = RawServer::start(Behaviour::Say(reply)).await;
        let sent = client(&server.http()).send_measured(&show(), Some(&credentials()), None).await;
        assert_eq!(kind_of(&sent.answer), expected);
        let reset_in = Duration::from_millis(54_718);
        let expected = RateLimit { limit: 10, remaining: 4, reset_in };
        assert_eq!(sent.rate_limit, Some(expected), "{status}");
    }
}

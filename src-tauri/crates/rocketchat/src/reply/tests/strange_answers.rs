use std::time::Duration;

use super::{end, list, log_in, outcome, read, read_with, show};
use crate::{
    Error,
    endpoint::{LogOut, LookForSignIn, ReadServerInfo, WhoAmI},
};

#[test]
fn a_redirect_names_the_origin_it_points_to_and_nothing_more() {
    for (location, expected) in [
        (
            Some("https://other.example/login?token=canary#canary"),
            ", points to https://other.example",
        ),
        (Some("//other.example:8443/x"), ", points to https://other.example:8443"),
        (Some("https://canary:canary@other.example/"), ", points to https://other.example"),
        (Some("/login?next=canary"), ", points to https://acme.example"),
        (Some("javascript:alert('canary')"), ", points to javascript:"),
        (Some("https://[canary"), ", points nowhere"),
        (None, ""),
    ] {
        for status in [300, 301, 302, 303, 304, 307, 308] {
            let lines: Vec<_> =
                location.map(|location| ("location", location)).into_iter().collect();
            let Err(Error::NotRocketChat { details }) = read_with(&WhoAmI, status, &lines, b"{}")
            else {
                panic!("{status} {location:?}");
            };
            assert_eq!(details, format!("status {status}{expected}"));
        }
    }
}

#[test]
fn what_is_not_json_is_told_from_a_web_page_by_its_first_character() {
    for (kind, body, expected) in [
        ("text/html", "Please sign in", "NotRocketChat"),
        ("text/html; charset=utf-8", "{\"success\":true,\"_id\":\"u\"}", "done"),
        ("application/json", " <html>", "NotRocketChat"),
        ("application/json", "no", "UnexpectedReply"),
        ("text/plain", "no", "UnexpectedReply"),
    ] {
        let answer = read_with(&WhoAmI, 200, &[("content-type", kind)], body.as_bytes());
        assert_eq!(outcome(&answer), expected, "{kind} {body}");
    }
}

#[test]
fn only_signing_out_may_be_answered_with_nothing() {
    assert_eq!(outcome(&read(&LogOut, 200, "")), "done");
    assert_eq!(outcome(&read(&LogOut, 204, "")), "done");
    let old = r#"{"status":"success","data":{"message":"You've been logged out!"}}"#;
    assert_eq!(outcome(&read(&LogOut, 200, old)), "done");
    assert_eq!(outcome(&read(&LogOut, 200, "<html>")), "NotRocketChat");
    assert_eq!(outcome(&read(&LogOut, 200, "maybe")), "UnexpectedReply");
    assert_eq!(outcome(&read(&end(), 200, "")), "UnexpectedReply");
}

#[test]
fn another_product_is_not_taken_for_a_workspace() {
    let good = r#"{"version":"8.6","minimumClientVersions":{},"success":"true"}"#;
    assert_eq!(outcome(&read(&ReadServerInfo, 200, good)), "done");
    let old = r#"{"info":{"version":"0.59.3","build":{}}}"#;
    assert_eq!(outcome(&read(&ReadServerInfo, 200, old)), "done");
    for (status, body) in [
        (200, r#"{"version":"1.2.3"}"#),
        (200, r#"{"success":true}"#),
        (200, r#"{"version":"","success":true}"#),
        (404, "404 page not found"),
        (200, r#"{"openapi":"3.0.0","info":{"title":"API","version":"1.0"}}"#),
        (401, r#"{"status":"error","message":"Unauthorized"}"#),
        (400, "Bad Request"),
    ] {
        assert_eq!(outcome(&read(&ReadServerInfo, status, body)), "NotRocketChat", "{body}");
    }
    for (status, body) in [(401, r#"{"error":"Unauthorized"}"#), (403, "")] {
        assert_eq!(outcome(&read(&ReadServerInfo, status, body)), "InFront", "{body}");
    }
}

#[test]
fn only_rocket_chat_says_in_these_words_that_nobody_is_signed_in() {
    for (status, body, expected) in [
        (401, r#"{"status":"error","message":"You must be logged in to do this."}"#, "SignedOut"),
        (401, r#"{"success":false,"error":"You must be logged in to do this."}"#, "SignedOut"),
        (401, r#"{"success":false,"error":"Unauthorized"}"#, "NotRocketChat"),
        (401, r#"{"status":"error","message":"Missing Authentication Token"}"#, "NotRocketChat"),
        (401, r#"{"message":"You must be logged in to do this."}"#, "InFront"),
        (200, r#"{"_id":"x"}"#, "NotRocketChat"),
        (404, r#"{"success":false}"#, "NotRocketChat"),
    ] {
        assert_eq!(outcome(&read(&LookForSignIn, status, body)), expected, "{body}");
    }
}

#[test]
fn unreadable_json_is_an_error_that_does_not_quote_it() {
    let deep = format!("{{\"a\":{}1{}}}", "[".repeat(10_000), "]".repeat(10_000));
    let open = "[".repeat(1_000_000);
    let bodies: [&[u8]; 12] = [
        deep.as_bytes(),
        open.as_bytes(),
        b"{\"userId\":\"canary\"",
        b"\xff\xfe{}",
        b"{\"_id\":\"\xff\"}",
        b"\xef\xbb\xbf{}",
        b"{\"_id\":1e999}",
        b"{\"_id\":NaN}",
        b"{\"_id\":\"\\ud800\"}",
        b"{\"_id\":[\"canary\"]}",
        b"{\"_id\":\"canary\",\"roles\":\"canary\"}",
        b"\"canary\"",
    ];
    for body in bodies {
        let Err(Error::UnexpectedReply { details }) = read_with(&WhoAmI, 200, &[], body) else {
            panic!("{:?}", String::from_utf8_lossy(&body[..body.len().min(60)]));
        };
        assert!(!details.contains("canary"), "{details}");
    }
}

#[test]
fn another_session_than_the_one_asked_for_is_never_shown() {
    let asked = show().session;
    for answered in ["UBNL9dTjJ4s6Pjp4K", "uBNL9dTjJ4s6Pjp4", "uBNL9dTjJ4s6Pjp4K ", "", "other"] {
        for rest in ["", r#","device":7"#, r#","_id":"uBNL9dTjJ4s6Pjp4K""#, r#","_user":[1]"#] {
            let body = format!(r#"{{"sessionId":"{answered}"{rest},"success":true}}"#);
            assert_eq!(outcome(&read(&show(), 200, &body)), "DifferentSession", "{body}");
        }
    }
    for missing in ["{}", r#"{"sessionId":null}"#, r#"{"sessionId":["uBNL9dTjJ4s6Pjp4K"]}"#] {
        assert_eq!(outcome(&read(&show(), 200, missing)), "DifferentSession", "{missing}");
    }
    let twice = format!(r#"{{"sessionId":"{asked}","sessionId":"other"}}"#);
    assert_eq!(outcome(&read(&show(), 200, &twice)), "UnexpectedReply");
    let broken = format!(r#"{{"sessionId":"{asked}","device":7}}"#);
    assert_eq!(outcome(&read(&show(), 200, &broken)), "UnexpectedReply");
    assert_eq!(outcome(&read(&end(), 200, r#"{"sessionId":"other"}"#)), "DifferentSession");
    assert_eq!(outcome(&read(&end(), 200, r#"{"success":true}"#)), "done");
}

#[test]
fn nothing_that_a_server_names_can_make_a_wait_longer_than_an_hour() {
    let lines = [("x-ratelimit-reset", "4102444800000")];
    let Err(Error::TooManyRequests { wait }) = read_with(&list(), 429, &lines, b"") else {
        panic!("a 429 was not read");
    };
    assert_eq!(wait, Duration::from_mins(1));
}

#[test]
fn a_sign_in_without_a_token_is_not_a_sign_in() {
    for data in [r#"{"userId":"","authToken":"t"}"#, r#"{"userId":"u","authToken":""}"#, "{}"] {
        let body = format!(r#"{{"status":"success","data":{data}}}"#);
        assert_eq!(outcome(&read(&log_in(), 200, &body)), "UnexpectedReply", "{data}");
    }
}

#[test]
fn a_page_that_is_read_in_one_pass_is_still_refused_or_unread_where_it_is_no_good_answer() {
    for (end, expected) in [
        (r#""success":true}"#, "done"),
        (r#""success": true } "#, "done"),
        (r#""success":false,"error":"x"}"#, "Refused "),
        (r#""success":false,"error":"x","more":{"success":true}}"#, "Refused "),
        (r#""success":true}"success":true}"#, "UnexpectedReply"),
        (r#""count":"x","success":true}"#, "UnexpectedReply"),
    ] {
        let body = format!(r#"{{"sessions":[],"total":0,{end}"#);
        assert_eq!(outcome(&read(&list(), 200, &body)), expected, "{body}");
    }
}

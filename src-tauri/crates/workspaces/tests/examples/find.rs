//! Finding sessions, and what a text is understood as.

use practice::{Generation, Running, World};
use serde_json::{Value, json};

use crate::program::{Program, one_line_of_errors};

const FIND: Program = Program("find");
const UNDERSTAND: Program = Program("understand");

async fn server() -> Running {
    let account = |name: &str, shown: &str| {
        json!({
            "_id": format!("{name}Id"), "username": name, "name": shown, "roles": ["admin"],
            "emails": [{"address": format!("{name}@example.test"), "verified": true}],
            "password": "pass word", "createdAt": "2024-01-01T00:00:00.000Z",
        })
    };
    let session = |id: &str, user: &str, ip: &str, minute: u32| {
        json!({
            "sessionId": id, "userId": format!("{user}Id"),
            "device": {"type": "browser", "name": "Chrome", "version": "113.0.0",
                       "longVersion": "113.0.0.0", "os": {"name": "Windows", "version": "10"}},
            "host": "chat.acme.example", "ip": ip,
            "loginAt": format!("2026-11-23T04:{minute:02}:42.301Z"),
        })
    };
    let fixture = json!({
        "permissions": {"view-device-management": ["admin"], "api-bypass-rate-limit": ["admin"]},
        "accounts": [account("maria.lopez", "Maria Lopez"), account("dwo1", "Dirk Wöhler")],
        "sessions": [
            session("uBNL9dTjJ4s6Pjp4K", "maria.lopez", "203.0.113.7:51234", 10),
            session("tTouumJMrHMjnedWf", "maria.lopez", "198.51.100.4", 20),
            session("rYhzFRd2QZjNwAAXX", "dwo1", "203.0.113.7, 10.0.0.5", 30),
        ],
    });
    practice::start(Generation::V8_6, World::from_fixture(&fixture.to_string()).unwrap())
        .await
        .unwrap()
}

fn lines(text: &[u8]) -> Vec<Value> {
    let text = String::from_utf8(text.to_vec()).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[tokio::test]
async fn what_a_text_finds_is_printed_newest_first_with_what_was_read() {
    let server = server().await;
    for (text, found) in [
        ("maria", vec!["tTouumJMrHMjnedWf", "uBNL9dTjJ4s6Pjp4K"]),
        ("203.0.113.0/24", vec!["rYhzFRd2QZjNwAAXX", "uBNL9dTjJ4s6Pjp4K"]),
        ("nobody", vec![]),
    ] {
        let arguments = [&server.address(), "--user", "maria.lopez", text];
        let output = FIND.run_beside(&arguments, &["pass word", "pass word"]).await;
        assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
        let mut lines = lines(&output.stdout);
        let closing = lines.pop().unwrap();
        let ids: Vec<&str> = lines.iter().map(|card| card["sessionId"].as_str().unwrap()).collect();
        assert_eq!(ids, found, "{text}");
        let read = closing["read"].as_u64().unwrap();
        assert!(read >= 3, "{closing}");
        assert_eq!(closing, json!({ "total": found.len(), "read": read, "sure": true }));
    }
    let requests = server.requests();
    let of = |path: &str| requests.iter().filter(|seen| seen.path == path).count();
    assert_eq!(of("/api/v1/logout"), 3, "each sign-in is given back");
}

#[tokio::test]
async fn a_search_that_cannot_be_made_is_one_line_of_errors() {
    let server = server().await;
    let arguments = [&server.address(), "--user", "maria.lopez", "maria"];
    let output = FIND.run_beside(&arguments, &["wrong"]).await;
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(one_line_of_errors(&output), "the name or password did not match");
}

#[test]
fn wrong_arguments_are_answered_with_the_usage_of_each_program() {
    for (program, arguments) in [
        ("find", &["a.example", "text"][..]),
        ("find", &["a.example", "--user", "x"]),
        ("find", &["a.example", "--user", "x", "--token", "text"]),
        ("find", &["a.example", "--user", "x", "text", "more"]),
        ("understand", &[]),
        ("understand", &["two", "texts"]),
    ] {
        let output = Program(program).run(arguments, &[]);
        assert_eq!(output.status.code(), Some(2), "{program} {arguments:?}");
        assert!(one_line_of_errors(&output).starts_with(&format!("usage: {program} ")));
    }
}

#[test]
fn a_text_is_understood_in_one_line_of_json() {
    let understood = |arguments: &[&str]| {
        let output = UNDERSTAND.run(arguments, &[]);
        assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
        let mut lines = lines(&output.stdout);
        assert_eq!(lines.len(), 1, "{lines:?}");
        lines.remove(0)
    };
    let id = "uBNL9dTjJ4s6Pjp4K";
    assert_eq!(
        understood(&["203.0.113.7"]),
        json!({ "kind": "internetAddress", "addresses": ["203.0.113.7"] })
    );
    assert_eq!(
        understood(&["@maria.lopez"]),
        json!({ "kind": "userName", "person": "maria.lopez" })
    );
    assert_eq!(
        understood(&[&format!("https://chat.acme.example/admin/device-management/info/{id}")]),
        json!({ "kind": "link", "sessionIds": [id] })
    );
    assert_eq!(
        understood(&["--address", "Chat.Acme.example/home"]),
        json!({ "kind": "link", "words": ["Chat.Acme.example"],
                "address": "https://chat.acme.example" })
    );
    let refused = understood(&["ftp://chat.acme.example", "--address"]);
    assert_eq!(refused["refused"], "a workspace address begins with https://");
}

#[tokio::test]
async fn sessions_behind_gateways_are_found_by_what_people_paste() {
    let server = server().await;
    let line = "Nov 13 12:41:41 [15103]: Failed login detected - Username[dwo1] \
                ClientAddress[198.51.100.4] ForwardedFor[198.51.100.4] XRealIp[undefined] \
                UserAgent[Mozilla/5.0]";
    for (text, expected) in [
        ("203.0.113[.]7", vec!["rYhzFRd2QZjNwAAXX", "uBNL9dTjJ4s6Pjp4K"]),
        (line, vec!["rYhzFRd2QZjNwAAXX", "tTouumJMrHMjnedWf"]),
        ("woehler", vec!["rYhzFRd2QZjNwAAXX"]),
    ] {
        let arguments = [&server.address(), "--user", "maria.lopez", text];
        let output = FIND.run_beside(&arguments, &["pass word", "pass word"]).await;
        let mut lines = lines(&output.stdout);
        lines.pop();
        let ids: Vec<&str> = lines.iter().map(|card| card["sessionId"].as_str().unwrap()).collect();
        assert_eq!(ids, expected, "{text}");
    }
}

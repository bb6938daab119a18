//! Signing sessions out, and reading back whether they are gone.

use practice::{Generation, PRACTICE_PASSWORD, Running, World};
use serde_json::Value;

use crate::program::{Program, one_line_of_errors};

const SIGN_OUT: Program = Program("sign_out");
const END: &str = "/api/v1/sessions/logout";
const END_ALL: &str = "/api/v1/users.logout";

async fn server() -> Running {
    practice::start(Generation::V8_6, World::seeded(60)).await.unwrap()
}

fn lines(output: &std::process::Output) -> (Vec<Value>, Value) {
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    let mut lines: Vec<Value> =
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let closing = lines.pop().unwrap_or_else(|| panic!("{output:?}"));
    (lines, closing)
}

fn ended(server: &Running) -> usize {
    server.requests().iter().filter(|seen| [END, END_ALL].contains(&seen.path.as_str())).count()
}

fn outcomes(lines: &[Value]) -> Vec<&str> {
    lines.iter().map(|line| line["outcome"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn without_yes_it_is_printed_what_would_end_and_no_logout_is_sent() {
    let server = server().await;
    let id = &server.session_ids(1)[0];
    let arguments = [&server.address(), "--user", "admin", "--session", id];
    let typed = [PRACTICE_PASSWORD; 3];
    let output = SIGN_OUT.run_beside(&arguments, &typed).await;
    let (lines, closing) = lines(&output);
    assert!(output.status.success(), "{output:?}");
    assert_eq!((lines.len(), &closing["wouldEnd"], ended(&server)), (1, &1.into(), 0));
    assert_eq!(lines[0]["sessionId"], id.as_str());
    assert!(lines[0]["device"].is_object() && lines[0]["lastConnected"].is_string(), "{lines:?}");
}

#[tokio::test]
async fn where_nobody_has_the_id_it_is_said_when_that_was_seen() {
    let server = server().await;
    let arguments =
        [&server.address(), "--user", "admin", "--yes", "--session", "aaaaaaaaaaaaaaaaa"];
    let output = SIGN_OUT.run_beside(&arguments, &[PRACTICE_PASSWORD; 3]).await;
    let (lines, closing) = lines(&output);
    assert_eq!((outcomes(&lines), ended(&server)), (vec!["hadEnded"], 0));
    assert_eq!((&closing["asked"], &closing["notAsked"]), (&1.into(), &0.into()));
    assert!(closing["checkedAt"].is_string(), "{closing}");
}

#[tokio::test]
async fn sessions_are_ended_and_proven_and_an_id_that_nobody_has_had_ended() {
    let server = server().await;
    let ids = server.session_ids(2);
    let nobody = "aaaaaaaaaaaaaaaaa";
    let arguments =
        [&server.address(), "--user", "admin", "--yes", "--session", &ids[0], &ids[1], nobody];
    let output = SIGN_OUT.run_beside(&arguments, &[PRACTICE_PASSWORD; 3]).await;
    let (lines, closing) = lines(&output);
    assert!(output.status.success(), "{output:?}");
    assert_eq!(outcomes(&lines), ["hadEnded", "gone", "gone"]);
    for (key, value) in [("asked", 3), ("gone", 3), ("stillThere", 0), ("unknown", 0)] {
        assert_eq!(closing[key], value, "{key}");
    }
    assert!(closing["checkedAt"].is_string() && ended(&server) >= 2);
    assert!(ids.iter().all(|id| !server.session_ids(usize::MAX).contains(id)));
}

#[tokio::test]
async fn everything_of_an_account_is_ended_with_what_no_list_shows() {
    let server = server().await;
    let [unseen, seen] = [(); 2].map(|()| server.add_access_token("plain", false));
    let session = server.add_session(&seen.user_id, &seen.token);
    let arguments =
        [&server.address(), "--user", "admin", "--account", "plain", "--whole", "--yes"];
    let output = SIGN_OUT.run_beside(&arguments, &[PRACTICE_PASSWORD; 3]).await;
    let (lines, closing) = lines(&output);
    assert!(output.status.success(), "{output:?}");
    assert_eq!(lines[0]["sessionId"], session.as_str());
    assert_eq!((&closing["gone"], &closing["wholeAccount"]), (&1.into(), &"ended".into()));
    assert!(!server.is_signed_in(&unseen.user_id, &unseen.token));
}

#[tokio::test]
async fn at_an_address_ones_own_account_is_left_out_unless_it_is_named() {
    let server = server().await;
    let [own, other] = ["admin", "plain"].map(|name| server.add_access_token(name, true));
    let [mine, theirs] = [&own, &other].map(|it| server.add_session(&it.user_id, &it.token));
    let address = server.address();
    let arguments = [&address, "--user-id", &own.user_id, "--address", "127.0.0.1", "--yes"];
    let output = SIGN_OUT.run_beside(&arguments, &[&own.token]).await;
    let (lines, closing) = lines(&output);
    assert_eq!(outcomes(&lines), ["leftOut", "gone"], "{output:?}");
    assert_eq!((&lines[0]["sessionId"], &lines[0]["why"]), (&mine.into(), &"own".into()));
    assert_eq!((&lines[1]["sessionId"], &closing["gone"]), (&theirs.into(), &1.into()));
    assert!(server.is_signed_in(&own.user_id, &own.token), "{output:?}");
}

#[tokio::test]
async fn at_an_address_nobody_is_ended_of_whom_it_is_unknown_whether_they_are_administrators() {
    let server = server().await;
    server.revoke("access-permissions", "admin");
    let other = server.add_access_token("plain", true);
    let theirs = server.add_session(&other.user_id, &other.token);
    let address = server.address();
    let arguments = [&address, "--user", "admin", "--address", "127.0.0.1"];
    let output = SIGN_OUT.run_beside(&arguments, &[PRACTICE_PASSWORD; 3]).await;
    let (listed, _) = lines(&output);
    assert_eq!(outcomes(&listed), ["leftOut"]);
    assert_eq!(listed[0]["why"], "administrator unknown");
    let arguments = [&address, "--user", "admin", "--address", "127.0.0.1", "--yes"];
    let output = SIGN_OUT.run_beside(&arguments, &[PRACTICE_PASSWORD; 3]).await;
    let (left_out, closing) = lines(&output);
    assert_eq!((outcomes(&left_out), &closing["asked"]), (vec!["leftOut"], &0.into()));
    assert_eq!(ended(&server), 0);
    assert!(server.is_signed_in(&other.user_id, &other.token));

    let arguments = [&address, "--user", "admin", "--account", "plain", "--yes"];
    let output = SIGN_OUT.run_beside(&arguments, &[PRACTICE_PASSWORD; 3]).await;
    let (named, _) = lines(&output);
    assert_eq!(outcomes(&named), ["gone"], "named: {output:?}");
    assert_eq!(named[0]["sessionId"], theirs.as_str());
}

#[tokio::test]
async fn nothing_is_ended_when_the_list_cannot_be_read_whole() {
    for (name, what) in [("--address", "127.0.0.1"), ("--account", "plain")] {
        let server = practice::start(Generation::V8_6, World::seeded(300)).await.unwrap();
        let other = server.add_access_token("plain", true);
        let _theirs = server.add_session(&other.user_id, &other.token);
        server.set_setting("API_Upper_Count_Limit", 1_000);
        server.act(|meanwhile| meanwhile.set_endless_list(true));
        let address = server.address();
        let arguments = [&address, "--user", "admin", name, what, "--yes"];
        let output = SIGN_OUT.run_beside(&arguments, &[PRACTICE_PASSWORD; 3]).await;
        assert_eq!(output.status.code(), Some(1), "{output:?}");
        let line = one_line_of_errors(&output);
        assert!(line.starts_with("nothing was ended: "), "{line}");
        assert_eq!(ended(&server), 0);
    }
}

#[tokio::test]
async fn an_administrator_is_signed_out_of_everything_where_sessions_may_not_be_ended() {
    let server = server().await;
    for role in ["admin", "auditor"] {
        server.revoke("logout-device-management", role);
    }
    let tokens = [(); 2].map(|()| server.add_access_token("totp", true));
    for token in &tokens {
        let _session = server.add_session(&token.user_id, &token.token);
    }
    let address = server.address();
    let arguments = [&address, "--user", "admin", "--account", "totp", "--whole", "--yes"];
    let output = SIGN_OUT.run_beside(&arguments, &[PRACTICE_PASSWORD; 3]).await;
    let (lines, closing) = lines(&output);
    assert_eq!(outcomes(&lines), ["gone", "gone"], "{output:?}");
    assert_eq!(closing["wholeAccount"], "ended");
    assert!(!server.is_signed_in(&tokens[0].user_id, &tokens[0].token));
}

#[test]
fn wrong_arguments_are_answered_with_the_usage() {
    for arguments in [
        &[][..],
        &["a.example", "--user", "x", "--yes"],
        &["a.example", "--user", "x", "--session"],
        &["a.example", "--user", "x", "--session", "a", "--account", "b"],
        &["a.example", "--user", "x", "--address", "127.0.0.1", "--whole"],
        &["a.example", "--user", "x", "--account", "b", "more"],
        &["a.example", "--password", "x", "--session", "a"],
    ] {
        let output = SIGN_OUT.run(arguments, &[]);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(one_line_of_errors(&output).starts_with("usage: sign_out URL"));
    }
}

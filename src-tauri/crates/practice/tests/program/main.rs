//! The program, as another program uses it.
#![cfg(test)]

mod browsers;
mod faults;
mod process;

use std::process::{Command, Output};

use process::{LIST, PROGRAM, Program};
use serde_json::json;

fn refused(arguments: &[&str]) -> String {
    let Output { status, stdout, stderr } = Command::new(PROGRAM).args(arguments).output().unwrap();
    assert_eq!(status.code(), Some(2), "{arguments:?}");
    assert!(stdout.is_empty());
    String::from_utf8(stderr).unwrap()
}

#[test]
fn one_line_says_where_it_listens_and_how_to_sign_in() {
    let program = Program::start(&["--generation", "8.6", "--port", "0", "--sessions", "5"]);
    for key in ["address", "control"] {
        assert!(program.line[key].as_str().unwrap().starts_with("http://127.0.0.1:"));
    }
    let sign_ins = program.line["signIns"].as_array().unwrap();
    let totp = sign_ins.iter().find(|sign_in| sign_in["username"] == "totp").unwrap();
    assert_eq!(totp["method"], "totp");
    assert_eq!(totp["password"], practice::PRACTICE_PASSWORD);
    assert_eq!(totp["userId"], "seededtotp");
    assert_eq!(totp["authenticatorSecret"].as_str().map(str::len), Some(32));
    assert_eq!(program.line["sessionId"].as_str().map(str::len), Some(17));
    assert_eq!(program.workspace("GET", "/api/info", "", &json!({})).1["version"], "8.6");
}

#[test]
fn the_control_shows_mails_and_changes_settings_licence_and_sessions() {
    let program = Program::start(&["--generation", "8.6", "--sessions", "5"]);
    let mailed = json!({"emailOrUsername": "mail"});
    program.workspace("POST", "/api/v1/users.2fa.sendEmailCode", "", &mailed);
    let (_, mails) = program.control("GET", "/outbox", &json!({}));
    assert_eq!(mails[0]["to"], "mail@seeded.example");
    let is_code = |line: &str| {
        line.len() == 7
            && line.split('-').all(|half| half.len() == 3 && half.parse::<u16>().is_ok())
    };
    assert!(mails[0]["text"].as_str().unwrap().lines().any(is_code), "{mails}");

    let (admin, _) = program.sign_in("admin", practice::PRACTICE_PASSWORD);
    let off = "/settings/Accounts_TwoFactorAuthentication_Enabled";
    assert_eq!(program.workspace("GET", LIST, &admin, &json!({})).0, 400);
    assert_eq!(program.control("PUT", off, &json!(false)).0, 204);
    assert_eq!(program.workspace("GET", LIST, &admin, &json!({})).1["total"], 5);

    let (plain, sign_in) = program.sign_in("plain", practice::PRACTICE_PASSWORD);
    let (_, session) = program.control("POST", "/sessions", &sign_in);
    assert_eq!(program.workspace("GET", LIST, &admin, &json!({})).1["total"], 6);
    let ended = program.workspace("POST", "/api/v1/sessions/logout", &admin, &session);
    assert_eq!(ended.0, 200, "{session}");
    assert_eq!(program.workspace("GET", "/api/v1/me", &plain, &json!({})).0, 401);
    assert_eq!(program.control("POST", "/sessions", &sign_in).0, 400, "that sign-in is dead");

    assert_eq!(program.control("PUT", "/licence", &json!(false)).0, 204);
    let (status, body) = program.workspace("GET", LIST, &admin, &json!({}));
    assert_eq!((status, &body["errorType"]), (400, &json!("error-action-not-allowed")));
}

#[test]
fn a_fixture_decides_who_is_there() {
    let fixture = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../tests/recorded/fixture.json");
    let program = Program::start(&["--generation", "8.6", "--fixture", fixture]);
    let (headers, _) = program.sign_in("auditor", "pass");
    assert_eq!(program.workspace("GET", "/api/v1/me", &headers, &json!({})).1["_id"], "auditorId");
}

#[test]
fn wrong_flags_get_one_sentence_and_status_2() {
    for (arguments, word) in [
        (&["--generation", "7.0"][..], "7.0"),
        (&[], "--generation"),
        (&["--generation", "8.6", "--fixture", "/no/such/file.json"], "/no/such/file.json"),
        (&["--generation", "8.6", "--fixture", env!("CARGO_MANIFEST_PATH")], "no fixture"),
    ] {
        let sentence = refused(arguments);
        assert!(sentence.starts_with("practice: ") && sentence.contains(word), "{sentence}");
        assert_eq!(sentence.trim_end().lines().count(), 1, "{sentence}");
    }
}

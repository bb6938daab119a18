//! Looking one session up.

use practice::{Generation, Running, World};

use crate::program::{Program, one_line_of_errors};

const LOOK_UP: Program = Program("look_up");
const SESSION: &str = "uBNL9dTjJ4s6Pjp4K";
const LOGOUT: &str = "/api/v1/logout";

async fn server(generation: Generation) -> Running {
    let account = |name: &str, more: serde_json::Value| {
        let mut account = serde_json::json!({
            "_id": format!("{name}Id"), "username": name, "name": name, "roles": ["admin"],
            "emails": [{"address": format!("{name}@example.test"), "verified": true}],
            "password": "pass word", "createdAt": "2024-01-01T00:00:00.000Z",
        });
        for (key, value) in more.as_object().unwrap() {
            account[key] = value.clone();
        }
        account
    };
    let totp = serde_json::json!({"totp": {"secret": "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"}});
    let fixture = serde_json::json!({
        "permissions": {"view-device-management": ["admin"], "api-bypass-rate-limit": ["admin"]},
        "accounts": [account("totp", totp), account("pass", serde_json::json!({}))],
        "sessions": [{
            "sessionId": SESSION, "userId": "passId",
            "device": {"type": "browser", "name": "Chrome", "version": "113.0.0",
                       "longVersion": "113.0.0.0", "os": {"name": "Windows", "version": "10"}},
            "host": "chat.acme.example", "ip": "203.0.113.7",
            "loginAt": "2026-11-23T04:08:42.301Z",
        }],
    });
    practice::start(generation, World::from_fixture(&fixture.to_string()).unwrap()).await.unwrap()
}

#[tokio::test]
async fn the_card_is_printed_after_password_and_codes_and_the_sign_in_is_given_back() {
    let server = server(Generation::V8_6).await;
    let code = server.authenticator_code("totp").unwrap();
    let arguments = [&server.address(), "--user", "totp", SESSION];
    let output = LOOK_UP.run_beside(&arguments, &["pass word", &code, "000000", &code]).await;
    assert!(output.status.success(), "{output:?}");
    assert!(output.stderr.is_empty(), "{output:?}");
    let card: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(card["sessionId"], SESSION);
    assert_eq!(card["person"]["userName"], "pass");
    let logouts = server.requests().iter().filter(|seen| seen.path == LOGOUT).count();
    assert_eq!(logouts, 1);
}

#[tokio::test]
async fn an_access_token_is_taken_and_stays_good() {
    let server = server(Generation::V8_4).await;
    let token = server.add_access_token("totp", true);
    let link = format!("{}/admin/device-management/info/{SESSION}", server.address());
    let arguments = [&server.address(), &link, "--user-id", &token.user_id];
    let output = LOOK_UP.run_beside(&arguments, &[&token.token]).await;
    assert!(output.status.success(), "{output:?}");
    assert!(server.is_signed_in(&token.user_id, &token.token));
}

#[tokio::test]
async fn what_goes_wrong_is_one_plain_line_and_the_sign_in_is_given_back_all_the_same() {
    let server = server(Generation::V8_6).await;
    let address = server.address();
    let cases: [(&[&str], &[&str], &str); 7] = [
        (&[&address, "--user", "pass", SESSION], &["wrong"], "the name or password did not match"),
        (
            &[&address, "--user", "pass", "aaaaaaaaaaaaaaaaa"],
            &["pass word", "pass word"],
            "no session has this ID now",
        ),
        (
            &[&address, "--user", "pass", "Chrome"],
            &["pass word", "pass word"],
            "the server answered about a different session",
        ),
        (
            &[&address, "--user", "pass", ".*"],
            &["pass word"],
            "a session ID has letters, digits, - and _ only",
        ),
        (
            &["http://chat.acme.example", "--user", "pass", SESSION],
            &["pass word"],
            "this address would send passwords unprotected; use https://",
        ),
        (
            &[&address, "--user", "pass", SESSION],
            &["pass word", "other"],
            "the input ended; still wanted: password again (the one before did not match)",
        ),
        (
            &[&address, "--user", "pass", SESSION],
            &["", "pass word"],
            "an empty line is no answer; wanted: password",
        ),
    ];
    for (arguments, typed, line) in cases {
        let output = LOOK_UP.run_beside(arguments, typed).await;
        assert_eq!(output.status.code(), Some(1), "{output:?}");
        assert_eq!(one_line_of_errors(&output), line);
    }
    let requests = server.requests();
    let good =
        |path: &str| requests.iter().filter(|seen| seen.path == path && seen.status == 200).count();
    assert_eq!((good("/api/v1/login"), good(LOGOUT)), (3, 3));
}

#[test]
fn help_says_how_it_ends() {
    let output = LOOK_UP.run(&["--help"], &[]);
    let said = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(said.starts_with("usage: look_up URL") && said.contains("Exits 0"), "{said}");
}

#[test]
fn wrong_arguments_are_answered_with_the_usage() {
    for arguments in [
        &[][..],
        &["a.example", SESSION],
        &["a.example", "--user", "x"],
        &["a.example", "--user", "x", "--user-id", "y", SESSION],
        &["a.example", "--user", "x", SESSION, "more"],
        &["a.example", "--password", "x", SESSION],
    ] {
        let output = LOOK_UP.run(arguments, &[]);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(one_line_of_errors(&output).starts_with("usage: look_up URL"));
    }
}

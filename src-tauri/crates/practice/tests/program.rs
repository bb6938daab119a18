//! The program, as another program uses it.
#![cfg(test)]

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Output, Stdio};

use serde_json::{Value, json};

const PROGRAM: &str = env!("CARGO_BIN_EXE_practice");
const LIST: &str = "/api/v1/sessions/list.all";

/// The running program; it ends with the test.
struct Program {
    child: Child,
    /// What it printed.
    line: Value,
}

impl Program {
    fn start(arguments: &[&str]) -> Self {
        let mut command = Command::new(PROGRAM);
        let mut child = command.args(arguments).stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        Self { child, line: serde_json::from_str(&line).unwrap() }
    }

    fn workspace(&self, method: &str, path: &str, headers: &str, body: &Value) -> (u16, Value) {
        send(self.line["address"].as_str().unwrap(), method, path, headers, body)
    }

    fn control(&self, method: &str, path: &str, body: &Value) -> (u16, Value) {
        send(self.line["control"].as_str().unwrap(), method, path, "", body)
    }

    /// Signs in and gives the two headers.
    fn sign_in(&self, user: &str, password: &str) -> (String, Value) {
        let body = json!({"user": user, "password": password});
        let (status, body) = self.workspace("POST", "/api/v1/login", "", &body);
        assert_eq!(status, 200, "{body}");
        let (id, token) = (&body["data"]["userId"], &body["data"]["authToken"]);
        let headers = format!(
            "X-User-Id: {}\r\nX-Auth-Token: {}\r\n",
            id.as_str().unwrap(),
            token.as_str().unwrap()
        );
        (headers, json!({"userId": id, "token": token}))
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

fn send(address: &str, method: &str, path: &str, headers: &str, body: &Value) -> (u16, Value) {
    let host = address.strip_prefix("http://").unwrap();
    let mut connection = TcpStream::connect(host).unwrap();
    let body = body.to_string();
    write!(
        connection,
        "{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{headers}\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )
    .unwrap();
    let mut answer = String::new();
    connection.read_to_string(&mut answer).unwrap();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    (status, serde_json::from_str(body).unwrap_or_default())
}

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

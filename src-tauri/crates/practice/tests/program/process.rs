//! The program while it runs.

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    process::{Child, Command, Stdio},
};

use serde_json::{Value, json};

pub const PROGRAM: &str = env!("CARGO_BIN_EXE_practice");
pub const LIST: &str = "/api/v1/sessions/list.all";

/// The running program; it ends with the test.
pub struct Program {
    child: Child,
    /// What it printed.
    pub line: Value,
}

impl Program {
    pub fn start(arguments: &[&str]) -> Self {
        let mut command = Command::new(PROGRAM);
        let mut child = command.args(arguments).stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        Self { child, line: serde_json::from_str(&line).unwrap() }
    }

    pub fn workspace(&self, method: &str, path: &str, headers: &str, body: &Value) -> (u16, Value) {
        send(self.line["address"].as_str().unwrap(), method, path, headers, body)
    }

    pub fn control(&self, method: &str, path: &str, body: &Value) -> (u16, Value) {
        send(self.line["control"].as_str().unwrap(), method, path, "", body)
    }

    /// Signs in and gives the two headers.
    pub fn sign_in(&self, user: &str, password: &str) -> (String, Value) {
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
    let answer = raw(address, method, path, headers, body.to_string().as_bytes());
    let answer = String::from_utf8(answer).unwrap();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    (status, serde_json::from_str(body).unwrap_or_default())
}

/// The bytes of an answer, as far as it came.
pub fn raw(address: &str, method: &str, path: &str, headers: &str, body: &[u8]) -> Vec<u8> {
    let host = address.strip_prefix("http://").unwrap();
    let mut connection = TcpStream::connect(host).unwrap();
    write!(
        connection,
        "{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{headers}\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n",
        body.len()
    )
    .unwrap();
    connection.write_all(body).unwrap();
    let mut answer = Vec::new();
    // A connection that is cut has nothing more to say.
    let _ = connection.read_to_end(&mut answer);
    answer
}

//! What happened between the recorded exchanges, and what stood where the data has placeholders.

use std::collections::HashMap;

use practice::Running;
use serde_json::{Value, json};

use super::exchange::{Exchange, Response};
use super::http::{self, Answer};

const PASSWORD: &str = "pass";
/// The SHA-256 of the password, as `printf pass | sha256sum` prints it.
const PASSWORD_DIGEST: &str = "d74ff0ee8da3b9806b18c877dbf29bbde50b5bd8e4dad7a3a725000feb82e8f1";
/// What the recorded server called itself.
const RECORDED_ADDRESS: &str = "127.0.0.1:3100";

/// A workspace and the sign-ins on it.
pub struct Stage<'a> {
    workspace: &'a Running,
    /// Tokens by user name.
    tokens: HashMap<String, String>,
    session_of_plain: String,
}

impl<'a> Stage<'a> {
    pub fn new(workspace: &'a Running) -> Self {
        workspace.set_setting("API_Enable_Rate_Limiter", false);
        Self { workspace, tokens: HashMap::new(), session_of_plain: String::new() }
    }

    /// Brings the workspace to where the real server stood before this exchange.
    pub async fn prepare(&mut self, exchange: &Exchange) {
        self.workspace.set_licence(!exchange.title.starts_with("no licence"));
        match exchange.n {
            1 => self.sign_in("admin").await,
            // Each of these starts with a sign-in of its own, for which nothing is remembered.
            37 | 43 => self.sign_in("totp").await,
            45 => self.sign_in("mail").await,
            52 => {
                self.sign_in("mail").await;
                let body = json!({"emailOrUsername": "mail"});
                self.post("/api/v1/users.2fa.sendEmailCode", &body).await;
            }
            93 | 103 => {
                self.sign_in("plain").await;
                let session = self.workspace.add_session("plainId", &self.tokens["plain"]);
                self.session_of_plain = session;
            }
            105 | 108 | 120 => self.sign_in("plain").await,
            126 => {
                self.sign_in("auditor").await;
                self.workspace.set_setting("API_Enable_Rate_Limiter", true);
            }
            // Calls 3 to 9 of the window.
            128 => self.repeat(exchange, 7).await,
            // Sign-ins 2 to 10 of the window.
            135 => self.repeat(exchange, 9).await,
            136 => self.workspace.set_setting("API_Enable_Rate_Limiter", false),
            _ => {}
        }
    }

    /// Sends the recorded request, with what stood where its placeholders are.
    pub async fn send(&self, exchange: &Exchange) -> Answer {
        let request = &exchange.request;
        let mut headers = Vec::new();
        for (name, value) in &request.headers {
            headers.push((name.clone(), self.fill(value)));
        }
        if let Some(content_type) = &request.content_type {
            headers.push(("Content-Type".to_owned(), content_type.clone()));
        }
        let path = self.fill(&request.path);
        let body = request.body_text().map(|body| self.fill(&body));
        let address = self.workspace.address();
        http::send(&address, &request.method, &path, &headers, body.as_deref()).await
    }

    /// The recorded answer, with what stands here where the recorded server named itself.
    pub fn fill_in(&self, response: &Response) -> Response {
        let fill = |json: &Value| serde_json::from_str(&self.fill(&json.to_string())).unwrap();
        Response { json: response.json.as_ref().map(fill), ..response.clone() }
    }

    fn fill(&self, text: &str) -> String {
        let host = self.workspace.address();
        let mut text = text
            .replace(RECORDED_ADDRESS, host.trim_start_matches("http://"))
            .replace("<session of plain>", &self.session_of_plain)
            .replace("<sha-256 hex of the password>", PASSWORD_DIGEST);
        for (username, token) in &self.tokens {
            text = text.replace(&format!("<token of {username}>"), token);
        }
        if let Some(code) = self.workspace.authenticator_code("totp") {
            text = text.replace("<authenticator code>", &code);
        }
        if let Some(mail) = self.workspace.outbox().last() {
            let code = mail.text.lines().find(|line| line.len() == 7 && line.contains('-'));
            text = text.replace("<mailed code, ddd-ddd>", code.unwrap());
        }
        text
    }

    async fn repeat(&self, exchange: &Exchange, times: usize) {
        for _ in 0..times {
            self.send(exchange).await;
        }
    }

    async fn sign_in(&mut self, username: &str) {
        let mut body = json!({"user": username, "password": PASSWORD});
        match username {
            "totp" => body["code"] = json!(self.workspace.authenticator_code("totp").unwrap()),
            "mail" => {
                self.post("/api/v1/users.2fa.sendEmailCode", &json!({"emailOrUsername": "mail"}))
                    .await;
                body["code"] = json!(self.workspace.outbox().last().unwrap().code);
            }
            _ => {}
        }
        let answer = self.post("/api/v1/login", &body).await;
        let token = &answer["data"]["authToken"];
        self.tokens.insert(username.to_owned(), token.as_str().unwrap().to_owned());
    }

    async fn post(&self, path: &str, body: &Value) -> Value {
        let headers = [("Content-Type".to_owned(), "application/json".to_owned())];
        let address = self.workspace.address();
        let answer = http::send(&address, "POST", path, &headers, Some(&body.to_string())).await;
        serde_json::from_str(&answer.body).unwrap()
    }
}

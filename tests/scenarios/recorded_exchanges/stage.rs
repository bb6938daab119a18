//! What happened between the recorded exchanges.

use jiff::SignedDuration;
use practice::{Running, SettableClock};
use serde_json::{Value, json};

use super::{
    exchange::{Exchange, Response},
    http::{self, Answer},
    placeholders::{Placeholders, token},
    step::Step,
};

const PASSWORD: &str = "pass";
const LIST: &str = "/api/v1/sessions/list.all?count=1";
const SEND_CODE: &str = "/api/v1/users.2fa.sendEmailCode";

/// A workspace and the sign-ins on it.
pub struct Stage<'a> {
    workspace: &'a Running,
    clock: &'a SettableClock,
    placeholders: Placeholders,
}

impl<'a> Stage<'a> {
    pub fn new(workspace: &'a Running, clock: &'a SettableClock) -> Self {
        workspace.set_setting("API_Enable_Rate_Limiter", false);
        Self { workspace, clock, placeholders: Placeholders::default() }
    }

    /// Brings the workspace to where the real server stood before an exchange.
    pub async fn prepare(&mut self, steps: &[Step], exchange: &Exchange) {
        for step in steps {
            match step {
                Step::SignIn(name) => self.sign_in(name).await,
                Step::SecondFactor(name, method) => self.second_factor(name, method).await,
                Step::Session(name) => {
                    let token = self.placeholders.token_of(name);
                    let session = self.workspace.add_session(&format!("{name}Id"), token);
                    self.placeholders.set(&format!("<session of {name}>"), &session);
                }
                Step::Setting(id, value) => self.workspace.set_setting(id, value.clone()),
                Step::Licence(licensed) => self.workspace.set_licence(*licensed),
                Step::Mail(name) => {
                    self.post(SEND_CODE, &json!({"emailOrUsername": name})).await;
                }
                Step::Calls(calls) => {
                    for _ in 0..*calls {
                        self.send(exchange).await;
                    }
                }
                Step::FreshMinute => self.clock.advance(SignedDuration::from_secs(61)),
            }
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

    /// Keeps what later requests use of an answer.
    pub fn keep(&mut self, exchange: &Exchange, answer: &Answer) {
        for (placeholder, path) in &exchange.keeps {
            let body: Value = serde_json::from_str(&answer.body).unwrap_or_default();
            let value = path.split('.').fold(&body, |value, key| &value[key]);
            self.placeholders.set(placeholder, value.as_str().unwrap_or_default());
        }
    }

    /// The recorded answer, with what stands here where the recorded server named itself.
    pub fn fill_in(&self, response: &Response) -> Response {
        let fill = |json: &Value| serde_json::from_str(&self.fill(&json.to_string())).unwrap();
        Response { json: response.json.as_ref().map(fill), ..response.clone() }
    }

    fn fill(&self, text: &str) -> String {
        self.placeholders.fill(text, self.workspace, self.clock)
    }

    async fn sign_in(&mut self, username: &str) {
        let mut body = json!({"user": username, "password": PASSWORD});
        let mut answer = self.post("/api/v1/login", &body).await;
        if answer["error"] == "totp-required" {
            if answer["details"]["method"] == "email" {
                self.post(SEND_CODE, &json!({"emailOrUsername": username})).await;
                body["code"] = json!(self.fill("<mailed code, ddd-ddd>"));
            } else {
                body["code"] = json!(self.fill("<authenticator code>"));
            }
            answer = self.post("/api/v1/login", &body).await;
        }
        let new = answer["data"]["authToken"].as_str().unwrap();
        self.placeholders.set(&token(username), new);
    }

    async fn second_factor(&self, username: &str, method: &str) {
        let code = match method {
            "password" => "<sha-256 hex of the password>",
            _ => "<authenticator code>",
        };
        let headers = [
            ("X-User-Id", format!("{username}Id")),
            ("X-Auth-Token", self.placeholders.token_of(username).to_owned()),
            ("x-2fa-code", self.fill(code)),
            ("x-2fa-method", method.to_owned()),
        ];
        let headers = headers.map(|(name, value)| (name.to_owned(), value));
        let address = self.workspace.address();
        let answer = http::send(&address, "GET", LIST, &headers, None).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
    }

    async fn post(&self, path: &str, body: &Value) -> Value {
        let headers = [("Content-Type".to_owned(), "application/json".to_owned())];
        let address = self.workspace.address();
        let answer = http::send(&address, "POST", path, &headers, Some(&body.to_string())).await;
        serde_json::from_str(&answer.body).unwrap()
    }
}

//! A workspace for unit tests, called without HTTP in between.

use std::sync::Arc;

use axum::http::{HeaderMap, HeaderName, HeaderValue};
use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::{
    accounts::TokenKind, clock::SettableClock, endpoint, generation::Generation,
    incoming::Incoming, random::Random, workspace::Workspace, world::World,
};

pub(crate) const LIST: &str = "/api/v1/sessions/list.all";

/// A workspace whose clock stands still, and the requests sent to it.
pub(crate) struct Trial {
    pub(crate) workspace: Workspace,
    clock: Arc<SettableClock>,
}

/// A request in the making.
#[derive(Clone)]
pub(crate) struct Ask {
    method: &'static str,
    path: String,
    headers: Vec<(&'static str, String)>,
    body: String,
    client: String,
}

/// The people of a trial: all but `sso` have the password `pass`.
const PEOPLE: &str = r#"{
    "permissions": {
        "view-device-management": ["admin"],
        "logout-device-management": ["admin"],
        "view-statistics": ["admin"]
    },
    "accounts": [
        {"_id": "plainId", "username": "plain", "roles": ["user"], "password": "pass"},
        {"_id": "adminId", "username": "admin", "roles": ["admin"], "password": "pass",
         "emails": [{"address": "admin@example.test", "verified": true}]},
        {"_id": "totpId", "username": "totp", "roles": ["admin"], "password": "pass",
         "emails": [{"address": "totp@example.test", "verified": true}],
         "totp": {"secret": "JBSWY3DPEHPK3PXP", "backupCodes": ["BACKUP01"]}},
        {"_id": "mailId", "username": "mail", "roles": ["admin"], "password": "pass",
         "email2fa": true,
         "emails": [{"address": "mail@example.test", "verified": true}]},
        {"_id": "ssoId", "username": "sso", "roles": ["admin"]},
        {"_id": "newId", "username": "new", "roles": ["admin"], "password": "pass",
         "createdAt": "2026-11-23T10:00:00Z"}
    ],
    "sessions": [
        {"sessionId": "aaaaaaaaaaaaaaaaa", "userId": "plainId", "loginAt": "2026-11-20T03:00:00Z",
         "device": {"type": "browser", "name": "Firefox", "os": {"name": "Linux"}}},
        {"sessionId": "bbbbbbbbbbbbbbbbb", "userId": "plainId", "loginAt": "2026-11-20T02:00:00Z",
         "device": {"type": "browser", "name": "Chrome", "os": {"name": "Linux"}}},
        {"sessionId": "ccccccccccccccccc", "userId": "goneId", "loginAt": "2026-11-20T01:00:00Z"}
    ]
}"#;

impl Trial {
    /// The trial's people on a workspace of this generation, with the limiter off.
    pub(crate) fn of(generation: Generation) -> Self {
        let clock = Arc::new(SettableClock::at("2026-11-23T10:20:25Z".parse().unwrap()));
        let mut workspace = Workspace::new(
            generation,
            "http://127.0.0.1:1".to_owned(),
            World::from_fixture(PEOPLE).unwrap(),
            Arc::clone(&clock) as _,
            Random::new(Some(1)),
        );
        workspace.set_setting("API_Enable_Rate_Limiter", json!(false));
        Self { workspace, clock }
    }

    pub(crate) fn wait(&self, seconds: i64) {
        self.clock.advance(SignedDuration::from_secs(seconds));
    }

    /// Answers a request; the body is null where it is no JSON.
    pub(crate) fn send(&mut self, ask: &Ask) -> (u16, Value) {
        let (path, query) = ask.path.split_once('?').unwrap_or((&ask.path, ""));
        let headers = ask.headers.iter().map(|(name, value)| {
            (HeaderName::from_static(name), HeaderValue::from_str(value).unwrap())
        });
        let incoming = Incoming {
            method: ask.method.to_owned(),
            path: path.to_owned(),
            query: query.to_owned(),
            headers: headers.collect::<HeaderMap>(),
            body: ask.body.clone().into_bytes(),
            client: ask.client.clone(),
        };
        self.workspace.end_what_is_due();
        let (reply, _) = endpoint::answer(&mut self.workspace, &incoming);
        (reply.status, serde_json::from_slice(&reply.body).unwrap_or_default())
    }

    /// A call by the sign-in of a person, made new for it.
    pub(crate) fn signed_in(&mut self, username: &str, path: &str) -> Ask {
        self.with_token(username, path, TokenKind::Login)
    }

    pub(crate) fn with_token(&mut self, username: &str, path: &str, kind: TokenKind) -> Ask {
        let user_id = self.workspace.accounts.named(username).unwrap().id.clone();
        let token = self.workspace.issue_token(&user_id, kind).unwrap();
        get(path).header("x-user-id", &user_id).header("x-auth-token", &token)
    }

    pub(crate) fn app_code(&self) -> String {
        crate::two_factor::code_at("JBSWY3DPEHPK3PXP", self.workspace.now().as_second())
    }

    pub(crate) fn mailed_code(&self) -> String {
        self.workspace.outbox.mails().last().unwrap().code.clone()
    }

    pub(crate) fn mails(&self) -> usize {
        self.workspace.outbox.mails().len()
    }
}

pub(crate) fn get(path: &str) -> Ask {
    let (headers, body) = (Vec::new(), String::new());
    Ask { method: "GET", path: path.to_owned(), headers, body, client: "10.0.0.1".to_owned() }
}

pub(crate) fn post(path: &str, body: &Value) -> Ask {
    get(path).posting(body)
}

impl Ask {
    pub(crate) fn posting(self, body: &Value) -> Self {
        let ask = self.header("content-type", "application/json");
        Self { method: "POST", body: body.to_string(), ..ask }
    }

    pub(crate) fn form(self, body: &str) -> Self {
        let ask = self.header("content-type", "application/x-www-form-urlencoded");
        Self { method: "POST", body: body.to_owned(), ..ask }
    }

    pub(crate) fn header(mut self, name: &'static str, value: &str) -> Self {
        self.headers.retain(|(other, _)| *other != name);
        self.headers.push((name, value.to_owned()));
        self
    }

    pub(crate) fn method(self, method: &'static str) -> Self {
        Self { method, ..self }
    }

    pub(crate) fn code(self, code: &str) -> Self {
        self.header("x-2fa-code", code)
    }

    pub(crate) fn path(self, path: &str) -> Self {
        Self { path: path.to_owned(), ..self }
    }

    pub(crate) fn client(self, address: &str) -> Self {
        Self { client: address.to_owned(), ..self }
    }
}

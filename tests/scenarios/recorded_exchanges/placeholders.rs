//! What stands where the recorded data has placeholders.

use std::collections::BTreeMap;

use jiff::SignedDuration;
use practice::{Running, SettableClock};

/// The SHA-256 of the password, as `printf pass | sha256sum` prints it.
const PASSWORD_DIGEST: &str = "d74ff0ee8da3b9806b18c877dbf29bbde50b5bd8e4dad7a3a725000feb82e8f1";
/// What the recorded servers called themselves.
const RECORDED_ADDRESS: &str = "127.0.0.1:3100";

/// Values by placeholder.
#[derive(Default)]
pub struct Placeholders(BTreeMap<String, String>);

impl Placeholders {
    pub fn set(&mut self, placeholder: &str, value: &str) {
        self.0.insert(placeholder.to_owned(), value.to_owned());
    }

    pub fn token_of(&self, username: &str) -> &str {
        &self.0[&token(username)]
    }

    /// Puts the values in; codes are those of this moment.
    pub fn fill(&self, text: &str, workspace: &Running, clock: &SettableClock) -> String {
        let host = workspace.address();
        let mut text = text
            .replace(RECORDED_ADDRESS, host.trim_start_matches("http://"))
            .replace("<sha-256 hex of the password in capitals>", &PASSWORD_DIGEST.to_uppercase())
            .replace("<sha-256 hex of the password>", PASSWORD_DIGEST);
        for (placeholder, value) in &self.0 {
            text = text.replace(placeholder, value);
        }
        if text.contains("<authenticator code") {
            let code = |steps_ago: i64| {
                let ago = SignedDuration::from_secs(steps_ago * 30);
                clock.advance(-ago);
                let code = workspace.authenticator_code("totp").unwrap();
                clock.advance(ago);
                code
            };
            let now = code(0);
            text = text
                .replace("<authenticator code>", &now)
                .replace("<authenticator code, ddd ddd>", &format!("{} {}", &now[..3], &now[3..]))
                .replace("<authenticator code of the step before>", &code(1))
                .replace("<authenticator code of three steps before>", &code(3));
        }
        if let Some(mail) = workspace.outbox().last() {
            let hyphenated = format!("{}-{}", &mail.code[..3], &mail.code[3..]);
            text = text
                .replace("<mailed code, ddd-ddd>", &hyphenated)
                .replace("<mailed code, dddddd>", &mail.code);
        }
        text
    }
}

/// The placeholder of an account's token.
pub fn token(username: &str) -> String {
    format!("<token of {username}>")
}

//! What a login brings, in all the shapes that the server understands.

use serde_json::{Map, Value};

use crate::accounts::{Account, sha256_hex};

/// Credentials.
#[derive(Debug, PartialEq)]
pub(super) enum Credentials {
    Password {
        user: User,
        secret: Secret,
        code: Option<String>,
    },
    /// A token from before.
    Resume(String),
}

/// Whom a login names.
#[derive(Debug, PartialEq)]
pub(super) enum User {
    Name(String),
    Address(String),
}

/// How a login knows the password.
#[derive(PartialEq)]
pub(super) enum Secret {
    Plain(String),
    /// SHA-256 in hex.
    Digest(String),
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret")
    }
}

impl Secret {
    /// Whether this is the account's password; an account without one cannot be opened so.
    pub(super) fn opens(&self, account: &Account) -> bool {
        let digest = match self {
            Self::Plain(password) => sha256_hex(password),
            Self::Digest(digest) => digest.to_lowercase(),
        };
        account.password_digest().is_some_and(|own| own == digest)
    }
}

/// Reads a body (Rocket.Chat source, `ApiClass.ts`, `loginCompatibility`).
///
/// With no keys but `user`, `username`, `email`, `password` and `code` the server puts a friendly
/// body into the shape that it needs; any other body goes on as it is, and then a code counts only
/// inside `totp`.
pub(super) fn read(body: &Value, code_header: Option<&str>) -> Option<Credentials> {
    let body = body.as_object()?;
    if let Some(credentials) = read_friendly(body, code_header) {
        return Some(credentials);
    }
    if let Some(totp) = body.get("totp").and_then(Value::as_object) {
        let code = totp.get("code").and_then(text_or_number);
        let login = totp.get("login")?.as_object()?;
        return read_verbatim(login, code);
    }
    read_verbatim(body, None)
}

fn read_friendly(body: &Map<String, Value>, code_header: Option<&str>) -> Option<Credentials> {
    const KEYS: [&str; 5] = ["user", "username", "email", "password", "code"];
    if !body.keys().all(|key| KEYS.contains(&key.as_str())) {
        return None;
    }
    let secret = read_secret(body.get("password")?)?;
    let text = |key: &str| body.get(key).and_then(Value::as_str).map(str::to_owned);
    let user = match (text("user"), text("username"), text("email")) {
        (Some(user), _, _) if user.contains('@') => User::Address(user),
        (Some(name), _, _) | (None, Some(name), _) => User::Name(name),
        (None, None, Some(address)) => User::Address(address),
        (None, None, None) => return None,
    };
    let code = body.get("code").and_then(text_or_number).filter(|code| !code.is_empty());
    let code = code.or_else(|| code_header.map(str::to_owned));
    Some(Credentials::Password { user, secret, code })
}

fn read_verbatim(body: &Map<String, Value>, code: Option<String>) -> Option<Credentials> {
    if let Some(token) = body.get("resume") {
        return token.as_str().map(|token| Credentials::Resume(token.to_owned()));
    }
    let user = body.get("user")?.as_object()?;
    let text = |key: &str| user.get(key).and_then(Value::as_str).map(str::to_owned);
    let user = text("username").map(User::Name).or_else(|| text("email").map(User::Address))?;
    let secret = read_secret(body.get("password")?)?;
    Some(Credentials::Password { user, secret, code })
}

fn read_secret(password: &Value) -> Option<Secret> {
    if let Some(password) = password.as_str() {
        return Some(Secret::Plain(password.to_owned()));
    }
    let password = password.as_object()?;
    let is_sha_256 = password.get("algorithm").and_then(Value::as_str) == Some("sha-256");
    let digest = password.get("digest").and_then(Value::as_str)?;
    is_sha_256.then(|| Secret::Digest(digest.to_owned()))
}

fn text_or_number(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned).or_else(|| value.as_i64().map(|number| number.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn code(body: &Value, header: Option<&str>) -> Option<String> {
        match read(body, header) {
            Some(Credentials::Password { code, .. }) => code,
            Some(Credentials::Resume(_)) | None => None,
        }
    }

    #[test]
    fn a_name_with_an_at_sign_is_an_address() {
        let body = json!({"user": "ana@example.test", "password": "pass"});
        let Some(Credentials::Password { user, .. }) = read(&body, None) else { panic!() };
        assert_eq!(user, User::Address("ana@example.test".to_owned()));
    }

    #[test]
    fn the_code_of_the_body_wins_over_the_header() {
        let body = json!({"user": "ana", "password": "pass", "code": "111111"});
        assert_eq!(code(&body, Some("222222")).as_deref(), Some("111111"));
        let body = json!({"user": "ana", "password": "pass"});
        assert_eq!(code(&body, Some("222222")).as_deref(), Some("222222"));
    }

    #[test]
    fn a_digest_takes_its_code_only_from_the_wrapper() {
        let password = json!({"digest": sha256_hex("pass"), "algorithm": "sha-256"});
        let login = json!({"user": {"username": "ana"}, "password": password});
        assert!(matches!(read(&login, None), Some(Credentials::Password { .. })));
        assert_eq!(code(&login, Some("222222")), None);
        let wrapped = json!({"totp": {"code": "333333", "login": login}});
        assert_eq!(code(&wrapped, None).as_deref(), Some("333333"));
    }

    #[test]
    fn a_further_key_makes_the_friendly_shape_mean_nothing() {
        assert_eq!(read(&json!({"user": "ana", "password": "pass", "ldap": true}), None), None);
    }

    #[test]
    fn nothing_useful_is_nothing() {
        for body in [json!({}), json!({"user": "ana"}), json!({"password": "pass"}), json!([])] {
            assert_eq!(read(&body, None), None, "{body}");
        }
    }
}

//! What a login brings, in all the shapes that the server understands.

use serde_json::{Map, Value, json};

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
    Id(String),
    Name(String),
    Address(String),
}

/// Why nothing could be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unread {
    /// It is not the shape of any sign-in.
    Unrecognised,
    /// It has the shape of one, and parts that the server's check does not let through.
    Mismatch,
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
            Self::Plain(password) => &sha256_hex(password),
            // Capitals make another digest: it is compared as it is.
            Self::Digest(digest) => digest,
        };
        account.password_digest().is_some_and(|own| own == *digest)
    }
}

/// Reads a body (Rocket.Chat source, `ApiClass.ts`, `loginCompatibility`; Meteor's handlers of
/// sign-ins).
///
/// With no keys but `user`, `username`, `email`, `password` and `code` the server puts a friendly
/// body into the shape that it needs; any other body goes on as it is, and then a code counts only
/// inside `totp`.
///
/// # Errors
/// Says whether it is no sign-in at all, or a misshapen one.
pub(super) fn read(body: &Value, code_header: Option<&str>) -> Result<Credentials, Unread> {
    let body = body.as_object().ok_or(Unread::Mismatch)?;
    match friendly(body) {
        Some(options) => {
            let code = body.get("code").filter(|code| is_truthy(code)).and_then(text_or_number);
            handle(&options, code.or_else(|| code_header.map(str::to_owned)))
        }
        None => handle(body, None),
    }
}

/// The friendly body in the shape that the handlers need, if it is one.
fn friendly(body: &Map<String, Value>) -> Option<Map<String, Value>> {
    const KEYS: [&str; 5] = ["user", "username", "email", "password", "code"];
    let password = body.get("password").filter(|password| !password.is_null())?;
    if !body.keys().all(|key| KEYS.contains(&key.as_str())) {
        return None;
    }
    let named = |key: &str| body.get(key).filter(|value| is_truthy(value));
    let user = match body.get("user") {
        Some(Value::String(user)) if user.contains('@') => json!({"email": user}),
        Some(Value::String(user)) => json!({"username": user}),
        _ => match (named("username"), named("email")) {
            (Some(name), _) => json!({"username": name}),
            (None, Some(address)) => json!({"email": address}),
            (None, None) => return None,
        },
    };
    Some(Map::from_iter([("user".to_owned(), user), ("password".to_owned(), password.clone())]))
}

/// What Meteor's handlers make of the options: each looks for its own key, and checks the rest only
/// where that is there.
fn handle(options: &Map<String, Value>, code: Option<String>) -> Result<Credentials, Unread> {
    let there = |key: &str| options.get(key).filter(|value| is_truthy(value));
    if let Some(token) = there("resume") {
        let token = token.as_str().ok_or(Unread::Mismatch)?;
        return Ok(Credentials::Resume(token.to_owned()));
    }
    if let Some(password) = there("password") {
        let own_code = options.get("code");
        let known = options.keys().all(|key| ["user", "password", "code"].contains(&key.as_str()));
        if !known || own_code.is_some_and(|code| non_empty(code).is_none()) {
            return Err(Unread::Mismatch);
        }
        let user = read_user(options.get("user")).ok_or(Unread::Mismatch)?;
        let secret = read_secret(password).ok_or(Unread::Mismatch)?;
        return Ok(Credentials::Password { user, secret, code });
    }
    let totp = there("totp").and_then(Value::as_object).ok_or(Unread::Unrecognised)?;
    let code = totp.get("code").filter(|code| is_truthy(code)).ok_or(Unread::Unrecognised)?;
    let login = totp.get("login").and_then(Value::as_object).ok_or(Unread::Unrecognised)?;
    handle(login, text_or_number(code))
}

/// An object with one field, and text in it.
fn read_user(user: Option<&Value>) -> Option<User> {
    let user = user?.as_object().filter(|user| user.len() == 1)?;
    let (key, value) = user.iter().next()?;
    let value = non_empty(value)?;
    match key.as_str() {
        "id" => Some(User::Id(value)),
        "username" => Some(User::Name(value)),
        "email" => Some(User::Address(value)),
        _ => None,
    }
}

fn read_secret(password: &Value) -> Option<Secret> {
    if let Some(password) = password.as_str() {
        return Some(Secret::Plain(password.to_owned()));
    }
    let password = password.as_object().filter(|password| password.len() == 2)?;
    let is_sha_256 = password.get("algorithm").and_then(Value::as_str) == Some("sha-256");
    let digest = password.get("digest").and_then(Value::as_str)?;
    is_sha_256.then(|| Secret::Digest(digest.to_owned()))
}

fn non_empty(value: &Value) -> Option<String> {
    value.as_str().filter(|text| !text.is_empty()).map(str::to_owned)
}

fn text_or_number(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned).or_else(|| value.as_i64().map(|number| number.to_string()))
}

/// What JavaScript takes for true.
fn is_truthy(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(truth) => *truth,
        Value::Number(number) => number.as_f64() != Some(0.0),
        Value::String(text) => !text.is_empty(),
        Value::Array(_) | Value::Object(_) => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(body: &Value, header: Option<&str>) -> Option<String> {
        match read(body, header) {
            Ok(Credentials::Password { code, .. }) => code,
            Ok(Credentials::Resume(_)) | Err(_) => None,
        }
    }

    #[test]
    fn a_name_with_an_at_sign_is_an_address() {
        let body = json!({"user": "ana@example.test", "password": "pass"});
        let Ok(Credentials::Password { user, .. }) = read(&body, None) else { panic!() };
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
        assert!(matches!(read(&login, None), Ok(Credentials::Password { .. })));
        assert_eq!(code(&login, Some("222222")), None);
        let wrapped = json!({"totp": {"code": "333333", "login": login}});
        assert_eq!(code(&wrapped, None).as_deref(), Some("333333"));
    }

    #[test]
    fn what_is_no_sign_in_is_told_apart_from_a_misshapen_one() {
        let password = json!({"digest": sha256_hex("pass"), "algorithm": "sha-256"});
        let unrecognised = [
            json!({}),
            json!({"user": "ana"}),
            json!({"user": "ana", "password": ""}),
            json!({"resume": ""}),
            json!({"totp": {"login": {"user": {"username": "ana"}, "password": "pass"}}}),
        ];
        let mismatched = [
            json!([]),
            json!(5),
            json!({"password": "pass"}),
            json!({"user": "", "password": "pass"}),
            json!({"user": null, "password": "pass"}),
            json!({"user": ["ana"], "password": "pass"}),
            json!({"user": {"username": "ana", "email": "x"}, "password": "pass"}),
            json!({"user": "ana", "password": 123}),
            json!({"user": "ana", "password": {"hashed": "00"}}),
            json!({"user": "ana", "password": {"digest": "00", "algorithm": "md5"}}),
            json!({"user": "ana", "password": "pass", "ldap": true}),
            json!({"user": {"username": "ana"}, "password": password, "code": ""}),
            json!({"resume": 5}),
        ];
        for body in &unrecognised {
            assert_eq!(read(body, None), Err(Unread::Unrecognised), "{body}");
        }
        for body in &mismatched {
            assert_eq!(read(body, None), Err(Unread::Mismatch), "{body}");
        }
        println!("{} forms of no sign-in", unrecognised.len() + mismatched.len());
    }

    #[test]
    fn an_account_is_named_by_its_id_too() {
        let body = json!({"user": {"id": "anaId"}, "password": "pass"});
        let Ok(Credentials::Password { user, .. }) = read(&body, None) else { panic!() };
        assert_eq!(user, User::Id("anaId".to_owned()));
    }

    #[test]
    fn a_digest_in_capitals_is_another_one() {
        let account = Account { password: Some("pass".to_owned()), ..Account::default() };
        assert!(Secret::Digest(sha256_hex("pass")).opens(&account));
        assert!(!Secret::Digest(sha256_hex("pass").to_uppercase()).opens(&account));
    }
}

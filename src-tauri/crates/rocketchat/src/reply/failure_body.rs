//! The shapes in which servers say no.

use serde::Deserialize;
use serde_json::Value;

/// The longest text of a server that is passed on.
const LONGEST_TEXT: usize = 500;

/// A refusal's body, whichever of the shapes it had.
///
/// `{error: "<text> [<code>]", errorType: "<code>"}` for thrown errors; `{error: "<text>"}` for the
/// others; `{error: "<code>" or a number, message: "<text>"}` for a refused sign-in;
/// `{message: "<text>"}` for a lost one on servers up to 7.2.
#[derive(Debug, Default, PartialEq)]
pub struct FailureBody {
    /// The server's code, such as `totp-required`; empty when it gave none.
    pub code: String,
    /// The server's words without the code.
    pub text: String,
    /// What came along, such as the method of a second factor.
    pub details: Value,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Written {
    #[serde(default)]
    error: Value,
    #[serde(default)]
    error_type: Value,
    #[serde(default)]
    message: Value,
    #[serde(default)]
    details: Value,
}

impl FailureBody {
    /// Reads a body; `None` when it is not a JSON object.
    pub fn of(body: &[u8]) -> Option<Self> {
        if body.trim_ascii_start().first() != Some(&b'{') {
            return None;
        }
        let written: Written = serde_json::from_slice(body).ok()?;
        let (error, message) = (shown(&written.error), shown(&written.message));
        let (words, trailing) = split_trailing_code(&error);
        let inverted = !message.is_empty() && message != error;
        let (code, text) = match (shown(&written.error_type), trailing) {
            (kind, _) if !kind.is_empty() => (kind, words),
            (_, Some(trailing)) => (trailing.to_owned(), words),
            (_, None) if inverted => (error.clone(), message.as_str()),
            (_, None) => (String::new(), words),
        };
        let text = presentable(text);
        Some(Self { code: presentable(&code), text, details: written.details })
    }

    /// Whether this is how Rocket.Chat refuses: an object with `success: false`, or up to 7.x with
    /// `status: "error"`. Gateways and other products answer in other shapes.
    pub fn is_rocket_chats(body: &[u8]) -> bool {
        #[derive(Deserialize)]
        struct Shape {
            #[serde(default)]
            success: Value,
            #[serde(default)]
            status: Value,
        }
        let is_object = body.trim_ascii_start().first() == Some(&b'{');
        is_object
            && serde_json::from_slice::<Shape>(body).is_ok_and(|Shape { success, status }| {
                success == Value::Bool(false) || success == "false" || status == "error"
            })
    }

    /// Also old servers, which answered 400, and the limiter of the sign-in itself.
    pub fn is_about_too_many_requests(&self) -> bool {
        ["error-too-many-requests", "too-many-requests"].contains(&self.code.as_str())
    }
}

fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => String::new(),
    }
}

/// Splits `TOTP Required [totp-required]`.
fn split_trailing_code(text: &str) -> (&str, Option<&str>) {
    let split = text.strip_suffix(']').and_then(|text| text.rsplit_once('['));
    let is_code = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    match split {
        Some((words, code)) if !code.is_empty() && code.chars().all(is_code) => {
            (words.trim_end(), Some(code))
        }
        Some(_) | None => (text, None),
    }
}

/// One line of limited length.
fn presentable(text: &str) -> String {
    text.chars().take(LONGEST_TEXT).map(|c| if c.is_control() { ' ' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_and_words_are_told_apart_in_every_shape() {
        for (body, code, text) in [
            (
                r#"{"error":"TOTP Required [totp-required]","errorType":"totp-required"}"#,
                "totp-required",
                "TOTP Required",
            ),
            (r#"{"error":"TOTP Required [totp-required]"}"#, "totp-required", "TOTP Required"),
            (
                r#"{"errorType":"error-invalid-params","error":"must be number"}"#,
                "error-invalid-params",
                "must be number",
            ),
            (r#"{"error":"Session not found"}"#, "", "Session not found"),
            (
                r#"{"error":"totp-required","message":"TOTP Required"}"#,
                "totp-required",
                "TOTP Required",
            ),
            (r#"{"error":403,"message":"Incorrect password"}"#, "403", "Incorrect password"),
            (r#"{"error":"Unauthorized","message":"Unauthorized"}"#, "", "Unauthorized"),
            (
                r#"{"status":"error","message":"You must be logged in to do this."}"#,
                "",
                "You must be logged in to do this.",
            ),
            (r#"{"error":{"a":1},"errorType":null}"#, "", ""),
            (r#"{"error":"list [1, 2]"}"#, "", "list [1, 2]"),
            (r#"{"error":"a\nb\u0000c"}"#, "", "a b c"),
            ("{}", "", ""),
        ] {
            let read = FailureBody::of(body.as_bytes()).unwrap();
            assert_eq!((read.code.as_str(), read.text.as_str()), (code, text), "{body}");
        }
    }

    #[test]
    fn what_is_not_an_object_says_nothing() {
        for body in ["", "null", "[]", "\"x\"", "404 Not Found", "{", "{\"error\":"] {
            assert_eq!(FailureBody::of(body.as_bytes()), None, "{body}");
        }
    }

    #[test]
    fn a_long_text_is_cut() {
        let body = format!(r#"{{"error":"{}"}}"#, "ä".repeat(10_000));
        assert_eq!(FailureBody::of(body.as_bytes()).unwrap().text.chars().count(), LONGEST_TEXT);
    }
}

//! The parameters that an endpoint takes, checked as the server's validator (Ajv) checks them.

use serde_json::{Map, Number, Value};

/// Which parameters an endpoint takes. Unknown ones are refused, except by `Any`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Whatever comes; the endpoint looks for itself.
    Any,
    /// `sessionId`, needed.
    SessionId,
    /// `offset`, `count`, `filter`, `sort`, none needed.
    Page,
    /// `emailOrUsername`, needed.
    EmailOrUsername,
    /// `role`, `roomId`, `offset`, `count`; the endpoint itself needs the first.
    Role,
    /// `userId`, not needed; the only one where unknown ones are let through (recorded).
    UserId,
}

/// Checked parameters, with numbers and text turned into each other where that was needed.
#[derive(Debug, Default)]
pub(crate) struct Params(Map<String, Value>);

enum Kind {
    Text,
    Number,
}

impl Shape {
    fn fields(self) -> &'static [(&'static str, Kind)] {
        match self {
            Self::Any => &[],
            Self::SessionId => &[("sessionId", Kind::Text)],
            Self::Page => &[
                ("offset", Kind::Number),
                ("count", Kind::Number),
                ("filter", Kind::Text),
                ("sort", Kind::Text),
            ],
            Self::EmailOrUsername => &[("emailOrUsername", Kind::Text)],
            Self::Role => &[
                ("role", Kind::Text),
                ("roomId", Kind::Text),
                ("offset", Kind::Number),
                ("count", Kind::Number),
            ],
            Self::UserId => &[("userId", Kind::Text)],
        }
    }

    fn needed(self) -> Option<&'static str> {
        match self {
            Self::Any | Self::Page | Self::Role | Self::UserId => None,
            Self::SessionId => Some("sessionId"),
            Self::EmailOrUsername => Some("emailOrUsername"),
        }
    }

    /// Checks in the validator's order: type, needed, unknown, then each field.
    ///
    /// # Errors
    /// Gives the validator's own words.
    pub(crate) fn check(self, given: Value) -> Result<Params, String> {
        let Value::Object(mut given) = given else {
            return if self == Self::Any {
                Ok(Params::default())
            } else {
                Err("must be object".to_owned())
            };
        };
        if self == Self::Any {
            return Ok(Params(given));
        }
        if let Some(name) = self.needed().filter(|&name| !given.contains_key(name)) {
            return Err(format!("must have required property '{name}'"));
        }
        let known = |name: &String| self.fields().iter().any(|(field, _)| field == name);
        if self != Self::UserId && !given.keys().all(known) {
            return Err("must NOT have additional properties".to_owned());
        }
        for (name, kind) in self.fields() {
            let Some(value) = given.get_mut(*name) else {
                continue;
            };
            match kind {
                Kind::Text => *value = Value::String(to_text(value)?),
                Kind::Number => *value = to_number(value)?,
            }
        }
        Ok(Params(given))
    }
}

impl Params {
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.0.get(name)?.as_str()
    }

    pub(crate) fn get(&self, name: &str) -> Option<&Value> {
        self.0.get(name)
    }

    /// A number, its fraction cut off.
    pub(crate) fn whole(&self, name: &str) -> Option<i64> {
        let number = self.0.get(name)?;
        #[expect(clippy::cast_possible_truncation, reason = "the server cuts numbers off, too")]
        number.as_i64().or_else(|| number.as_f64().map(|float| float as i64))
    }
}

fn to_text(value: &Value) -> Result<String, String> {
    match value {
        Value::String(text) => Ok(text.clone()),
        Value::Null => Ok(String::new()),
        Value::Bool(_) | Value::Number(_) => Ok(value.to_string()),
        Value::Array(_) | Value::Object(_) => Err("must be string".to_owned()),
    }
}

/// A number, or the text of one that JSON cannot write: it passes the validator all the same.
fn to_number(value: &Value) -> Result<Value, String> {
    let number = match value {
        Value::Number(_) => return Ok(value.clone()),
        Value::Null | Value::Bool(false) => Some(0.0),
        Value::Bool(true) => Some(1.0),
        Value::String(text) if text.is_empty() => None,
        Value::String(text) => javascript_number(text.trim()),
        Value::Array(_) | Value::Object(_) => None,
    };
    let number = number.ok_or("must be number")?;
    Ok(Number::from_f64(number).map_or_else(|| Value::String(number.to_string()), Value::Number))
}

/// What JavaScript makes of a text where a number is wanted.
fn javascript_number(text: &str) -> Option<f64> {
    let in_base = |base| u32::from_str_radix(&text[2..], base).ok().map(f64::from);
    match text.get(..2).unwrap_or_default() {
        "0x" | "0X" => return in_base(16),
        "0o" | "0O" => return in_base(8),
        "0b" | "0B" => return in_base(2),
        _ => {}
    }
    match text {
        "" => Some(0.0),
        "Infinity" | "+Infinity" => Some(f64::INFINITY),
        "-Infinity" => Some(f64::NEG_INFINITY),
        // Rust reads some words that JavaScript does not.
        _ if text.contains(|c: char| c.is_ascii_alphabetic() && !matches!(c, 'e' | 'E')) => None,
        _ => text.parse().ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn problem(shape: Shape, given: Value) -> String {
        shape.check(given).unwrap_err()
    }

    #[test]
    fn a_needed_parameter_is_missed_before_an_unknown_one_is_refused() {
        let missing = "must have required property 'sessionId'";
        assert_eq!(problem(Shape::SessionId, json!({"x": "1"})), missing);
        let unknown = "must NOT have additional properties";
        assert_eq!(problem(Shape::SessionId, json!({"sessionId": "a", "x": "1"})), unknown);
    }

    #[test]
    fn numbers_are_read_from_text_and_cut_off() {
        let params = Shape::Page.check(json!({"count": "2.9", "offset": "-3"})).unwrap();
        assert_eq!((params.whole("count"), params.whole("offset")), (Some(2), Some(-3)));
        for bad in ["abc", "", "NaN"] {
            assert_eq!(problem(Shape::Page, json!({"count": bad})), "must be number");
        }
    }

    #[test]
    fn a_number_is_read_as_javascript_reads_one() {
        for (text, number) in
            [("0x2", 2), ("0X10", 16), ("0b11", 3), ("0o17", 15), (" 7 ", 7), ("2e0", 2), (" ", 0)]
        {
            let params = Shape::Page.check(json!({"count": text})).unwrap();
            assert_eq!(params.whole("count"), Some(number), "{text:?}");
        }
        let params = Shape::Page.check(json!({"count": "Infinity"})).unwrap();
        assert_eq!((params.whole("count"), params.text("count")), (None, Some("inf")));
        for bad in ["inf", "nan", "1_000", "0x", "2px", "1;offset=2"] {
            assert_eq!(problem(Shape::Page, json!({"count": bad})), "must be number", "{bad}");
        }
    }

    #[test]
    fn a_user_id_may_have_company() {
        let params = Shape::UserId.check(json!({"userId": "a", "x": 1})).unwrap();
        assert_eq!(params.text("userId"), Some("a"));
    }

    #[test]
    fn a_parameter_given_twice_is_no_text() {
        assert_eq!(problem(Shape::SessionId, json!({"sessionId": ["a", "b"]})), "must be string");
    }

    #[test]
    fn null_and_numbers_become_text() {
        let params = Shape::SessionId.check(json!({"sessionId": null})).unwrap();
        assert_eq!(params.text("sessionId"), Some(""));
        let params = Shape::SessionId.check(json!({"sessionId": 17})).unwrap();
        assert_eq!(params.text("sessionId"), Some("17"));
    }
}

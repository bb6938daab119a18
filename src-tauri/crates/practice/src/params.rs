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
    /// `userId`, not needed.
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
        if !given.keys().all(known) {
            return Err("must NOT have additional properties".to_owned());
        }
        for (name, kind) in self.fields() {
            let Some(value) = given.get_mut(*name) else {
                continue;
            };
            match kind {
                Kind::Text => *value = Value::String(to_text(value)?),
                Kind::Number => *value = Value::Number(to_number(value)?),
            }
        }
        Ok(Params(given))
    }
}

impl Params {
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.0.get(name)?.as_str()
    }

    /// A number, its fraction cut off.
    pub(crate) fn whole(&self, name: &str) -> Option<i64> {
        let number = self.0.get(name)?;
        #[expect(clippy::cast_possible_truncation, reason = "the server cuts numbers off, too")]
        number.as_i64().or_else(|| number.as_f64().map(|float| float as i64))
    }

    pub(crate) fn all(&self) -> &Map<String, Value> {
        &self.0
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

fn to_number(value: &Value) -> Result<Number, String> {
    let number = match value {
        Value::Number(number) => return Ok(number.clone()),
        Value::Null | Value::Bool(false) => Some(0.0),
        Value::Bool(true) => Some(1.0),
        Value::String(text) => text.trim().parse().ok().filter(|number: &f64| number.is_finite()),
        Value::Array(_) | Value::Object(_) => None,
    };
    number.and_then(Number::from_f64).ok_or_else(|| "must be number".to_owned())
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

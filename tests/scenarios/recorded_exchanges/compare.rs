//! Whether two answers are the same, generated values aside.

use serde_json::{Map, Value};

use super::{
    exchange::{Exchange, Response},
    http::Answer,
};

/// The headers that matter: one of these that was not recorded must not be sent.
const HEADERS: [&str; 7] = [
    "allow",
    "cache-control",
    "content-type",
    "pragma",
    "x-ratelimit-limit",
    "x-ratelimit-remaining",
    "x-ratelimit-reset",
];

/// The headers that were recorded only where the request named its origin.
const FOR_BROWSERS: [&str; 2] = ["access-control-allow-headers", "access-control-allow-origin"];

/// Times that are made when an answer is.
const TIMES: [&str; 4] = ["_updatedAt", "codeExpires", "createdAt", "lastActivityAt"];

/// Says where the answer differs from the recorded one.
pub fn difference(exchange: &Exchange, expected: &Response, answer: &Answer) -> Option<String> {
    if answer.status != expected.status {
        let Answer { status, body, .. } = answer;
        return Some(format!("status {status} instead of {}: {body}", expected.status));
    }
    let for_browsers: &[_] =
        if exchange.request.headers.contains_key("Origin") { &FOR_BROWSERS } else { &[] };
    let names = HEADERS.iter().chain(for_browsers);
    if let Some(difference) = header_difference(names, expected, answer) {
        return Some(difference);
    }
    if let Some(text) = &expected.text {
        return (answer.body != *text).then(|| format!("{:?} instead of {text:?}", answer.body));
    }
    let mut expected = expected.json.clone().unwrap();
    let Ok(mut actual) = serde_json::from_str(&answer.body) else {
        return Some(format!("no JSON: {}", answer.body));
    };
    if let Some(difference) = undo_cuts(exchange, &expected, &mut actual) {
        return Some(difference);
    }
    let kept = exchange.keeps.values().filter_map(|path| path.rsplit('.').next());
    let aside: Vec<_> = exchange.aside.iter().map(String::as_str).chain(kept).collect();
    for value in [&mut expected, &mut actual] {
        put_aside(value, &aside);
    }
    if exchange.subset {
        let missing = || format!("{actual} does not hold {expected}");
        return (!holds(&actual, &expected)).then(missing);
    }
    let made_now = exchange.title.starts_with("own session");
    value_difference("", &expected, &actual, made_now)
}

/// Makes the values of these keys the same everywhere; whether the keys are there still counts.
fn put_aside(value: &mut Value, keys: &[&str]) {
    match value {
        Value::Object(object) => {
            for (key, value) in object {
                if keys.contains(&key.as_str()) {
                    *value = Value::Null;
                } else {
                    put_aside(value, keys);
                }
            }
        }
        Value::Array(list) => list.iter_mut().for_each(|value| put_aside(value, keys)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Whether an answer holds at least what was recorded; lists may be in another order.
fn holds(actual: &Value, expected: &Value) -> bool {
    match (actual, expected) {
        (Value::Object(actual), Value::Object(expected)) => {
            let holds_value = |(key, expected): (&String, &Value)| {
                let both_times = TIMES.contains(&key.as_str());
                actual.get(key).is_some_and(|actual| both_times || holds(actual, expected))
            };
            expected.iter().all(holds_value)
        }
        (Value::Array(actual), Value::Array(expected)) => {
            expected.iter().all(|expected| actual.iter().any(|actual| holds(actual, expected)))
        }
        _ => actual == expected,
    }
}

fn header_difference<'a>(
    names: impl Iterator<Item = &'a &'a str>,
    expected: &Response,
    answer: &Answer,
) -> Option<String> {
    names.copied().find_map(|name| {
        let (wanted, got) = (expected.headers.get(name), answer.headers.get(name));
        // When the window ends depends on the clock; that it is a time in milliseconds does not.
        let alike = match (wanted, got) {
            (Some(wanted), Some(got)) if name == "x-ratelimit-reset" => {
                wanted.len() == got.len() && got.parse::<u64>().is_ok()
            }
            _ => wanted == got,
        };
        (!alike).then(|| format!("header {name}: {got:?} instead of {wanted:?}"))
    })
}

/// Cuts the actual answer as the recorded one was cut, checking how much was cut away.
fn undo_cuts(exchange: &Exchange, expected: &Value, actual: &mut Value) -> Option<String> {
    let rows_came = exchange.cut.as_ref().filter(|cut| cut.starts_with("sessions: "));
    if let Some(cut) = rows_came {
        let rows = actual["sessions"].as_array_mut().unwrap();
        let came = format!("sessions: {} rows came", rows.len());
        if !cut.starts_with(&came) || exchange.rows.is_some_and(|said| said != rows.len()) {
            return Some(format!("{came}, but {cut}"));
        }
        rows.truncate(1);
    }
    if exchange.title.ends_with("(answer cut to two rows)") && !exchange.subset {
        let kept: Vec<_> =
            expected["update"].as_array().unwrap().iter().map(|row| row["_id"].clone()).collect();
        let rows = actual["update"].as_array_mut().unwrap();
        rows.retain(|row| kept.contains(&row["_id"]));
        rows.sort_by_key(|row| kept.iter().position(|id| *id == row["_id"]));
    }
    None
}

fn value_difference(
    path: &str,
    expected: &Value,
    actual: &Value,
    made_now: bool,
) -> Option<String> {
    match (expected, actual) {
        (Value::Object(expected), Value::Object(actual)) => {
            object_difference(path, expected, actual, made_now)
        }
        (Value::Array(expected), Value::Array(actual)) if expected.len() == actual.len() => {
            let pairs = expected.iter().zip(actual).enumerate();
            pairs.into_iter().find_map(|(place, (expected, actual))| {
                value_difference(&format!("{path}/{place}"), expected, actual, made_now)
            })
        }
        _ if is_alike(path, expected, actual, made_now) => None,
        _ => Some(format!("{path}: {actual} instead of {expected}")),
    }
}

fn object_difference(
    path: &str,
    expected: &Map<String, Value>,
    actual: &Map<String, Value>,
    made_now: bool,
) -> Option<String> {
    if let Some(surplus) = actual.keys().find(|key| !expected.contains_key(*key)) {
        return Some(format!("{path}/{surplus} should not be there"));
    }
    expected.iter().find_map(|(key, expected)| {
        let path = format!("{path}/{key}");
        let Some(actual) = actual.get(key) else { return Some(format!("{path} is missing")) };
        value_difference(&path, expected, actual, made_now)
    })
}

/// Whether two values are the same, or both of a kind that is made anew each time.
fn is_alike(path: &str, expected: &Value, actual: &Value, made_now: bool) -> bool {
    if expected == actual {
        return true;
    }
    let key = path.rsplit('/').next().unwrap_or_default();
    if TIMES.contains(&key) || (made_now && key == "loginAt") {
        return is_time(expected) && is_time(actual);
    }
    match key {
        "authToken" => actual.as_str().is_some_and(|token| token.len() == 43),
        "bcrypt" => actual.as_str().is_some_and(|hash| hash.len() == 60),
        "loginToken" => actual.as_str().is_some_and(|hash| hash.len() == 44),
        "preferences" => *expected == "(cut)" && actual.is_object(),
        "error" => match (seconds_aside(expected), seconds_aside(actual)) {
            (Some(expected), Some(actual)) => expected == actual,
            _ => false,
        },
        _ => false,
    }
}

/// A time as `Date.toISOString` writes it.
fn is_time(value: &Value) -> bool {
    let form = "0000-00-00T00:00:00.000Z";
    value.as_str().is_some_and(|text| {
        let digits_aside = text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c });
        digits_aside.eq(form.chars())
    })
}

/// The words of a refusal, with the seconds to wait taken out.
fn seconds_aside(value: &Value) -> Option<(&str, &str)> {
    let (before, rest) = value.as_str()?.split_once("You must wait ")?;
    let (seconds, after) = rest.split_once(' ')?;
    let within_the_window = (1..=60).contains(&seconds.parse::<u32>().ok()?);
    within_the_window.then_some((before, after))
}

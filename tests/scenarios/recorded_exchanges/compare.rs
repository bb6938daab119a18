//! Whether two answers are the same, generated values aside.

use serde_json::{Map, Value};

use super::exchange::{Exchange, Response};
use super::http::Answer;

/// The headers that matter: one of these that was not recorded must not be sent.
const HEADERS: [&str; 8] = [
    "access-control-allow-headers",
    "access-control-allow-origin",
    "cache-control",
    "content-type",
    "pragma",
    "x-ratelimit-limit",
    "x-ratelimit-remaining",
    "x-ratelimit-reset",
];

/// Times that are made when an answer is.
const TIMES: [&str; 4] = ["_updatedAt", "codeExpires", "createdAt", "lastActivityAt"];

/// Says where the answer differs from the recorded one.
pub fn difference(exchange: &Exchange, expected: &Response, answer: &Answer) -> Option<String> {
    if answer.status != expected.status {
        let Answer { status, body, .. } = answer;
        return Some(format!("status {status} instead of {}: {body}", expected.status));
    }
    if let Some(difference) = header_difference(expected, answer) {
        return Some(difference);
    }
    if let Some(text) = &expected.text {
        return (answer.body != *text).then(|| format!("{:?} instead of {text:?}", answer.body));
    }
    let expected = expected.json.as_ref().unwrap();
    let Ok(mut actual) = serde_json::from_str(&answer.body) else {
        return Some(format!("no JSON: {}", answer.body));
    };
    if let Some(difference) = undo_cuts(exchange, expected, &mut actual) {
        return Some(difference);
    }
    let made_now = exchange.title.starts_with("own session");
    value_difference("", expected, &actual, made_now)
}

fn header_difference(expected: &Response, answer: &Answer) -> Option<String> {
    HEADERS.into_iter().find_map(|name| {
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
    if let Some(cut) = &exchange.cut {
        let rows = actual["sessions"].as_array_mut().unwrap();
        let came = format!("sessions: {} rows came", rows.len());
        if !cut.starts_with(&came) {
            return Some(format!("{came}, but {cut}"));
        }
        rows.truncate(1);
    }
    if exchange.title.ends_with("(answer cut to two rows)") {
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

//! A session ID inside JSON.

use rocketchat::SessionId;
use serde_json::Value;

/// The keys that carry a session's ID, the surest first: `_id` is also that of other things.
const KEYS: [&str; 2] = ["sessionId", "_id"];

/// The one ID that stands under the surest key that there is. `None` when the text is not JSON, or
/// several IDs stand there.
pub fn find(text: &str) -> Option<SessionId> {
    let text = text.trim_start_matches('\u{feff}').trim();
    if !text.starts_with(['{', '[', '"']) {
        return None;
    }
    let value: Value = serde_json::from_str(text).ok()?;
    for key in KEYS {
        let mut texts = Vec::new();
        under(key, &value, &mut texts);
        if !texts.is_empty() {
            return only_id(&texts);
        }
    }
    match &value {
        Value::String(text) => only_id(&[text]),
        Value::Array(values) => match values.as_slice() {
            [Value::String(text)] => only_id(&[text]),
            _ => None,
        },
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => None,
    }
}

/// Every text under a key, at any depth; `serde_json` stops reading at 128 levels.
fn under<'a>(key: &str, value: &'a Value, texts: &mut Vec<&'a str>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                match value.as_str() {
                    Some(text) if name == key => texts.push(text),
                    Some(_) | None => under(key, value, texts),
                }
            }
        }
        Value::Array(values) => values.iter().for_each(|value| under(key, value, texts)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn only_id(texts: &[&str]) -> Option<SessionId> {
    let (first, rest) = texts.split_first()?;
    if rest.iter().any(|text| text != first) {
        return None;
    }
    SessionId::parse(first).ok()
}

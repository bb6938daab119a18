//! Rows that hold bytes which no serializer would write.

use std::collections::BTreeMap;

use serde_json::Value;

/// Values that no reader of JSON takes for a text: what each is, and its bytes.
#[must_use]
pub fn unreadable_values() -> [(&'static str, Vec<u8>); 5] {
    let depth = 1_000;
    let nested = ["[".repeat(depth), "]".repeat(depth)].concat();
    [
        ("a lone surrogate", br#""\ud800""#.to_vec()),
        ("a number out of range", b"1e400".to_vec()),
        ("a control character", b"\"\x01\"".to_vec()),
        ("invalid UTF-8", b"\"\xff\xfe\"".to_vec()),
        ("a depth of 1,000", nested.into_bytes()),
    ]
}

/// Bytes by session and field.
#[derive(Debug, Default)]
pub(crate) struct RawRows(BTreeMap<String, BTreeMap<String, Vec<u8>>>);

impl RawRows {
    pub(crate) fn put(&mut self, session_id: &str, field: &str, value: Vec<u8>) {
        self.0.entry(session_id.to_owned()).or_default().insert(field.to_owned(), value);
    }

    /// Writes the bytes into the rows concerned, in the place of what stands there.
    pub(crate) fn write_into(&self, body: Vec<u8>) -> Vec<u8> {
        if self.0.is_empty() {
            return body;
        }
        let Ok(mut json) = serde_json::from_slice::<Value>(&body) else {
            return body;
        };
        match json.get_mut("sessions").and_then(Value::as_array_mut) {
            Some(rows) => rows.iter_mut().for_each(|row| self.make_room(row)),
            None => self.make_room(&mut json),
        }
        self.0.iter().fold(json.to_string().into_bytes(), |body, (id, fields)| {
            write_behind(body, format!("\"_id\":{}", Value::from(id.as_str())).as_bytes(), fields)
        })
    }

    fn make_room(&self, row: &mut Value) {
        let id = row["_id"].as_str().unwrap_or_default();
        let (Some(fields), Some(row)) = (self.0.get(id), row.as_object_mut()) else {
            return;
        };
        row.retain(|field, _| !fields.contains_key(field));
    }
}

fn write_behind(body: Vec<u8>, key: &[u8], fields: &BTreeMap<String, Vec<u8>>) -> Vec<u8> {
    let Some(start) = body.windows(key.len()).position(|part| part == key) else {
        return body;
    };
    let (before, after) = body.split_at(start + key.len());
    let mut written = before.to_vec();
    for (field, value) in fields {
        written.extend_from_slice(format!(",\"{field}\":").as_bytes());
        written.extend_from_slice(value);
    }
    written.extend_from_slice(after);
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_stand_in_the_row_of_their_session_alone() {
        let mut rows = RawRows::default();
        rows.put("b", "ip", b"1e400".to_vec());
        let body = br#"{"sessions":[{"_id":"a","ip":"1"},{"_id":"b","ip":"2"}]}"#.to_vec();
        let written = String::from_utf8(rows.write_into(body)).unwrap();
        assert_eq!(written, r#"{"sessions":[{"_id":"a","ip":"1"},{"_id":"b","ip":1e400}]}"#);
        let single = String::from_utf8(rows.write_into(br#"{"_id":"b"}"#.to_vec())).unwrap();
        assert_eq!(single, r#"{"_id":"b","ip":1e400}"#);
    }

    #[test]
    fn none_of_the_unreadable_values_is_read() {
        for (what, value) in unreadable_values() {
            assert!(serde_json::from_slice::<Value>(&value).is_err(), "{what}");
        }
    }
}

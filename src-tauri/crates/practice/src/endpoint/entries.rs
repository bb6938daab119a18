//! The entries of a JSON value in the order written, as JavaScript's `Object.entries` gives them.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

/// Keys and values; a number or a switch has none, nor has an empty list. `null` is refused.
#[derive(Debug, PartialEq)]
pub(super) struct Entries(pub(super) Vec<(String, Value)>);

impl<'de> Deserialize<'de> for Entries {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(InOrder)
    }
}

struct InOrder;

impl<'de> Visitor<'de> for InOrder {
    type Value = Entries;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("anything but null")
    }

    fn visit_bool<E>(self, _: bool) -> Result<Entries, E> {
        Ok(Entries(Vec::new()))
    }

    fn visit_u64<E>(self, _: u64) -> Result<Entries, E> {
        Ok(Entries(Vec::new()))
    }

    fn visit_i64<E>(self, _: i64) -> Result<Entries, E> {
        Ok(Entries(Vec::new()))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Entries, E> {
        Ok(Entries(Vec::new()))
    }

    fn visit_str<E>(self, text: &str) -> Result<Entries, E> {
        Ok(numbered(text.chars().map(|letter| Value::from(letter.to_string()))))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Entries, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = list.next_element()? {
            values.push(value);
        }
        Ok(numbered(values.into_iter()))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entries, A::Error> {
        let mut entries: Vec<(String, Value)> = Vec::new();
        while let Some((key, value)) = map.next_entry::<String, Value>()? {
            match entries.iter_mut().find(|(known, _)| *known == key) {
                Some((_, first)) => *first = value,
                None => entries.push((key, value)),
            }
        }
        Ok(Entries(entries))
    }
}

fn numbered(values: impl Iterator<Item = Value>) -> Entries {
    Entries(values.enumerate().map(|(place, value)| (place.to_string(), value)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_keep_the_order_in_which_they_were_written() {
        let entries: Entries = serde_json::from_str(r#"{"b":1,"a":-1,"b":2}"#).unwrap();
        assert_eq!(
            entries.0,
            [("b".to_owned(), Value::from(2)), ("a".to_owned(), Value::from(-1))]
        );
    }

    #[test]
    fn a_number_and_an_empty_list_have_no_entries_and_null_is_refused() {
        for empty in ["1", "-1.5", "true", "[]", "{}", "\"\""] {
            assert_eq!(serde_json::from_str::<Entries>(empty).unwrap().0, [], "{empty}");
        }
        assert!(serde_json::from_str::<Entries>("null").is_err());
        assert_eq!(serde_json::from_str::<Entries>("[1]").unwrap().0[0].0, "0");
    }
}

//! A request as it came in, before anything was decided about it.

use axum::http::HeaderMap;
use serde_json::{Map, Value, json};

use crate::generation::Generation;

/// A request.
#[derive(Debug)]
pub(crate) struct Incoming {
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) query: String,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
    /// The client's address: the last of `X-Forwarded-For`, as a server behind one proxy takes it
    /// (`HTTP_FORWARDED_COUNT` is 1), else `X-Real-IP`, else that of the connection.
    pub(crate) client: String,
}

impl Incoming {
    /// A header that is there and not empty.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok().filter(|value| !value.is_empty())
    }

    /// The query; a name given twice has a list, as has one that ends in `[]`, and one that ends in
    /// `[key]` has an object.
    pub(crate) fn query_params(&self) -> Map<String, Value> {
        let mut params = Map::new();
        for (name, value) in form_urlencoded::parse(self.query.as_bytes()) {
            let value = Value::String(value.into_owned());
            let (name, value) = match bracketed(&name) {
                None => (name.into_owned(), value),
                Some((name, "")) => (name.to_owned(), Value::Array(vec![value])),
                Some((name, key)) => (name.to_owned(), json!({key: value})),
            };
            add(&mut params, name, value);
        }
        params
    }

    /// The body. What is not understood counts as an empty object, without complaint
    /// (Rocket.Chat source, http-router, `Router.ts`). 7.6 does not read forms; the first servers
    /// read nothing but objects and lists.
    pub(crate) fn body_params(&self, generation: Generation) -> Value {
        let content_type = self.header("content-type").unwrap_or_default();
        if content_type.contains("application/json") {
            let json = self.body.strip_prefix(BYTE_ORDER_MARK).unwrap_or(&self.body);
            let parsed: Value = serde_json::from_slice(json).unwrap_or_else(|_| empty());
            let structured = parsed.is_object() || parsed.is_array();
            return if structured || generation >= Generation::V7_6 { parsed } else { empty() };
        }
        let is_form = content_type.contains("application/x-www-form-urlencoded");
        if is_form && generation != Generation::V7_6 {
            let mut params = Map::new();
            for (name, value) in form_urlencoded::parse(&self.body) {
                params.insert(name.into_owned(), Value::String(value.into_owned()));
            }
            return Value::Object(params);
        }
        empty()
    }
}

const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// A name and what stands in brackets behind it.
fn bracketed(name: &str) -> Option<(&str, &str)> {
    let (name, key) = name.strip_suffix(']')?.split_once('[')?;
    (!name.is_empty()).then_some((name, key))
}

fn empty() -> Value {
    Value::Object(Map::new())
}

fn add(params: &mut Map<String, Value>, name: String, value: Value) {
    let merged = match params.remove(&name) {
        None => value,
        Some(Value::Array(mut list)) => {
            list.push(value);
            Value::Array(list)
        }
        Some(first) => Value::Array(vec![first, value]),
    };
    params.insert(name, merged);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_order_mark_before_json_is_no_part_of_it() {
        let json = json!({ "user": "admin", "password": "pass" });
        let mut headers = HeaderMap::new();
        headers.insert("content-type", "application/json".parse().unwrap());
        let body = [BYTE_ORDER_MARK, json.to_string().as_bytes()].concat();
        let text = String::new;
        let (method, path, query, client) = (text(), text(), text(), text());
        let request = Incoming { method, path, query, headers, body, client };
        for generation in [Generation::V6_14, Generation::V8_6] {
            assert_eq!(request.body_params(generation), json);
        }
    }
}

//! A request as it came in, before anything was decided about it.

use axum::http::HeaderMap;
use serde_json::{Map, Value};

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
    /// (`HTTP_FORWARDED_COUNT` is 1), else that of the connection.
    pub(crate) client: String,
}

impl Incoming {
    /// A header that is there and not empty.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok().filter(|value| !value.is_empty())
    }

    /// The query; a name given twice has a list.
    pub(crate) fn query_params(&self) -> Map<String, Value> {
        let mut params = Map::new();
        for (name, value) in form_urlencoded::parse(self.query.as_bytes()) {
            add(&mut params, name.into_owned(), Value::String(value.into_owned()));
        }
        params
    }

    /// The body. What is not understood counts as an empty object, without complaint
    /// (Rocket.Chat source, http-router, `Router.ts`). 7.6 does not read forms.
    pub(crate) fn body_params(&self, generation: Generation) -> Value {
        let content_type = self.header("content-type").unwrap_or_default();
        if content_type.contains("application/json") {
            let parsed = serde_json::from_slice(&self.body).unwrap_or(Value::Null);
            return match parsed {
                Value::Object(_) | Value::Array(_) => parsed,
                Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => empty(),
            };
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

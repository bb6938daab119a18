//! `servers.json` of Rocket.Chat's desktop app: `{"<name>": "<address>", …}`.
//!
//! The app's README documents the object alone; lists of addresses, and of objects with `url` and
//! `title` as in the app's own store, are taken too.

use std::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{IgnoredAny, MapAccess, SeqAccess, Visitor},
};

use super::{ImportProblem, Row};

/// The file's entries, in its order.
///
/// # Errors
/// When it has another shape.
pub fn read(text: &str) -> Result<Vec<Row>, ImportProblem> {
    let Servers(rows) = serde_json::from_str(text).map_err(|_| ImportProblem::OtherShape)?;
    Ok(rows)
}

struct Servers(Vec<Row>);

/// A server in a list, or the value beside a name.
#[derive(Deserialize)]
#[serde(untagged)]
enum Server {
    Address(String),
    Object {
        #[serde(alias = "address")]
        url: String,
        #[serde(default, alias = "name")]
        title: Option<String>,
    },
    Other(IgnoredAny),
}

impl Server {
    /// An entry that is no server at all is kept, with an address that is refused: the person is to
    /// see it.
    fn named(self, name: Option<String>) -> Row {
        let (address, title) = match self {
            Self::Address(address) => (address, None),
            Self::Object { url, title } => (url, title),
            Self::Other(IgnoredAny) => (String::new(), None),
        };
        Row { name: name.or(title).unwrap_or_default(), address }
    }
}

impl<'de> Deserialize<'de> for Servers {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(InOrder)
    }
}

/// Keeps the order of an object's names, which a map would not.
struct InOrder;

impl<'de> Visitor<'de> for InOrder {
    type Value = Servers;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("names and addresses")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Servers, A::Error> {
        let mut rows = Vec::new();
        while let Some((name, server)) = map.next_entry::<String, Server>()? {
            rows.push(server.named(Some(name)));
        }
        Ok(Servers(rows))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Servers, A::Error> {
        let mut rows = Vec::new();
        while let Some(server) = list.next_element::<Server>()? {
            rows.push(server.named(None));
        }
        Ok(Servers(rows))
    }
}

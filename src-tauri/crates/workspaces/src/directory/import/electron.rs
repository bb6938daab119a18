//! The files of Rocket.Chat's desktop app.
//!
//! - `servers.json`: `{"<name>": "<address>", …}`, the shape that the app's README documents.
//! - `config.json`, the app's own store: settings, and `servers` as a list of objects with `url`
//!   and `title` (Rocket.Chat.Electron, `src/servers/main.ts`).
//! - `overridden-settings.json`: settings, and `servers` as an object like `servers.json`.
//!
//! A list of addresses, or of such objects, is read too.

use std::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{IgnoredAny, MapAccess, SeqAccess, Visitor},
};

use super::{ImportProblem, Row};

/// The file's entries, in its order.
///
/// # Errors
/// When it has another shape, or no value in it can be the address of a server.
pub fn read(text: &str) -> Result<Vec<Row>, ImportProblem> {
    // A derived struct is read from a list too, hence the look at the first sign.
    if text.trim_start().starts_with('{')
        && let Ok(Config { servers: Servers(rows) }) = serde_json::from_str(text)
    {
        return Ok(rows);
    }
    let Servers(rows) = serde_json::from_str(text).map_err(|_| ImportProblem::OtherShape)?;
    if !rows.is_empty() && rows.iter().all(|row| row.address.is_empty()) {
        return Err(ImportProblem::OtherShape);
    }
    Ok(rows)
}

/// Settings of the desktop app; all but its servers are ignored.
#[derive(Deserialize)]
struct Config {
    servers: Servers,
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

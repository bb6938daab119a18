//! The text of the workspaces file: versioned JSON that a person can read.

use std::collections::HashSet;

use rocketchat::ServerUrl;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{Entry, LockSection, Place, ProtectedPerson, ProtectedRow, Registry, free_tile};
use crate::directory::{Account, WorkspaceId, WorkspaceName};

/// The version that is written, and the only one that is read.
const VERSION: u64 = 1;

/// Why the file's text cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// A later version of the program wrote it.
    Newer,
    /// It is not a workspaces file, or a damaged one.
    Damaged,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct File {
    version: u64,
    workspaces: Vec<Row>,
    #[serde(default, skip_serializing_if = "LockSection::is_default")]
    lock: LockSection,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    protected_people: Vec<ProtectedRow>,
    #[serde(flatten)]
    unknown: Map<String, Value>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Row {
    id: String,
    name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    address: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    practice: Option<String>,
    /// A file of an earlier version has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    tile: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    account: Option<AccountRow>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    in_password_store: bool,
    #[serde(flatten)]
    unknown: Map<String, Value>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct AccountRow {
    user_id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    user_name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    name: Option<String>,
}

/// The file's text for a registry.
pub fn write(registry: &Registry) -> String {
    let file = File {
        version: VERSION,
        workspaces: registry.entries.iter().map(row).collect(),
        lock: registry.lock.clone(),
        protected_people: registry.protected.iter().map(ProtectedRow::from).collect(),
        unknown: registry.unknown.clone(),
    };
    serde_json::to_string_pretty(&file).expect("plain fields become JSON") + "\n"
}

/// Reads the file's text. One entry that cannot be understood makes the whole file unreadable:
/// rewriting it would lose that entry.
pub fn read(text: &[u8]) -> Result<Registry, Unreadable> {
    #[derive(Deserialize)]
    struct Versioned {
        version: u64,
    }
    let Versioned { version } = serde_json::from_slice(text).map_err(|_| Unreadable::Damaged)?;
    if version > VERSION {
        return Err(Unreadable::Newer);
    }
    if version < VERSION {
        return Err(Unreadable::Damaged);
    }
    let file: File = serde_json::from_slice(text).map_err(|_| Unreadable::Damaged)?;
    let workspaces = with_tiles(file.workspaces);
    let entries: Option<Vec<Entry>> = workspaces.map(|(row, tile)| entry(row, tile)).collect();
    let entries = entries.ok_or(Unreadable::Damaged)?;
    let ids: HashSet<_> = entries.iter().map(|entry| &entry.id).collect();
    if ids.len() < entries.len() {
        return Err(Unreadable::Damaged);
    }
    let protected: Option<Vec<ProtectedPerson>> =
        file.protected_people.into_iter().map(ProtectedRow::read).collect();
    let protected = protected.ok_or(Unreadable::Damaged)?;
    Ok(Registry { entries, lock: file.lock, protected, unknown: file.unknown })
}

/// The rows with their tiles; those without one, or with that of an earlier row, get the first ones
/// that are free.
fn with_tiles(rows: Vec<Row>) -> impl Iterator<Item = (Row, u32)> {
    let mut taken: HashSet<u32> = rows.iter().filter_map(|row| row.tile).collect();
    let mut given = HashSet::new();
    rows.into_iter().map(move |row| {
        let own = row.tile.filter(|tile| given.insert(*tile));
        let tile = own.unwrap_or_else(|| free_tile(&taken));
        taken.insert(tile);
        (row, tile)
    })
}

fn row(entry: &Entry) -> Row {
    let account = entry.account.clone();
    Row {
        id: entry.id.as_str().to_owned(),
        name: entry.name.as_str().to_owned(),
        address: entry.address().map(ToString::to_string),
        practice: entry.practice().map(str::to_owned),
        tile: Some(entry.tile),
        account: account.map(|Account { user_id, user_name, name }| AccountRow {
            user_id,
            user_name,
            name,
        }),
        in_password_store: entry.in_store,
        unknown: entry.unknown.clone(),
    }
}

fn entry(row: Row, tile: u32) -> Option<Entry> {
    let place = match (row.address, row.practice) {
        (Some(address), None) => Place::Server(ServerUrl::from_kept(&address).ok()?),
        (None, Some(key)) => Place::Practice(key),
        (Some(_), Some(_)) | (None, None) => return None,
    };
    Some(Entry {
        id: WorkspaceId::parse(&row.id).ok()?,
        name: WorkspaceName::parse(&row.name).ok()?,
        place,
        tile,
        account: row.account.map(|AccountRow { user_id, user_name, name }| Account {
            user_id,
            user_name,
            name,
        }),
        in_store: row.in_password_store,
        unknown: row.unknown,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = r#"{
  "version": 1,
  "workspaces": [
    {
      "id": "a1",
      "name": "Acme HQ",
      "address": "https://chat.acme.example/team",
      "tile": 4,
      "account": {
        "userId": "rYhzFRd2QZjNwAAXX",
        "userName": "support"
      },
      "inPasswordStore": true,
      "colour": "teal"
    },
    {
      "id": "p1",
      "name": "Practice",
      "practice": "first",
      "tile": 0
    }
  ],
  "lock": {
    "set": true,
    "idleMinutes": 25,
    "picture": "sea"
  },
  "protectedPeople": [
    {
      "userName": "boss",
      "since": "2026"
    },
    {
      "userId": "rYhzFRd2QZjNwAAXX",
      "address": "https://chat.acme.example/team"
    }
  ],
  "window": {
    "theme": "dark"
  }
}
"#;

    #[test]
    fn what_was_written_is_read_back_with_what_this_version_does_not_know() {
        assert_eq!(write(&read(FILE.as_bytes()).unwrap()), FILE);
    }

    #[test]
    fn a_file_without_tiles_or_with_one_tile_twice_gives_each_workspace_its_own() {
        let tiles = |text: &str| -> Vec<u32> {
            read(text.as_bytes()).unwrap().entries.iter().map(|entry| entry.tile).collect()
        };
        assert_eq!(tiles(FILE), [4, 0]);
        let earlier = FILE.replace("      \"tile\": 4,\n", "").replace(",\n      \"tile\": 0", "");
        assert_eq!(tiles(&earlier), [0, 1]);
        assert_eq!(tiles(&FILE.replace("\"tile\": 4", "\"tile\": 0")), [0, 1]);
    }

    #[test]
    fn a_later_version_is_told_from_damage() {
        let newer = FILE.replace("\"version\": 1", "\"version\": 2");
        assert_eq!(read(newer.as_bytes()), Err(Unreadable::Newer));
        let other_shape = br#"{"version": 9, "workspaces": {}}"#;
        assert_eq!(read(other_shape), Err(Unreadable::Newer));
        let zero = FILE.replace("\"version\": 1", "\"version\": 0");
        assert_eq!(read(zero.as_bytes()), Err(Unreadable::Damaged));
    }

    #[test]
    fn an_entry_that_cannot_be_used_makes_the_file_unreadable() {
        for (was, is) in [
            ("https://chat.acme.example/team", "http://chat.acme.example"),
            ("\"a1\"", "\"a 1\""),
            ("\"p1\"", "\"a1\""),
            ("\"Acme HQ\"", "\"\""),
            ("\"practice\": \"first\"", "\"nothing\": true"),
            ("\"userName\": \"boss\"", "\"userName\": \" \""),
            ("\"userId\": \"rYhzFRd2QZjNwAAXX\",\n      \"address\"", "\"address\""),
        ] {
            assert_eq!(read(FILE.replace(was, is).as_bytes()), Err(Unreadable::Damaged), "{is}");
        }
    }
}

//! Gatehouse's own file: `{"version": 1, "workspaces": [{"name": …, "address": …}],
//! "protectedPeople": [{"userName": …}]}`.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{ImportProblem, Row};
use crate::directory::registry::{ProtectedPerson, ProtectedRow, Registry};

const VERSION: u64 = 1;

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct File {
    version: u64,
    workspaces: Vec<Line>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    protected_people: Vec<ProtectedRow>,
}

/// What such a file holds.
pub struct Read {
    /// Its workspaces.
    pub rows: Vec<Row>,
    /// The people whom it protects.
    pub protected: Vec<ProtectedPerson>,
}

#[derive(Serialize, Deserialize)]
struct Line {
    #[serde(default)]
    name: String,
    /// Missing only in the file that Gatehouse keeps for itself, at a practice workspace.
    #[serde(default)]
    address: Option<String>,
}

/// Whether the text means to be this kind of file.
pub fn is_meant(value: &Value) -> bool {
    value.get("version").is_some_and(Value::is_u64) && value.get("workspaces").is_some()
}

/// The file's entries.
///
/// # Errors
/// When a later version wrote it, or it has another shape; also where it does not say whom it
/// protects.
pub fn read(value: Value) -> Result<Read, ImportProblem> {
    if value.get("version").and_then(Value::as_u64) > Some(VERSION) {
        return Err(ImportProblem::NewerVersion);
    }
    let file: File = serde_json::from_value(value).map_err(|_| ImportProblem::OtherShape)?;
    let rows = file
        .workspaces
        .into_iter()
        .filter_map(|Line { name, address }| address.map(|address| Row { name, address }));
    let protected: Option<_> = file.protected_people.into_iter().map(ProtectedRow::read).collect();
    let protected = protected.ok_or(ImportProblem::OtherShape)?;
    Ok(Read { rows: rows.collect(), protected })
}

/// The file for a registry: each address once, practice workspaces left out, nobody's account; and
/// the protected people.
pub fn write(registry: &Registry) -> String {
    let mut lines: Vec<Line> = Vec::new();
    for entry in &registry.entries {
        let Some(address) = entry.address().map(ToString::to_string) else {
            continue;
        };
        if lines.iter().all(|line| line.address.as_ref() != Some(&address)) {
            lines.push(Line { name: entry.name.as_str().to_owned(), address: Some(address) });
        }
    }
    let protected_people = registry.protected.iter().map(ProtectedRow::from).collect();
    let file = File { version: VERSION, workspaces: lines, protected_people };
    serde_json::to_string_pretty(&file).expect("plain fields become JSON") + "\n"
}

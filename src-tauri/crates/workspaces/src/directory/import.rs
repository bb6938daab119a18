//! Files with workspaces, from an administrator to many people: names and addresses, nothing else.
//!
//! Three kinds are read: the file that Gatehouse exports, and `servers.json` and `config.json` of
//! Rocket.Chat's desktop app. Comments and trailing commas, which hand-written files have, are
//! ignored. Nothing is added before the person has seen what would be.

mod electron;
mod gatehouse;

use rocketchat::{AddressProblem, ServerUrl};
use serde_json::Value;

pub use self::gatehouse::write;
use crate::{
    directory::{
        WorkspaceName,
        registry::{ProtectedPerson, Registry},
    },
    visible_text,
};

/// What a file would add.
#[derive(Debug, Clone, PartialEq)]
pub struct ImportPreview {
    /// What kind of file it is.
    pub source: ImportSource,
    /// Its workspaces, in its order.
    pub entries: Vec<ImportEntry>,
    /// How many people it would protect who are not protected yet.
    pub protects: usize,
    pub(crate) protected: Vec<ProtectedPerson>,
}

/// What kind of file it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportSource {
    /// A workspaces file, as Gatehouse exports it.
    Gatehouse,
    /// The `servers.json` or `config.json` of Rocket.Chat's desktop app.
    Electron,
}

/// One workspace of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportEntry {
    /// The name that it would get.
    pub name: WorkspaceName,
    /// The address as it will be used, or as it stands in the file when it is refused.
    pub address: String,
    /// What would happen with it.
    pub verdict: ImportVerdict,
}

/// What would happen with an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportVerdict {
    /// It would be added.
    New(ServerUrl),
    /// Its address is there already, here or earlier in the file.
    AlreadyThere,
    /// It cannot be used.
    Refused(AddressProblem),
}

/// Why a text is not a file with workspaces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ImportProblem {
    /// More than 1 MiB.
    #[error("the file is too large for a list of workspaces")]
    TooLarge,
    /// Not JSON.
    #[error("the file is not a list of workspaces: it is not JSON")]
    NotJson,
    /// JSON of another shape.
    #[error("the file is not a list of workspaces")]
    OtherShape,
    /// A later version of Gatehouse wrote it.
    #[error("a newer version of this program wrote the file")]
    NewerVersion,
    /// A list without entries.
    #[error("the file holds no workspace")]
    Empty,
}

/// The largest file that is read, in bytes; some 10,000 workspaces.
const LARGEST: usize = 1024 * 1024;

/// The longest refused address that is shown, in characters.
const LONGEST_REFUSED: usize = 200;

/// An entry as it stands in a file.
struct Row {
    name: String,
    address: String,
}

/// Reads a file and says of each entry what would happen with it. Reads nothing else and changes
/// nothing.
///
/// # Errors
/// When it is not a file with workspaces.
pub fn preview(text: &str, registry: &Registry) -> Result<ImportPreview, ImportProblem> {
    if text.len() > LARGEST {
        return Err(ImportProblem::TooLarge);
    }
    let text = strict(text).ok_or(ImportProblem::NotJson)?;
    let value: Value = serde_json::from_str(&text).map_err(|_| ImportProblem::NotJson)?;
    let (source, rows, protected) = if gatehouse::is_meant(&value) {
        let gatehouse::Read { rows, protected } = gatehouse::read(value)?;
        (ImportSource::Gatehouse, rows, protected)
    } else {
        (ImportSource::Electron, electron::read(&text)?, Vec::new())
    };
    if rows.is_empty() && protected.is_empty() {
        return Err(ImportProblem::Empty);
    }
    let mut seen = Vec::new();
    let entries = rows.iter().map(|row| judge(row, registry, &mut seen)).collect();
    let is_new = |it: &ProtectedPerson| !registry.protected.iter().any(|known| known.is_same(it));
    let protected: Vec<_> = protected.into_iter().filter(is_new).collect();
    Ok(ImportPreview { source, entries, protects: protected.len(), protected })
}

/// The text without byte order mark, comments and trailing commas; `None` when a comment does not
/// end.
fn strict(text: &str) -> Option<String> {
    let mut text = text.trim_start_matches('\u{feff}').to_owned();
    json_strip_comments::strip(&mut text).ok()?;
    Some(text)
}

fn judge(row: &Row, registry: &Registry, seen: &mut Vec<ServerUrl>) -> ImportEntry {
    let (address, verdict) = match ServerUrl::parse(&row.address) {
        Err(problem) => {
            let shown = visible_text::from_server(&row.address, LONGEST_REFUSED);
            (shown.unwrap_or_default().into_owned(), ImportVerdict::Refused(problem))
        }
        Ok(address) => {
            let known = registry.at(&address).is_some() || seen.contains(&address);
            let shown = address.to_string();
            if known {
                (shown, ImportVerdict::AlreadyThere)
            } else {
                seen.push(address.clone());
                (shown, ImportVerdict::New(address))
            }
        }
    };
    let name = WorkspaceName::shortened(&row.name)
        .or_else(|| WorkspaceName::shortened(&host_of(&verdict, &address)))
        .unwrap_or_else(WorkspaceName::unnamed);
    ImportEntry { name, address, verdict }
}

fn host_of(verdict: &ImportVerdict, address: &str) -> String {
    match verdict {
        ImportVerdict::New(address) => address.host(),
        ImportVerdict::AlreadyThere | ImportVerdict::Refused(_) => address.to_owned(),
    }
}

#[cfg(test)]
mod tests;

//! Files with workspaces, from an administrator to many people: names and addresses, nothing else.
//!
//! Two kinds are read: the file that Gatehouse exports, and `servers.json` of Rocket.Chat's desktop
//! app. Nothing is added before the person has seen what would be.

mod electron;
mod gatehouse;

use rocketchat::{AddressProblem, ServerUrl};
use serde_json::Value;

pub use self::gatehouse::write;
use crate::{
    WorkspaceName,
    registry::{ProtectedPerson, Registry},
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
    /// The `servers.json` of Rocket.Chat's desktop app.
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
    let text = text.trim_start_matches('\u{feff}');
    let value: Value = serde_json::from_str(text).map_err(|_| ImportProblem::NotJson)?;
    let (source, rows, protected) = if gatehouse::is_meant(&value) {
        let gatehouse::Read { rows, protected } = gatehouse::read(value)?;
        (ImportSource::Gatehouse, rows, protected)
    } else {
        (ImportSource::Electron, electron::read(text)?, Vec::new())
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
mod tests {
    use super::*;
    use crate::registry::{Entry, Place};

    /// Name, address and verdict of each entry; `has` is there already.
    fn verdicts(text: &str, has: &[&str]) -> Vec<(String, String, String)> {
        let mut registry = Registry::default();
        for address in has {
            let place = Place::Server(ServerUrl::parse(address).unwrap());
            registry.add(Entry::new(WorkspaceName::unnamed(), place));
        }
        let preview = preview(text, &registry).unwrap();
        let shown = |entry: ImportEntry| {
            let verdict = match entry.verdict {
                ImportVerdict::New(_) => "new".to_owned(),
                ImportVerdict::AlreadyThere => "there".to_owned(),
                ImportVerdict::Refused(problem) => format!("{problem:?}"),
            };
            (entry.name.to_string(), entry.address, verdict)
        };
        preview.entries.into_iter().map(shown).collect()
    }

    fn expected(entries: &[[&str; 3]]) -> Vec<(String, String, String)> {
        entries.iter().map(|[a, b, c]| (a.to_string(), b.to_string(), c.to_string())).collect()
    }

    #[test]
    fn servers_json_is_read_in_its_order_and_each_entry_gets_its_verdict() {
        let text = "\u{feff}{
            \"Open Rocket Chat\": \"https://open.rocket.chat/\",
            \"Demo\": \"https://demo.rocket.chat\",
            \"Again\": \"https://OPEN.rocket.chat\",
            \"Here\": \"https://here.example\",
            \"Script\": \"javascript:alert(1)\",
            \"Plain\": \"http://plain.example\",
            \"Nothing\": 7,
            \"\": \"https://nameless.example:8443/team\"
        }";
        let entries = verdicts(text, &["https://here.example"]);
        assert_eq!(
            entries,
            expected(&[
                ["Open Rocket Chat", "https://open.rocket.chat", "new"],
                ["Demo", "https://demo.rocket.chat", "new"],
                ["Again", "https://open.rocket.chat", "there"],
                ["Here", "https://here.example", "there"],
                ["Script", "javascript:alert(1)", "WrongScheme"],
                ["Plain", "http://plain.example", "NotEncrypted"],
                ["Nothing", "", "Empty"],
                ["nameless.example:8443", "https://nameless.example:8443/team", "new"],
            ])
        );
    }

    #[test]
    fn lists_of_servers_are_read_too() {
        let text = r#"["https://a.example", {"url": "https://b.example", "title": "B"}]"#;
        assert_eq!(
            verdicts(text, &[]),
            expected(&[
                ["a.example", "https://a.example", "new"],
                ["B", "https://b.example", "new"],
            ])
        );
    }

    #[test]
    fn a_file_that_gatehouse_keeps_for_itself_is_read_without_ids_and_practice() {
        let text = r#"{"version": 1, "workspaces": [
            {"id": "a1", "name": "Acme", "address": "https://a.example", "account": {"userId": "x"}},
            {"id": "p1", "name": "Practice", "practice": "first"}
        ]}"#;
        assert_eq!(verdicts(text, &[]), expected(&[["Acme", "https://a.example", "new"]]));
    }

    #[test]
    fn what_is_no_list_of_workspaces_is_refused_as_a_whole() {
        for (text, problem) in [
            (String::new(), ImportProblem::NotJson),
            ("{".to_owned(), ImportProblem::NotJson),
            ("[".repeat(10_000), ImportProblem::NotJson),
            ("7".to_owned(), ImportProblem::OtherShape),
            ("null".to_owned(), ImportProblem::OtherShape),
            ("{}".to_owned(), ImportProblem::Empty),
            ("[]".to_owned(), ImportProblem::Empty),
            (r#"{"version": 1, "workspaces": []}"#.to_owned(), ImportProblem::Empty),
            (r#"{"version": 1, "workspaces": 7}"#.to_owned(), ImportProblem::OtherShape),
            (r#"{"version": 2, "workspaces": []}"#.to_owned(), ImportProblem::NewerVersion),
            (" ".repeat(LARGEST + 1), ImportProblem::TooLarge),
        ] {
            let short: String = text.chars().take(40).collect();
            assert_eq!(preview(&text, &Registry::default()), Err(problem), "{short}");
        }
    }

    #[test]
    fn what_is_exported_is_imported_and_names_nobody() {
        let mut registry = Registry::default();
        for (name, address) in
            [("A", "a.example"), ("A, other account", "a.example"), ("B", "b.example")]
        {
            let place = Place::Server(ServerUrl::parse(address).unwrap());
            let mut entry = Entry::new(WorkspaceName::parse(name).unwrap(), place);
            let user_id = "rYhzFRd2QZjNwAAXX".to_owned();
            entry.account = Some(crate::Account { user_id, user_name: None, name: None });
            registry.add(entry);
        }
        let practice = Place::Practice("first".to_owned());
        registry.add(Entry::new(WorkspaceName::unnamed(), practice));
        let text = write(&registry);
        assert!(!text.contains("rYhz"), "{text}");
        let entries = verdicts(&text, &[]);
        assert_eq!(
            entries,
            expected(&[["A", "https://a.example", "new"], ["B", "https://b.example", "new"]])
        );
    }
}

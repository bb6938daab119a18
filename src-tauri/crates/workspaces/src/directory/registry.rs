//! The list of workspaces, as it stands in the file.
//!
//! It knows no disk, no server and no sign-in; the order is the person's.

mod entry;
mod lock_section;
mod protected;
mod protected_row;
pub mod stored;
mod text;

use std::collections::HashSet;

use rocketchat::ServerUrl;
use serde_json::{Map, Value};

pub use self::{
    entry::{Entry, Place},
    lock_section::LockSection,
    protected::{ProtectedPerson, Who},
    protected_row::ProtectedRow,
    stored::{InstanceLock, KeptAside, Stored, WhyKeptAside},
};
use crate::{directory::WorkspaceId, error::Error};

/// All workspaces of this computer.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Registry {
    /// In the person's order; no ID is there twice.
    pub entries: Vec<Entry>,
    /// When the window is locked, and whether it can be.
    pub lock: LockSection,
    /// People who are not signed out without a second thought.
    pub protected: Vec<ProtectedPerson>,
    /// What a later version wrote beside them.
    unknown: Map<String, Value>,
}

impl Registry {
    /// The entry of a workspace.
    pub fn entry(&self, id: &WorkspaceId) -> Result<&Entry, Error> {
        self.entries.iter().find(|entry| entry.id == *id).ok_or(Error::UnknownWorkspace)
    }

    /// The entry of a workspace, to be changed.
    pub fn entry_mut(&mut self, id: &WorkspaceId) -> Result<&mut Entry, Error> {
        self.entries.iter_mut().find(|entry| entry.id == *id).ok_or(Error::UnknownWorkspace)
    }

    /// The first workspace with this address.
    pub fn at(&self, address: &ServerUrl) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.address() == Some(address))
    }

    /// Adds an entry, last, with a tile that no other one has.
    pub fn add(&mut self, entry: Entry) {
        let tile = free_tile(&self.entries.iter().map(|entry| entry.tile).collect());
        self.entries.push(Entry { tile, ..entry });
    }

    /// Adds what another list has and this one has not: workspaces, last, and protected people.
    pub fn add_missing_of(&mut self, other: &Self) {
        for entry in &other.entries {
            if self.entry(&entry.id).is_err() {
                self.add(entry.clone());
            }
        }
        for person in &other.protected {
            if !self.protected.iter().any(|known| known.is_same(person)) {
                self.protected.push(person.clone());
            }
        }
    }

    /// Takes an entry out.
    pub fn remove(&mut self, id: &WorkspaceId) -> Result<Entry, Error> {
        let place = self.position(id)?;
        Ok(self.entries.remove(place))
    }

    /// Puts a workspace before another one, or last.
    pub fn move_before(
        &mut self,
        id: &WorkspaceId,
        before: Option<&WorkspaceId>,
    ) -> Result<(), Error> {
        if let Some(before) = before {
            self.position(before)?;
        }
        if before == Some(id) {
            return self.position(id).map(drop);
        }
        let moved = self.remove(id)?;
        let place = match before {
            Some(before) => self.position(before)?,
            None => self.entries.len(),
        };
        self.entries.insert(place, moved);
        Ok(())
    }

    fn position(&self, id: &WorkspaceId) -> Result<usize, Error> {
        self.entries.iter().position(|entry| entry.id == *id).ok_or(Error::UnknownWorkspace)
    }
}

/// The first number that is not taken.
fn free_tile(taken: &HashSet<u32>) -> u32 {
    (0..=u32::MAX).find(|tile| !taken.contains(tile)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::directory::WorkspaceName;

    fn registry(names: &[&str]) -> Registry {
        let entries = names
            .iter()
            .map(|name| Entry {
                id: WorkspaceId::parse(name).unwrap(),
                ..Entry::new(WorkspaceName::parse(name).unwrap(), Place::Practice("x".to_owned()))
            })
            .collect();
        Registry { entries, ..Registry::default() }
    }

    fn names(registry: &Registry) -> Vec<&str> {
        registry.entries.iter().map(|entry| entry.name.as_str()).collect()
    }

    #[test]
    fn a_workspace_moves_before_another_one_or_last() {
        for (id, before, expected) in [
            ("c", Some("a"), ["c", "a", "b"]),
            ("a", Some("c"), ["b", "a", "c"]),
            ("a", None, ["b", "c", "a"]),
            ("c", None, ["a", "b", "c"]),
            ("b", Some("b"), ["a", "b", "c"]),
        ] {
            let mut registry = registry(&["a", "b", "c"]);
            let before = before.map(|id| WorkspaceId::parse(id).unwrap());
            registry.move_before(&WorkspaceId::parse(id).unwrap(), before.as_ref()).unwrap();
            assert_eq!(names(&registry), expected, "{id} before {before:?}");
        }
    }

    #[test]
    fn each_workspace_keeps_a_tile_of_its_own_until_it_is_removed() {
        let tiles = |registry: &Registry| -> Vec<u32> {
            registry.entries.iter().map(|entry| entry.tile).collect()
        };
        let new = |key: &str| Entry::new(WorkspaceName::unnamed(), Place::Practice(key.to_owned()));
        let mut registry = Registry::default();
        for key in ["a", "b", "c"] {
            registry.add(new(key));
        }
        assert_eq!(tiles(&registry), [0, 1, 2]);
        let second = registry.entries[1].id.clone();
        registry.move_before(&second, None).unwrap();
        assert_eq!(tiles(&registry), [0, 2, 1], "it goes along to the new place");
        registry.remove(&second).unwrap();
        registry.add(new("d"));
        registry.add(new("e"));
        assert_eq!(tiles(&registry), [0, 2, 1, 3]);
    }

    #[test]
    fn moving_to_or_from_an_unknown_place_changes_nothing() {
        let mut registry = registry(&["a", "b"]);
        let unknown = WorkspaceId::parse("z").unwrap();
        let known = WorkspaceId::parse("a").unwrap();
        assert!(registry.move_before(&known, Some(&unknown)).is_err());
        assert!(registry.move_before(&unknown, Some(&known)).is_err());
        assert!(registry.move_before(&unknown, Some(&unknown)).is_err());
        assert_eq!(names(&registry), ["a", "b"]);
    }

    proptest! {
        #[test]
        fn no_move_loses_or_doubles_a_workspace(
            moves in proptest::collection::vec((0_usize..5, proptest::option::of(0_usize..5)), 0..30)
        ) {
            let all = ["a", "b", "c", "d", "e"];
            let mut registry = registry(&all);
            for (from, to) in moves {
                let to = to.map(|to| WorkspaceId::parse(all[to]).unwrap());
                registry.move_before(&WorkspaceId::parse(all[from]).unwrap(), to.as_ref()).unwrap();
            }
            let mut sorted = names(&registry);
            sorted.sort_unstable();
            prop_assert_eq!(sorted, all);
        }
    }
}

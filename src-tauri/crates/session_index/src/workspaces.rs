//! The workspaces by key, and the readings by which their sessions came in.

use crate::{fold::fold, slot::small};

/// A workspace, as the index calls it; a key is never given twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WorkspaceKey(pub(crate) u16);

/// One page or answer of a server; later ones compare as greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reading(pub(crate) u32);

/// Workspaces and readings.
#[derive(Default)]
pub(crate) struct Workspaces {
    /// Nothing in the place of a removed one.
    workspaces: Vec<Option<Workspace>>,
    readings: Vec<Page>,
}

struct Workspace {
    folded_name: String,
    sessions: usize,
}

#[derive(Clone, Copy)]
struct Page {
    workspace: WorkspaceKey,
    at_ms: i64,
}

impl Workspaces {
    pub(crate) fn add(&mut self, name: &str) -> WorkspaceKey {
        let key = u16::try_from(self.workspaces.len()).expect("not more than 65,536 workspaces");
        self.workspaces.push(Some(Workspace { folded_name: fold(name), sessions: 0 }));
        WorkspaceKey(key)
    }

    pub(crate) fn rename(&mut self, key: WorkspaceKey, name: &str) {
        if let Some(workspace) = self.get_mut(key) {
            workspace.folded_name = fold(name);
        }
    }

    pub(crate) fn remove(&mut self, key: WorkspaceKey) {
        self.workspaces[usize::from(key.0)] = None;
    }

    pub(crate) fn has(&self, key: WorkspaceKey) -> bool {
        self.workspaces[usize::from(key.0)].is_some()
    }

    /// How many keys were given; removed workspaces count.
    pub(crate) fn len(&self) -> usize {
        self.workspaces.len()
    }

    pub(crate) fn sessions(&self, key: WorkspaceKey) -> usize {
        self.workspaces[usize::from(key.0)].as_ref().map_or(0, |workspace| workspace.sessions)
    }

    /// Counts a session that came or went.
    pub(crate) fn count(&mut self, key: WorkspaceKey, change: isize) {
        if let Some(workspace) = self.get_mut(key) {
            workspace.sessions = workspace.sessions.saturating_add_signed(change);
        }
    }

    /// For each key whether the name of the workspace contains something.
    pub(crate) fn named(&self, contains: impl Fn(&str) -> bool) -> Vec<bool> {
        let hit = |workspace: &Option<Workspace>| {
            workspace.as_ref().is_some_and(|workspace| contains(&workspace.folded_name))
        };
        self.workspaces.iter().map(hit).collect()
    }

    pub(crate) fn begin(&mut self, workspace: WorkspaceKey, at_ms: i64) -> Reading {
        self.readings.push(Page { workspace, at_ms });
        Reading(small(self.readings.len() - 1))
    }

    /// The workspace and the moment of a reading.
    pub(crate) fn of(&self, reading: Reading) -> (WorkspaceKey, i64) {
        let page = self.readings[reading.0 as usize];
        (page.workspace, page.at_ms)
    }

    /// The moment of the last reading of a workspace.
    pub(crate) fn last_reading_ms(&self, workspace: WorkspaceKey) -> Option<i64> {
        let last = self.readings.iter().rfind(|page| page.workspace == workspace);
        last.map(|page| page.at_ms)
    }

    /// For each reading what its workspace is given.
    pub(crate) fn by_reading(&self, by_workspace: &[bool]) -> Vec<bool> {
        self.readings.iter().map(|page| by_workspace[usize::from(page.workspace.0)]).collect()
    }

    fn get_mut(&mut self, key: WorkspaceKey) -> Option<&mut Workspace> {
        self.workspaces[usize::from(key.0)].as_mut()
    }
}

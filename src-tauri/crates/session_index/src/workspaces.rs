//! The workspaces by key.

use crate::{
    fold::{fold, spelled_out},
    labels::SEPARATOR,
};

/// A workspace, as the index calls it; a key is never given twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WorkspaceKey(pub(crate) u16);

/// Workspaces by key.
#[derive(Default)]
pub(crate) struct Workspaces {
    /// Nothing in the place of a removed one.
    workspaces: Vec<Option<Workspace>>,
}

struct Workspace {
    /// In each of its forms.
    folded_name: String,
    sessions: usize,
    last_reading_ms: Option<i64>,
}

impl WorkspaceKey {
    /// The key as a number: dense, from 0.
    #[must_use]
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

impl Workspaces {
    pub(crate) fn add(&mut self, name: &str) -> WorkspaceKey {
        let key = u16::try_from(self.workspaces.len()).expect("not more than 65,536 workspaces");
        let folded_name = folded(name);
        self.workspaces.push(Some(Workspace { folded_name, sessions: 0, last_reading_ms: None }));
        WorkspaceKey(key)
    }

    /// The same keys, each of a workspace that was removed.
    pub(crate) fn all_removed(&self) -> Self {
        Self { workspaces: self.workspaces.iter().map(|_| None).collect() }
    }

    /// Returns whether the folded name changed.
    pub(crate) fn rename(&mut self, key: WorkspaceKey, name: &str) -> bool {
        let folded_name = folded(name);
        let Some(workspace) = self.get_mut(key) else { return false };
        let changes = workspace.folded_name != folded_name;
        workspace.folded_name = folded_name;
        changes
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

    /// A page or answer was given.
    pub(crate) fn was_read(&mut self, key: WorkspaceKey, at_ms: i64) {
        if let Some(workspace) = self.get_mut(key) {
            workspace.last_reading_ms = Some(at_ms);
        }
    }

    /// The moment of the last reading of a workspace.
    pub(crate) fn last_reading_ms(&self, key: WorkspaceKey) -> Option<i64> {
        self.workspaces[usize::from(key.0)].as_ref()?.last_reading_ms
    }

    fn get_mut(&mut self, key: WorkspaceKey) -> Option<&mut Workspace> {
        self.workspaces[usize::from(key.0)].as_mut()
    }
}

fn folded(name: &str) -> String {
    [Some(fold(name)), spelled_out(name)].into_iter().flatten().collect::<Vec<_>>().join(SEPARATOR)
}

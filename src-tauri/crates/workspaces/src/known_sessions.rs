//! The sessions that have been read, of all workspaces.

use std::{
    collections::HashMap,
    sync::{PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard},
};

use session_index::{Index, WorkspaceKey};

use crate::{WorkspaceId, Workspaces};

/// The sessions that have been read. In memory alone: the next start reads them again.
#[derive(Default)]
pub(crate) struct KnownSessions(RwLock<Known>);

#[derive(Default)]
struct Known {
    index: Index,
    keys: WorkspaceKeys,
}

/// Which workspace is which in the index.
#[derive(Debug, Default)]
pub struct WorkspaceKeys {
    keys: HashMap<WorkspaceId, WorkspaceKey>,
    ids: HashMap<WorkspaceKey, WorkspaceId>,
}

impl WorkspaceKeys {
    /// A workspace's key; `None` when nothing was ever read of it.
    #[must_use]
    pub fn key_of(&self, id: &WorkspaceId) -> Option<WorkspaceKey> {
        self.keys.get(id).copied()
    }

    /// The workspace of a key; `None` when it was removed.
    #[must_use]
    pub fn id_of(&self, key: WorkspaceKey) -> Option<&WorkspaceId> {
        self.ids.get(&key)
    }
}

impl Workspaces {
    /// Looks at what has been read. Readings wait meanwhile, so do not take long.
    pub fn with_index<T>(&self, look: impl FnOnce(&Index, &WorkspaceKeys) -> T) -> T {
        let known = self.sessions.read();
        look(&known.index, &known.keys)
    }
}

impl KnownSessions {
    /// The key of a workspace; it gets one, and its present name.
    pub fn key_of(&self, id: &WorkspaceId, name: &str) -> WorkspaceKey {
        let mut known = self.write();
        let Known { index, keys } = &mut *known;
        if let Some(key) = keys.key_of(id) {
            index.rename_workspace(key, name);
            return key;
        }
        let key = index.add_workspace(name);
        keys.keys.insert(id.clone(), key);
        keys.ids.insert(key, id.clone());
        key
    }

    /// A workspace has another name.
    pub fn rename(&self, id: &WorkspaceId, name: &str) {
        let mut known = self.write();
        if let Some(key) = known.keys.key_of(id) {
            known.index.rename_workspace(key, name);
        }
    }

    /// Forgets a workspace and its sessions.
    pub fn forget(&self, id: &WorkspaceId) {
        let mut known = self.write();
        if let Some(key) = known.keys.keys.remove(id) {
            known.keys.ids.remove(&key);
            known.index.remove_workspace(key);
        }
    }

    /// Changes what is known.
    pub fn change<T>(&self, change: impl FnOnce(&mut Index) -> T) -> T {
        change(&mut self.write().index)
    }

    fn read(&self) -> RwLockReadGuard<'_, Known> {
        self.0.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, Known> {
        self.0.write().unwrap_or_else(PoisonError::into_inner)
    }
}

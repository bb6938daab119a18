//! The sessions that have been read, of all workspaces.

use std::{
    collections::HashMap,
    sync::{PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard, TryLockError},
};

use session_index::{Index, WorkspaceKey};

use crate::{
    blocking,
    directory::{WorkspaceId, Workspaces},
};

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

    /// Forgets everything.
    pub fn forget_all(&self) {
        let mut known = self.write();
        known.index.forget_all();
        known.keys = WorkspaceKeys::default();
    }

    /// Changes what is known.
    pub fn change<T>(&self, change: impl FnOnce(&mut Index) -> T) -> T {
        change(&mut self.write().index)
    }

    /// A change that panicked may have left half of itself: what was read is read again then.
    fn rebuild_if_damaged(&self) {
        if !self.0.is_poisoned() {
            return;
        }
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        // Somebody else may have done it while this waited.
        if self.0.is_poisoned() {
            known.index.rebuild();
            known.keys = WorkspaceKeys::default();
            self.0.clear_poison();
        }
    }

    fn read(&self) -> RwLockReadGuard<'_, Known> {
        self.rebuild_if_damaged();
        self.0.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// A look at a million sessions can take long. Whoever waits for it on a thread of the runtime
    /// lets others have what else was to be done there.
    fn write(&self) -> RwLockWriteGuard<'_, Known> {
        self.rebuild_if_damaged();
        let wait = || self.0.write().unwrap_or_else(PoisonError::into_inner);
        match self.0.try_write() {
            Ok(known) => known,
            Err(TryLockError::Poisoned(known)) => known.into_inner(),
            Err(TryLockError::WouldBlock) => blocking::wait(wait),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{
        panic::{AssertUnwindSafe, catch_unwind},
        sync::{Arc, mpsc},
        time::Duration,
    };

    use tokio::sync::oneshot;

    use super::*;

    #[test]
    fn a_change_that_panics_leaves_nothing_half_done_and_no_key_that_still_means_something() {
        let known = KnownSessions::default();
        let id = WorkspaceId::parse("acme").unwrap();
        let key = known.key_of(&id, "Acme");
        let broken = catch_unwind(AssertUnwindSafe(|| {
            known.change(|index| {
                index.begin_reading(key, 1);
                panic!("half-way");
            });
        }));
        assert!(broken.is_err());
        assert!(known.read().keys.key_of(&id).is_none(), "it was not read");
        let fresh = known.key_of(&id, "Acme");
        assert_ne!(fresh, key, "what a reading holds from before is not this workspace");
        assert_eq!(known.change(|index| index.count(fresh)), 0);
        assert_eq!(known.read().index.count(key), 0);
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 1)]
    async fn while_a_change_waits_for_a_long_look_the_runtime_goes_on() {
        let known = Arc::new(KnownSessions::default());
        let (looks, has_looked) = oneshot::channel();
        let (enough, until) = mpsc::channel::<()>();
        let looked_at = Arc::clone(&known);
        let look = std::thread::spawn(move || {
            let _index = looked_at.read();
            looks.send(()).unwrap();
            until.recv().unwrap();
        });
        has_looked.await.unwrap();
        let (changes, has_begun) = oneshot::channel();
        let change = tokio::spawn(async move {
            changes.send(()).unwrap();
            known.change(|index| index.add_workspace("Acme"));
        });
        has_begun.await.unwrap();
        // No timer of the runtime: it would stand still with it.
        let (does, has_done) = mpsc::channel();
        tokio::spawn(async move { does.send(()) });
        let other = has_done.recv_timeout(Duration::from_secs(20));
        enough.send(()).unwrap();
        change.await.unwrap();
        look.join().unwrap();
        assert!(other.is_ok(), "nothing else was done meanwhile");
    }
}

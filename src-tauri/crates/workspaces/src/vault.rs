//! Where sign-ins are kept between two starts: the operating system's password store.
//!
//! This crate knows no keyring; whoever uses it hands a [`Vault`] in.

use std::{
    collections::HashMap,
    future::{Future, ready},
    pin::Pin,
    sync::{Mutex, PoisonError},
};

use rocketchat::Secret;

use crate::WorkspaceId;

/// What a [`Vault`] answers, when it does.
pub type VaultReply<'a, T> = Pin<Box<dyn Future<Output = Result<T, VaultProblem>> + Send + 'a>>;

/// Keeps one small secret text (below 1 KiB) for each workspace.
///
/// It must not block the thread it is called on, and gives up by itself after a time
/// ([`VaultProblem::NoAnswer`]).
pub trait Vault: Send + Sync + 'static {
    /// The entry of a workspace; `Ok(None)` when the store answered that there is none.
    fn read<'a>(&'a self, id: &'a WorkspaceId) -> VaultReply<'a, Option<Secret>>;

    /// Puts an entry in, in place of the one before.
    fn write<'a>(&'a self, id: &'a WorkspaceId, entry: &'a Secret) -> VaultReply<'a, ()>;

    /// Deletes an entry; `Ok` also when there was none.
    fn delete<'a>(&'a self, id: &'a WorkspaceId) -> VaultReply<'a, ()>;
}

/// Why the password store did not do its part.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum VaultProblem {
    /// This computer has none.
    #[error("this computer has no password store")]
    Missing,
    /// It was not unlocked.
    #[error("the password store is locked")]
    Locked,
    /// It did not answer in time.
    #[error("the password store did not answer in time")]
    NoAnswer,
    /// Anything else.
    #[error("the password store failed")]
    Failed {
        /// The technical cause; never a stored text.
        details: String,
    },
}

/// A vault that forgets everything when the program ends: for programs that sign in anew each time.
#[derive(Debug, Default)]
pub struct MemoryVault(Mutex<HashMap<WorkspaceId, Secret>>);

impl Vault for MemoryVault {
    fn read<'a>(&'a self, id: &'a WorkspaceId) -> VaultReply<'a, Option<Secret>> {
        let entry = self.entries(|entries| entries.get(id).cloned());
        Box::pin(ready(Ok(entry)))
    }

    fn write<'a>(&'a self, id: &'a WorkspaceId, entry: &'a Secret) -> VaultReply<'a, ()> {
        self.entries(|entries| entries.insert(id.clone(), entry.clone()));
        Box::pin(ready(Ok(())))
    }

    fn delete<'a>(&'a self, id: &'a WorkspaceId) -> VaultReply<'a, ()> {
        self.entries(|entries| entries.remove(id));
        Box::pin(ready(Ok(())))
    }
}

impl MemoryVault {
    fn entries<T>(&self, act: impl FnOnce(&mut HashMap<WorkspaceId, Secret>) -> T) -> T {
        act(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

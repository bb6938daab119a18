//! Where sign-ins are kept between two starts: the operating system's password store.
//!
//! This crate knows no keyring; whoever uses it hands a [`Vault`] in.

mod watched;

use std::{
    collections::HashMap,
    fmt,
    future::{Future, ready},
    pin::Pin,
    sync::{Mutex, PoisonError},
};

use rocketchat::Secret;

pub use self::watched::Watched;

use crate::directory::WorkspaceId;

/// What a [`Vault`] answers, when it does.
pub type VaultReply<'a, T> = Pin<Box<dyn Future<Output = Result<T, VaultProblem>> + Send + 'a>>;

/// What an entry of the password store is for. Its text names the entry there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EntryName<'a> {
    /// The sign-in of a workspace.
    Workspace(&'a WorkspaceId),
    /// What opens the lock.
    Lock,
}

impl<'a> From<&'a WorkspaceId> for EntryName<'a> {
    fn from(id: &'a WorkspaceId) -> Self {
        Self::Workspace(id)
    }
}

impl fmt::Display for EntryName<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Workspace(id) => id.fmt(f),
            // No ID of a workspace has a colon.
            Self::Lock => f.write_str("gatehouse:lock"),
        }
    }
}

/// Keeps one small secret text (below 1 KiB) under each name.
///
/// It must not block the thread it is called on, and gives up by itself after a time
/// ([`VaultProblem::NoAnswer`]).
pub trait Vault: Send + Sync + 'static {
    /// The entry of this name; `Ok(None)` when the store answered that there is none.
    fn read<'a>(&'a self, name: EntryName<'a>) -> VaultReply<'a, Option<Secret>>;

    /// All entries of this name. More than one are [`VaultProblem::Ambiguous`] to [`Self::read`].
    fn read_all<'a>(&'a self, name: EntryName<'a>) -> VaultReply<'a, Vec<Secret>> {
        Box::pin(async move { Ok(self.read(name).await?.into_iter().collect()) })
    }

    /// The names of all entries; `Ok(None)` when the store cannot list them.
    fn names(&self) -> VaultReply<'_, Option<Vec<String>>>;

    /// Puts an entry in, in place of those before.
    fn write<'a>(&'a self, name: EntryName<'a>, entry: &'a Secret) -> VaultReply<'a, ()>;

    /// Deletes all entries of this name; `Ok` also when there was none.
    fn delete<'a>(&'a self, name: EntryName<'a>) -> VaultReply<'a, ()>;
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
    /// The person closed the store's own question.
    #[error("the prompt of the password store was closed without an answer")]
    Dismissed,
    /// It has no default collection to put an entry into.
    #[error("the password store has no default keyring")]
    NoDefault,
    /// Several entries have this name, and nothing says which is right.
    #[error("{entries} entries of the password store fit")]
    Ambiguous {
        /// How many.
        entries: usize,
    },
    /// It takes no entry of this length.
    #[error("the password store takes no entry of this length")]
    TooLarge,
    /// The entry is not text, so that it is none of ours.
    #[error("the entry in the password store is not text")]
    NotText,
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
pub struct MemoryVault(Mutex<HashMap<String, Secret>>);

impl Vault for MemoryVault {
    fn read<'a>(&'a self, name: EntryName<'a>) -> VaultReply<'a, Option<Secret>> {
        let entry = self.entries(|entries| entries.get(&name.to_string()).cloned());
        Box::pin(ready(Ok(entry)))
    }

    fn write<'a>(&'a self, name: EntryName<'a>, entry: &'a Secret) -> VaultReply<'a, ()> {
        self.entries(|entries| entries.insert(name.to_string(), entry.clone()));
        Box::pin(ready(Ok(())))
    }

    fn names(&self) -> VaultReply<'_, Option<Vec<String>>> {
        Box::pin(ready(Ok(Some(self.entries(|entries| entries.keys().cloned().collect())))))
    }

    fn delete<'a>(&'a self, name: EntryName<'a>) -> VaultReply<'a, ()> {
        self.entries(|entries| entries.remove(&name.to_string()));
        Box::pin(ready(Ok(())))
    }
}

impl MemoryVault {
    fn entries<T>(&self, act: impl FnOnce(&mut HashMap<String, Secret>) -> T) -> T {
        act(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_entry_of_the_lock_is_never_that_of_a_workspace() {
        let name = EntryName::Lock.to_string();
        assert!(WorkspaceId::parse(&name).is_err(), "{name}");
    }
}

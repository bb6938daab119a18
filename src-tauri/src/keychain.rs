//! Sign-ins in the operating system's password store: Secret Service, Keychain or Credential
//! Manager, through the `keyring` crate. Never the kernel's key store, which forgets at a restart.
//!
//! Calls may wait for a person who has to unlock the store, so they run on blocking threads. The
//! `keyring` crate remembers for the life of the process that there was no store when it started;
//! on Linux a store may come later, so it is looked for again.

mod entries;
mod problem;

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use rocketchat::Secret;
use workspaces::{EntryName, Vault, VaultProblem, VaultReply};

/// How long a person has to unlock the store before the command gives up waiting.
const PATIENCE: Duration = Duration::from_secs(90);

/// The operating system's password store, seen by one service name.
#[derive(Debug, Clone)]
pub struct Keychain {
    service: &'static str,
    patience: Duration,
    /// Calls keep their order: a write that a person lets through late must not come after the
    /// deletion of the same entry.
    turn: Arc<Mutex<()>>,
}

impl Keychain {
    /// Entries are named by this service, and by what each is for.
    #[must_use]
    pub fn new(service: &'static str) -> Self {
        Self { service, patience: PATIENCE, turn: Arc::default() }
    }

    /// One that gives up waiting after another time.
    #[must_use]
    pub fn with_patience(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&'static str) -> Result<T, VaultProblem> + Send + 'static,
    ) -> VaultReply<'static, T> {
        let (service, turn, patience) = (self.service, Arc::clone(&self.turn), self.patience);
        Box::pin(async move {
            let call = tokio::task::spawn_blocking(move || {
                let _turn = turn.lock().unwrap_or_else(PoisonError::into_inner);
                work(service)
            });
            match tokio::time::timeout(patience, call).await {
                Ok(Ok(done)) => done,
                Ok(Err(ended)) => Err(VaultProblem::Failed { details: ended.to_string() }),
                Err(_late) => Err(VaultProblem::NoAnswer),
            }
        })
    }
}

impl Vault for Keychain {
    fn read<'a>(&'a self, name: EntryName<'a>) -> VaultReply<'a, Option<Secret>> {
        let name = name.to_string();
        self.run(move |service| entries::read(service, &name))
    }

    fn read_all<'a>(&'a self, name: EntryName<'a>) -> VaultReply<'a, Vec<Secret>> {
        let name = name.to_string();
        self.run(move |service| entries::read_all(service, &name))
    }

    fn write<'a>(&'a self, name: EntryName<'a>, secret: &'a Secret) -> VaultReply<'a, ()> {
        let (name, secret) = (name.to_string(), secret.clone());
        self.run(move |service| entries::write(service, &name, &secret))
    }

    fn delete<'a>(&'a self, name: EntryName<'a>) -> VaultReply<'a, ()> {
        let name = name.to_string();
        self.run(move |service| entries::delete(service, &name))
    }

    fn names(&self) -> VaultReply<'_, Option<Vec<String>>> {
        self.run(entries::names)
    }
}

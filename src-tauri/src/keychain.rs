//! Sign-ins in the operating system's password store: Secret Service, Keychain or Credential
//! Manager, through the `keyring` crate. Never the kernel's key store, which forgets at a restart.
//!
//! Calls may wait for a person who has to unlock the store, so they run on blocking threads. The
//! `keyring` crate remembers for the life of the process that there was no store when it started;
//! on Linux a store may come later, so it is looked for again.

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use keyring::{Entry, Error};
use rocketchat::Secret;
use workspaces::{EntryName, Vault, VaultProblem, VaultReply};

/// How long a person has to unlock the store before the command gives up waiting.
const PATIENCE: Duration = Duration::from_secs(90);

/// The operating system's password store, seen by one service name.
#[derive(Debug, Clone)]
pub struct Keychain {
    service: &'static str,
    /// Calls keep their order: a write that a person lets through late must not come after the
    /// deletion of the same entry.
    turn: Arc<Mutex<()>>,
}

impl Keychain {
    /// Entries are named by this service, and by what each is for.
    #[must_use]
    pub fn new(service: &'static str) -> Self {
        Self { service, turn: Arc::default() }
    }

    fn run<T: Send + 'static>(
        &self,
        name: EntryName<'_>,
        work: impl FnOnce(&Entry) -> Result<T, Error> + Send + 'static,
    ) -> VaultReply<'static, T> {
        let (service, turn) = (self.service, Arc::clone(&self.turn));
        let name = name.to_string();
        Box::pin(async move {
            let call = tokio::task::spawn_blocking(move || {
                let _turn = turn.lock().unwrap_or_else(PoisonError::into_inner);
                let entry = entry(service, &name)?;
                work(&entry).map_err(|error| problem(&error))
            });
            match tokio::time::timeout(PATIENCE, call).await {
                Ok(Ok(done)) => done,
                Ok(Err(ended)) => Err(VaultProblem::Failed { details: ended.to_string() }),
                Err(_late) => Err(VaultProblem::NoAnswer),
            }
        })
    }
}

impl Vault for Keychain {
    fn read<'a>(&'a self, name: EntryName<'a>) -> VaultReply<'a, Option<Secret>> {
        self.run(name, |entry| match entry.get_password() {
            Ok(text) => Ok(Some(Secret::new(text))),
            Err(Error::NoEntry) => Ok(None),
            Err(error) => Err(error),
        })
    }

    fn write<'a>(&'a self, name: EntryName<'a>, secret: &'a Secret) -> VaultReply<'a, ()> {
        let secret = secret.clone();
        self.run(name, move |entry| entry.set_password(secret.expose()))
    }

    fn delete<'a>(&'a self, name: EntryName<'a>) -> VaultReply<'a, ()> {
        self.run(name, |entry| match entry.delete_credential() {
            Ok(()) | Err(Error::NoEntry) => Ok(()),
            Err(error) => Err(error),
        })
    }
}

fn entry(service: &str, name: &str) -> Result<Entry, VaultProblem> {
    match Entry::new(service, name) {
        Err(Error::NoDefaultStore) => entry_in_a_store_that_came_late(service, name),
        made => made.map_err(|error| problem(&error)),
    }
}

#[cfg(target_os = "linux")]
fn entry_in_a_store_that_came_late(service: &str, name: &str) -> Result<Entry, VaultProblem> {
    let store =
        zbus_secret_service_keyring_store::Store::new().map_err(|_| VaultProblem::Missing)?;
    keyring_core::set_default_store(store);
    let inner = keyring_core::Entry::new(service, name).map_err(|error| problem(&error))?;
    Ok(Entry { inner })
}

#[cfg(not(target_os = "linux"))]
fn entry_in_a_store_that_came_late(_service: &str, _name: &str) -> Result<Entry, VaultProblem> {
    Err(VaultProblem::Missing)
}

/// What the window needs to know of a keyring error. The error itself is dropped here: two of its
/// variants carry the stored bytes.
fn problem(error: &Error) -> VaultProblem {
    let failed = |details: String| VaultProblem::Failed { details };
    match error {
        Error::NoDefaultStore => VaultProblem::Missing,
        Error::NoStorageAccess(_) => VaultProblem::Locked,
        Error::NoEntry => failed("the entry is not there".to_owned()),
        Error::BadEncoding(_) | Error::BadDataFormat(..) => {
            failed("the entry is not text".to_owned())
        }
        Error::PlatformFailure(cause) => failed(cause.to_string()),
        Error::BadStoreFormat(reason) => failed(reason.clone()),
        Error::TooLong(attribute, limit) => failed(format!("{attribute} is longer than {limit}")),
        Error::Invalid(attribute, reason) => failed(format!("{attribute} {reason}")),
        Error::Ambiguous(entries) => failed(format!("{} entries fit", entries.len())),
        Error::NotSupportedByStore(what) => failed(what.clone()),
        _ => failed("the password store failed".to_owned()),
    }
}

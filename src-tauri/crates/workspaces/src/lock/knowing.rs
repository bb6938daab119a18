//! Whether a passphrase is set: the password store says it, not a line in a file.

use super::kept::Kept;
use crate::{
    account::{EntryName, VaultProblem},
    directory::{StoreProblem, Workspaces},
    error::Error,
};

impl Workspaces {
    /// Asks the password store whether a passphrase is set, if that is not known. Until it answers
    /// the lock is shut.
    pub async fn learn_lock(&self) {
        let _turn = self.lock.turn.lock().await;
        // What the store said is noted, and shown by `lock_status`.
        let _said = self.ask_for_lock().await;
    }

    /// Goes on although the password store has not said whether a passphrase is set. What is in the
    /// store is not used before it has, and if one is set the lock shuts then.
    pub fn go_on_without_store(&self) {
        self.lock.go_on_without_store();
    }

    /// Asks for the entry of the lock, where that has not been answered yet.
    ///
    /// # Errors
    /// [`Error::Locked`] when it is shut by the answer, or what the store says instead of one.
    pub(crate) async fn ask_for_lock(&self) -> Result<(), Error> {
        if !self.lock.is_to_be_asked_for() {
            return Ok(());
        }
        let is_set = match self.vault.read(EntryName::Lock).await {
            Ok(Some(entry)) => {
                if let Some(kept) = Kept::from_entry(&entry) {
                    self.lock.set_idle(kept.idle);
                }
                true
            }
            Ok(None) => false,
            Err(problem) if is_of_an_entry(&problem) => true,
            Err(problem) => {
                self.lock.cannot_learn(StoreProblem::from(&problem));
                return Err(problem.into());
            }
        };
        if self.learn_from_store(is_set) { Err(Error::Locked) } else { Ok(()) }
    }

    /// The password store said whether a passphrase is set; whether that shut the lock.
    pub(super) fn learn_from_store(&self, is_set: bool) -> bool {
        if !self.lock.learn(is_set) {
            return false;
        }
        // Somebody without the passphrase may sit here: they keep nothing that was read.
        let forgets = self.clone();
        tokio::spawn(async move { forgets.forget_what_was_read().await });
        // The key to seal with comes with the passphrase. Sign-ins for this session only are good at
        // their servers and nowhere else, so they are held back until the lock is opened.
        for (id, connection) in self.open_desks() {
            connection.seal(id.as_str(), None);
        }
        true
    }
}

/// Whether there is an entry, although it could not be read.
fn is_of_an_entry(problem: &VaultProblem) -> bool {
    match problem {
        VaultProblem::Ambiguous { entries: _ } | VaultProblem::NotText => true,
        VaultProblem::Missing
        | VaultProblem::Locked
        | VaultProblem::Dismissed
        | VaultProblem::NoDefault
        | VaultProblem::TooLarge
        | VaultProblem::NoAnswer
        | VaultProblem::Failed { details: _ } => false,
    }
}

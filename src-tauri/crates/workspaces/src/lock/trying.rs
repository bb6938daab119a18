//! Comparing what is typed with the entry of the lock, which other instances change too.

use rocketchat::Secret;

use super::{
    Passphrase, SealingKey,
    kept::Kept,
    off_the_runtime,
    tries::{AfterWrong, WrongTries},
};
use crate::{
    account::EntryName,
    directory::{InstanceLock, Workspaces},
    error::Error,
    whole_file::beside,
};

/// Held from reading the entry to writing it, so that no other instance changes it in between.
/// Not reentrant: taking it twice waits for itself.
#[derive(Debug)]
pub struct Alone {
    /// `None` where no file can be locked: the turn of this instance has to do then.
    _lock: Option<InstanceLock>,
}

/// What came of comparing.
pub enum Tried {
    /// It is the passphrase of the entry. Nobody else changes the entry while [`Alone`] lives.
    Right(SealingKey, Alone),
    Wrong {
        left: Option<u8>,
    },
    TooMany,
}

impl Workspaces {
    pub(super) async fn alone_with_entry(&self) -> Alone {
        let of = beside(self.stored.file(), ".pin");
        Alone { _lock: off_the_runtime(move || InstanceLock::take(&of).ok()).await }
    }

    /// For setting the first passphrase.
    ///
    /// # Errors
    /// [`Error::Locked`] when another instance has set one: that shuts the lock here, too.
    pub(super) async fn alone_without_entry(&self) -> Result<Alone, Error> {
        let alone = self.alone_with_entry().await;
        if self.vault.read(EntryName::Lock).await?.is_none() {
            return Ok(alone);
        }
        self.learn_from_store(true);
        Err(Error::Locked)
    }

    /// Compares. The try is counted before it is known whether it is right, so that killing the
    /// program gives none for nothing. Other instances may go on while this one stretches: what is
    /// right by an entry that was replaced in between is compared with the new one.
    pub(super) async fn try_passphrase(&self, typed: &Secret) -> Result<Tried, Error> {
        let passphrase = Passphrase::parse(typed)?;
        loop {
            let Some(kept) = self.count_try().await? else {
                return Ok(Tried::TooMany);
            };
            self.lock.set_idle(kept.idle);
            let (tried, compared) = (kept.clone(), passphrase.clone());
            let Some(key) = off_the_runtime(move || tried.open(&compared)).await else {
                return Ok(match kept.wrong.verdict() {
                    AfterWrong::TryAgain { left } => Tried::Wrong { left },
                    AfterWrong::SignOutEverywhere => Tried::TooMany,
                });
            };
            let alone = self.alone_with_entry().await;
            let mut now = self.entry_of_lock().await?;
            if !now.is_of_same_passphrase(&kept) {
                continue;
            }
            now.wrong = WrongTries::NONE;
            // If this is not written, fewer tries are left next time.
            let _written = self.vault.write(EntryName::Lock, &now.to_entry()).await;
            return Ok(Tried::Right(key, alone));
        }
    }

    /// Counts a try as a wrong one. `None` when there were too many before.
    async fn count_try(&self) -> Result<Option<Kept>, Error> {
        let _alone = self.alone_with_entry().await;
        let mut kept = self.entry_of_lock().await?;
        let Some(wrong) = kept.wrong.and_one() else {
            return Ok(None);
        };
        kept.wrong = wrong;
        self.vault.write(EntryName::Lock, &kept.to_entry()).await?;
        Ok(Some(kept))
    }

    pub(super) async fn entry_of_lock(&self) -> Result<Kept, Error> {
        let entry = self.vault.read(EntryName::Lock).await?.ok_or(Error::VaultEmpty)?;
        Kept::from_entry(&entry).ok_or(Error::VaultUnreadable)
    }
}

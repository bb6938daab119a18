//! The lock: cards and sign-ins leave the memory until the person opens it again.
//!
//! A curtain for whoever passes by, or finds the computer running. It does not protect from a
//! program that runs as the same person and can ask the password store itself. After a start with a
//! passphrase set, it is shut.
//!
//! While it is shut, requests are refused here ([`Error::Locked`]) and the person's wishes by the
//! shell. Sign-ins in the password store are read from there again afterwards; those for this session
//! only are sealed in memory with a key that is made of the passphrase.

mod gate;
mod kept;
mod knowing;
mod leaving;
mod passphrase;
mod seal;
mod shutting;
mod stretch;
mod suspended_draft;
#[cfg(test)]
mod tests;
mod tries;
mod trying;

use rocketchat::Secret;

pub(crate) use self::{gate::Lock, seal::Sealed, stretch::SealingKey};
use self::{
    kept::Kept,
    stretch::Hardness,
    trying::{Alone, Tried},
};
pub use self::{
    leaving::{GivenUp, HowGivenUp},
    passphrase::{Passphrase, PassphraseProblem},
};
use crate::{
    account::EntryName,
    directory::{StoreProblem, Workspaces},
    error::Error,
};

/// How the lock stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LockStatus {
    /// Whether a PIN or passphrase is set. Without one there is nothing to lock with.
    pub set: bool,
    /// Whether it is shut, so that only the lock can be spoken to.
    pub locked: bool,
    /// When it is to be shut by itself.
    pub idle: Idle,
    /// Whether the password store has said whether a passphrase is set.
    pub store: LockStore,
}

/// Whether the password store has said whether a passphrase is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LockStore {
    /// It has, or it does not matter.
    HasSaid,
    /// It was not asked yet, or has not answered.
    NotYet,
    /// It could not say it. Until it does, the lock is shut.
    Problem(StoreProblem),
}

/// When the lock is to be shut by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Idle {
    /// Never.
    Off,
    /// After so many minutes without the person.
    After(IdleMinutes),
}

/// 1 to 60 minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IdleMinutes(u8);

impl IdleMinutes {
    /// The nearest that there is.
    #[must_use]
    pub fn nearest(minutes: u64) -> Self {
        Self(u8::try_from(minutes.clamp(1, 60)).unwrap_or(60))
    }

    /// How many.
    #[must_use]
    pub fn get(self) -> u8 {
        self.0
    }
}

impl Default for Idle {
    fn default() -> Self {
        Self::After(IdleMinutes(10))
    }
}

impl Idle {
    /// After so many minutes, the nearest that there are; 0 is never.
    #[must_use]
    pub fn of_minutes(minutes: u64) -> Self {
        if minutes == 0 { Self::Off } else { Self::After(IdleMinutes::nearest(minutes)) }
    }

    /// How many minutes; 0 is never.
    #[must_use]
    pub fn minutes(self) -> u8 {
        match self {
            Self::Off => 0,
            Self::After(minutes) => minutes.get(),
        }
    }
}

/// What came of a try with a passphrase.
#[derive(Debug)]
pub enum LockTry {
    /// It was the right one, and what was wanted is done.
    Right,
    /// It was not. Nothing else has changed.
    Wrong {
        /// How many more there may be; said from the third wrong one on.
        left: Option<u8>,
    },
    /// There were too many: nobody is signed in any more, and no passphrase is set.
    SignedOutEverywhere(Vec<GivenUp>),
}

impl Workspaces {
    /// How the lock stands. The vault is not asked.
    #[must_use]
    pub fn lock_status(&self) -> LockStatus {
        let store = match self.lock.not_known() {
            None => LockStore::HasSaid,
            Some(None) => LockStore::NotYet,
            Some(Some(problem)) => LockStore::Problem(problem),
        };
        let idle = self.lock.idle();
        LockStatus { set: self.lock.is_set(), locked: self.is_locked(), idle, store }
    }

    /// Whether the lock is shut, so that only the lock may be spoken to.
    #[must_use]
    pub fn is_locked(&self) -> bool {
        self.lock.refuses_wishes()
    }

    /// Sets a passphrase, or another one: then `current` has to be the one that is set.
    ///
    /// # Errors
    /// [`Error::BadPassphrase`]; [`Error::Vault`]: without a password store there is nowhere to keep
    /// it; [`Error::VaultEmpty`]; [`Error::NotSaved`]; [`Error::Locked`]. Nothing has changed then,
    /// but for a wrong try, which counts.
    pub async fn set_lock(&self, new: &Secret, current: &Secret) -> Result<LockTry, Error> {
        let new = Passphrase::parse_new(new)?;
        let _turn = self.lock.turn.lock().await;
        self.ask_for_lock().await?;
        self.refuse_if_locked()?;
        let made = off_the_runtime(move || Kept::of(&new, Hardness::default(), Idle::default()));
        let (mut kept, key) = made.await.ok_or_else(cannot_stretch)?;
        let was_set = self.lock.is_set();
        let _alone = if was_set {
            match self.try_passphrase(current).await? {
                Tried::Right(_, alone) => alone,
                other @ (Tried::Wrong { .. } | Tried::TooMany) => return self.failed(other).await,
            }
        } else {
            self.alone_without_entry().await?
        };
        kept.idle = self.lock.idle();
        self.vault.write(EntryName::Lock, &kept.to_entry()).await?;
        if let Err(problem) = self.note_lock_set(true).await {
            if !was_set {
                // Where it cannot be deleted either, it is set.
                let _deleted = self.vault.delete(EntryName::Lock).await;
            }
            return Err(problem);
        }
        self.lock.set(key);
        Ok(LockTry::Right)
    }

    /// Takes the passphrase away; from then on there is nothing to lock with.
    ///
    /// # Errors
    /// As [`Self::set_lock`], and [`Error::NoPassphrase`].
    pub async fn remove_lock(&self, current: &Secret) -> Result<LockTry, Error> {
        let _turn = self.lock.turn.lock().await;
        self.ask_for_lock().await?;
        self.refuse_if_locked()?;
        if !self.lock.is_set() {
            return Err(Error::NoPassphrase);
        }
        let alone = match self.try_passphrase(current).await? {
            Tried::Right(_, alone) => alone,
            other @ (Tried::Wrong { .. } | Tried::TooMany) => return self.failed(other).await,
        };
        self.forget_passphrase(alone).await?;
        Ok(LockTry::Right)
    }

    /// Sets when the lock is to be shut by itself; the shell, which sees the person, does that. It is
    /// kept with the passphrase, not in a file.
    ///
    /// # Errors
    /// [`Error::Vault`], [`Error::VaultEmpty`]; [`Error::Locked`].
    pub async fn set_idle(&self, idle: Idle) -> Result<(), Error> {
        let _turn = self.lock.turn.lock().await;
        self.refuse_if_locked()?;
        if self.lock.is_set() {
            let _alone = self.alone_with_entry().await;
            let mut kept = self.entry_of_lock().await?;
            kept.idle = idle;
            self.vault.write(EntryName::Lock, &kept.to_entry()).await?;
        }
        self.lock.set_idle(idle);
        Ok(())
    }

    /// Opens the lock with the passphrase. What was read has to be read again.
    ///
    /// # Errors
    /// [`Error::BadPassphrase`] for text that cannot be one, which is no try; [`Error::Vault`] and
    /// [`Error::VaultEmpty`] when it cannot be compared, which is none either. It stays shut.
    pub async fn unlock(&self, typed: &Secret) -> Result<LockTry, Error> {
        let _turn = self.lock.turn.lock().await;
        if !self.is_locked() {
            return Ok(LockTry::Right);
        }
        let key = match self.try_passphrase(typed).await? {
            Tried::Right(key, _) => key,
            other @ (Tried::Wrong { .. } | Tried::TooMany) => return self.failed(other).await,
        };
        for (id, connection) in self.open_desks() {
            connection.unseal(id.as_str(), &key);
        }
        self.lock.draft.unseal(&key);
        self.lock.open(key);
        // Where the file does not say so, somebody changed it.
        let _noted = self.note_lock_set(true).await;
        Ok(LockTry::Right)
    }

    /// For whoever does not know the passphrase any more, or whose password store lost it: signs out
    /// everywhere, and takes it away.
    ///
    /// # Errors
    /// [`Error::Vault`], [`Error::NotSaved`]: not everything could be given up, so it stays shut.
    pub async fn give_up_lock(&self) -> Result<Vec<GivenUp>, Error> {
        let _turn = self.lock.turn.lock().await;
        if !self.lock.is_set() {
            return Err(Error::NoPassphrase);
        }
        self.leave_everywhere().await
    }

    fn refuse_if_locked(&self) -> Result<(), Error> {
        if self.is_locked() { Err(Error::Locked) } else { Ok(()) }
    }

    async fn failed(&self, tried: Tried) -> Result<LockTry, Error> {
        match tried {
            Tried::Right(..) => Ok(LockTry::Right),
            Tried::Wrong { left } => Ok(LockTry::Wrong { left }),
            Tried::TooMany => self.leave_everywhere().await.map(LockTry::SignedOutEverywhere),
        }
    }

    /// The password store first: as long as it has the entry, a passphrase is set.
    async fn forget_passphrase(&self, _alone: Alone) -> Result<(), Error> {
        self.stored.try_to_save().await?;
        self.vault.delete(EntryName::Lock).await?;
        self.note_lock_set(false).await?;
        self.lock.unset();
        self.lock.draft.erase();
        Ok(())
    }

    async fn note_lock_set(&self, set: bool) -> Result<(), Error> {
        self.stored
            .change(move |registry| {
                registry.lock.set = set;
                Ok(())
            })
            .await
    }
}

fn cannot_stretch() -> Error {
    let details = "argon2id could not be run".to_owned();
    Error::Vault(crate::account::VaultProblem::Failed { details })
}

/// Stretching takes a fifth of a second of a processor.
async fn off_the_runtime<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    match tokio::task::spawn_blocking(work).await {
        Ok(done) => done,
        Err(broken) => std::panic::resume_unwind(broken.into_panic()),
    }
}

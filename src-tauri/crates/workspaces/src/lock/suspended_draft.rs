//! The draft of the guided flow that the window suspends while it is locked.

use std::sync::{Mutex, MutexGuard, PoisonError};

use rocketchat::Secret;

use super::{Sealed, SealingKey};

/// A text that the window gets back once after unlocking. It may hold session cards, so it is sealed
/// while locked, as sign-ins are. Only the window reads it.
#[derive(Debug, Default)]
pub struct SuspendedDraft(Mutex<Option<Draft>>);

#[derive(Debug)]
enum Draft {
    Sealed(Sealed),
    Opened(Secret),
}

/// The owner that the text is sealed for; no workspace has this ID.
const WHOM: &str = "the window";

impl SuspendedDraft {
    /// Seals a text in place of the one before; `None` drops that one.
    pub fn seal(&self, text: Option<&Secret>, key: &SealingKey) {
        *self.draft() = text.map(|text| Draft::Sealed(Sealed::seal(text, WHOM, key)));
    }

    /// Opens the text with the key of the lock.
    pub fn unseal(&self, key: &SealingKey) {
        let mut draft = self.draft();
        *draft = match draft.take() {
            Some(Draft::Sealed(sealed)) => sealed.open(WHOM, key).map(Draft::Opened),
            same @ (Some(Draft::Opened(_)) | None) => same,
        };
    }

    /// Drops the text: its key is lost.
    pub fn erase(&self) {
        *self.draft() = None;
    }

    /// The text, once; `None` too while it is sealed.
    pub fn take(&self) -> Option<Secret> {
        let mut draft = self.draft();
        match draft.take() {
            Some(Draft::Opened(text)) => Some(text),
            same @ (Some(Draft::Sealed(_)) | None) => {
                *draft = same;
                None
            }
        }
    }

    fn draft(&self) -> MutexGuard<'_, Option<Draft>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use zeroize::Zeroizing;

    use super::*;

    fn key(fill: u8) -> SealingKey {
        SealingKey(Zeroizing::new([fill; 32]))
    }

    #[test]
    fn it_is_handed_out_once_and_only_after_its_own_key_opened_it() {
        let draft = SuspendedDraft::default();
        draft.seal(Some(&Secret::new("canary".to_owned())), &key(1));
        assert!(draft.take().is_none(), "it is sealed");
        draft.unseal(&key(1));
        assert_eq!(draft.take().unwrap().expose(), "canary");
        assert!(draft.take().is_none());
    }

    #[test]
    fn another_key_finds_nothing_and_what_is_sealed_later_takes_its_place() {
        let draft = SuspendedDraft::default();
        draft.seal(Some(&Secret::new("canary".to_owned())), &key(1));
        draft.unseal(&key(2));
        assert!(draft.take().is_none());
        draft.seal(Some(&Secret::new("canary".to_owned())), &key(1));
        draft.seal(None, &key(1));
        draft.unseal(&key(1));
        assert!(draft.take().is_none());
    }
}

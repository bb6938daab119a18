//! What the window was in the middle of when it was locked.

use std::sync::{Mutex, MutexGuard, PoisonError};

use rocketchat::Secret;

use super::{Sealed, SealingKey};

/// A text of the window that it wants back after the lock was opened. What it says is the window's
/// own business; there are cards in it, so that it is kept as sign-ins are: sealed while the lock is
/// shut. It is handed out once.
#[derive(Debug, Default)]
pub struct PutDown(Mutex<Option<Put>>);

#[derive(Debug)]
enum Put {
    Sealed(Sealed),
    Opened(Secret),
}

/// Whose it is; no workspace has this ID.
const WHOM: &str = "the window";

impl PutDown {
    /// Keeps a text, or nothing, in place of what was there.
    pub fn seal(&self, text: Option<&Secret>, key: &SealingKey) {
        *self.put() = text.map(|text| Put::Sealed(Sealed::seal(text, WHOM, key)));
    }

    /// The lock was opened with this key.
    pub fn unseal(&self, key: &SealingKey) {
        let mut put = self.put();
        *put = match put.take() {
            Some(Put::Sealed(sealed)) => sealed.open(WHOM, key).map(Put::Opened),
            same @ (Some(Put::Opened(_)) | None) => same,
        };
    }

    /// Nobody can open it any more.
    pub fn erase(&self) {
        *self.put() = None;
    }

    /// The text, once; `None` too while it is sealed.
    pub fn take(&self) -> Option<Secret> {
        let mut put = self.put();
        match put.take() {
            Some(Put::Opened(text)) => Some(text),
            same @ (Some(Put::Sealed(_)) | None) => {
                *put = same;
                None
            }
        }
    }

    fn put(&self) -> MutexGuard<'_, Option<Put>> {
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
        let put_down = PutDown::default();
        put_down.seal(Some(&Secret::new("canary".to_owned())), &key(1));
        assert!(put_down.take().is_none(), "it is sealed");
        put_down.unseal(&key(1));
        assert_eq!(put_down.take().unwrap().expose(), "canary");
        assert!(put_down.take().is_none());
    }

    #[test]
    fn another_key_finds_nothing_and_what_is_sealed_later_takes_its_place() {
        let put_down = PutDown::default();
        put_down.seal(Some(&Secret::new("canary".to_owned())), &key(1));
        put_down.unseal(&key(2));
        assert!(put_down.take().is_none());
        put_down.seal(Some(&Secret::new("canary".to_owned())), &key(1));
        put_down.seal(None, &key(1));
        put_down.unseal(&key(1));
        assert!(put_down.take().is_none());
    }
}

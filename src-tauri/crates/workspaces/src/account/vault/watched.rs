//! A vault of which it is known that it is waited for, and which need not be waited for.

use std::{sync::Arc, time::Duration};

use rocketchat::Secret;
use tokio::sync::{Notify, watch};

use crate::{
    account::{EntryName, Vault, VaultProblem, VaultReply},
    settings::Wait,
};

/// A store that takes longer may be waiting for the person to unlock it: then it is said.
const SLOW: Duration = Duration::from_secs(3);

/// Passes everything on to another vault.
pub struct Watched {
    inner: Arc<dyn Vault>,
    wait: Wait,
    /// How many calls have been waited for long.
    slow: watch::Sender<usize>,
    let_go: Notify,
}

/// One call that is slow.
struct Slow<'a>(&'a watch::Sender<usize>);

impl<'a> Slow<'a> {
    fn begin(slow: &'a watch::Sender<usize>) -> Self {
        slow.send_modify(|calls| *calls += 1);
        Self(slow)
    }
}

impl Drop for Slow<'_> {
    fn drop(&mut self) {
        self.0.send_modify(|calls| *calls -= 1);
    }
}

impl Watched {
    pub fn new(inner: Arc<dyn Vault>, wait: Wait) -> Self {
        Self { inner, wait, slow: watch::Sender::new(0), let_go: Notify::new() }
    }

    /// How many calls have been waited for long.
    pub fn slow(&self) -> watch::Receiver<usize> {
        self.slow.subscribe()
    }

    /// Ends every wait, as if the store had not answered in time.
    pub fn let_go(&self) {
        self.let_go.notify_waiters();
    }

    async fn watched<T>(&self, mut call: VaultReply<'_, T>) -> Result<T, VaultProblem> {
        let let_go = self.let_go.notified();
        tokio::pin!(let_go);
        let_go.as_mut().enable();
        tokio::select! {
            biased;
            done = &mut call => return done,
            () = &mut let_go => return Err(VaultProblem::NoAnswer),
            () = (self.wait)(SLOW) => {}
        }
        let _slow = Slow::begin(&self.slow);
        tokio::select! {
            biased;
            done = &mut call => done,
            () = &mut let_go => Err(VaultProblem::NoAnswer),
        }
    }
}

impl Vault for Watched {
    fn read<'a>(&'a self, name: EntryName<'a>) -> VaultReply<'a, Option<Secret>> {
        Box::pin(self.watched(self.inner.read(name)))
    }

    fn read_all<'a>(&'a self, name: EntryName<'a>) -> VaultReply<'a, Vec<Secret>> {
        Box::pin(self.watched(self.inner.read_all(name)))
    }

    fn write<'a>(&'a self, name: EntryName<'a>, entry: &'a Secret) -> VaultReply<'a, ()> {
        Box::pin(self.watched(self.inner.write(name, entry)))
    }

    fn delete<'a>(&'a self, name: EntryName<'a>) -> VaultReply<'a, ()> {
        Box::pin(self.watched(self.inner.delete(name)))
    }

    fn names(&self) -> VaultReply<'_, Option<Vec<String>>> {
        Box::pin(self.watched(self.inner.names()))
    }
}

#[cfg(test)]
mod tests {
    use std::future::{pending, ready};

    use super::*;

    /// A store that never answers.
    struct Silent;

    impl Vault for Silent {
        fn read<'a>(&'a self, _: EntryName<'a>) -> VaultReply<'a, Option<Secret>> {
            Box::pin(pending())
        }

        fn write<'a>(&'a self, _: EntryName<'a>, _: &'a Secret) -> VaultReply<'a, ()> {
            Box::pin(pending())
        }

        fn delete<'a>(&'a self, _: EntryName<'a>) -> VaultReply<'a, ()> {
            Box::pin(ready(Ok(())))
        }

        fn names(&self) -> VaultReply<'_, Option<Vec<String>>> {
            Box::pin(pending())
        }
    }

    #[tokio::test]
    async fn a_silent_store_is_said_to_be_waited_for_after_three_seconds_and_can_be_let_go() {
        let (three_seconds, waiting) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
        let (gate, told) = (Arc::clone(&three_seconds), Arc::clone(&waiting));
        let wait: Wait = Arc::new(move |time| {
            assert_eq!(time, Duration::from_secs(3));
            let (gate, told) = (Arc::clone(&gate), Arc::clone(&told));
            Box::pin(async move {
                told.notify_one();
                gate.notified().await;
            })
        });
        let vault = Arc::new(Watched::new(Arc::new(Silent), wait));
        let mut slow = vault.slow();
        let asked = Arc::clone(&vault);
        let read = tokio::spawn(async move { asked.read(EntryName::Lock).await.map(drop) });
        waiting.notified().await;
        assert_eq!(*slow.borrow_and_update(), 0, "the three seconds are not over");
        three_seconds.notify_one();
        slow.changed().await.unwrap();
        assert_eq!(*slow.borrow_and_update(), 1);

        vault.let_go();
        assert_eq!(read.await.unwrap(), Err(VaultProblem::NoAnswer));
        assert_eq!(*slow.borrow(), 0, "it is over");
        assert_eq!(vault.delete(EntryName::Lock).await, Ok(()), "the store is asked again");
    }
}

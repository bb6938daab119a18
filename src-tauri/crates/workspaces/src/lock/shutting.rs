//! Shutting the lock: what goes on comes to its end, and what is known is dropped or sealed.

use std::{sync::Arc, time::Duration};

use rocketchat::Secret;

use super::gate::Closed;
use crate::{
    directory::{WorkspaceId, Workspaces},
    error::Error,
    server::Connection,
};

/// So long a change of who is signed in may take to come to its end, and the password store to say
/// whether a passphrase is set. A computer that is about to sleep waits a few seconds.
const CHANGES_END_WITHIN: Duration = Duration::from_secs(2);

impl Workspaces {
    /// Shuts the lock. From the first moment nothing new is let through; readings stop, and what was
    /// read is gone; what is asked of a server is broken off, a change of who is signed in after a
    /// moment. When this returns, no request is under way, and no sign-in can be used without the
    /// passphrase. Whoever holds a [`crate::Finder`] lets it forget, too.
    ///
    /// # Errors
    /// [`Error::NoPassphrase`], also when the password store did not say in time that one is set.
    pub async fn lock(&self) -> Result<(), Error> {
        self.suspend_and_lock(None).await
    }

    /// [`Self::lock`], which keeps a text of the window until [`Self::take_up`]: sealed, once the
    /// lock is shut.
    ///
    /// # Errors
    /// As [`Self::lock`]; then the text is not kept.
    pub async fn suspend_and_lock(&self, text: Option<Secret>) -> Result<(), Error> {
        if self.lock.is_to_be_asked_for() {
            self.ask_for_lock_briefly().await;
        }
        if self.lock.close() == Closed::NothingToLockWith {
            return Err(Error::NoPassphrase);
        }
        self.forget_what_was_read().await;
        let _turn = self.lock.turn.lock().await;
        let connections = self.open_desks();
        self.until_quiet(&connections).await;
        let Some(key) = self.lock.shut() else {
            return Ok(());
        };
        // A request that was under way may have brought something.
        self.forget_what_was_read().await;
        for (id, connection) in &connections {
            connection.seal(id.as_str(), Some(&key));
        }
        self.lock.draft.seal(text.as_ref(), &key);
        Ok(())
    }

    /// Asks a password store that has not said yet whether a passphrase is set. One that waits for
    /// the person is not waited for: a computer that is about to sleep would wait too.
    async fn ask_for_lock_briefly(&self) {
        let asks = async {
            let _turn = self.lock.turn.lock().await;
            self.ask_for_lock().await
        };
        tokio::select! {
            biased;
            _said = asks => {}
            () = (self.settings.wait)(CHANGES_END_WITHIN) => {}
        }
    }

    /// What was put down as the lock was shut, once, after it was opened with the passphrase.
    #[must_use]
    pub fn take_up(&self) -> Option<Secret> {
        self.lock.draft.take()
    }

    /// How often it was locked since the program started: what was wished for before is not done
    /// afterwards.
    #[must_use]
    pub fn times_locked(&self) -> u64 {
        self.lock.times_closed()
    }

    /// Waits until no request is under way, neither for slow servers nor for a password store that
    /// waits for the person.
    async fn until_quiet(&self, connections: &[(WorkspaceId, Arc<Connection>)]) {
        for (_, connection) in connections {
            connection.abort_on_lock.abort_reads();
        }
        let quiet = async {
            for (_, connection) in connections {
                connection.until_quiet().await;
            }
        };
        let patience = (self.settings.wait)(CHANGES_END_WITHIN);
        tokio::pin!(quiet);
        tokio::select! {
            biased;
            () = &mut quiet => return,
            () = patience => {}
        }
        for (_, connection) in connections {
            connection.abort_on_lock.abort_changes();
        }
        // Whoever waits for a person who has to unlock the password store keeps nothing after this.
        let patience = (self.settings.wait)(CHANGES_END_WITHIN);
        tokio::select! {
            biased;
            () = &mut quiet => {}
            () = patience => {}
        }
    }

    /// Nothing that was read or looked up is known any more.
    pub(super) async fn forget_what_was_read(&self) {
        let connections = self.open_desks();
        for (_, connection) in &connections {
            connection.reading.stop();
        }
        for (_, connection) in &connections {
            connection.reading.forget().await;
        }
        self.sessions.forget_all();
        self.revocations.forget_all();
    }
}

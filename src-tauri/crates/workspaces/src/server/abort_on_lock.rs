//! What is asked of one server, and broken off as the lock is shut.

use crate::{
    error::Error,
    server::stop::{StopSignal, Stops},
};

/// Breaks off what is asked of a server, so that no sign-in outlives the lock by a slow answer.
///
/// What is given is polled after this began to listen: whoever looks there whether the lock is shut
/// is either refused or broken off.
#[derive(Debug, Default)]
pub struct AbortOnLock {
    reads: Stops,
    changes: Stops,
}

impl AbortOnLock {
    /// Asks for something that changes nothing.
    pub async fn read<T>(&self, asks: impl Future<Output = Result<T, Error>>) -> Result<T, Error> {
        unless(self.reads.signal(), asks).await
    }

    /// Asks for something that changes who is signed in: it is given a moment to come to its end.
    pub async fn change<T>(
        &self,
        asks: impl Future<Output = Result<T, Error>>,
    ) -> Result<T, Error> {
        unless(self.changes.signal(), asks).await
    }

    /// Breaks off what changes nothing.
    pub fn abort_reads(&self) {
        self.reads.stop();
    }

    /// Breaks off the rest too. What the server has done by then is not known.
    pub fn abort_changes(&self) {
        self.changes.stop();
    }
}

async fn unless<T>(
    mut stop: StopSignal,
    asks: impl Future<Output = Result<T, Error>>,
) -> Result<T, Error> {
    stop.unless(asks).await.unwrap_or(Err(Error::Locked))
}

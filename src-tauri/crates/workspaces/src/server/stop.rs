//! Stopping what goes on.

use tokio::sync::watch;

/// Stops what is under way and what waits for it.
#[derive(Debug)]
pub struct Stops(watch::Sender<()>);

/// Ends what waits when somebody wants it to stop.
pub struct StopSignal(watch::Receiver<()>);

impl Default for Stops {
    fn default() -> Self {
        Self(watch::Sender::new(()))
    }
}

impl Stops {
    /// Hears of every stop from now on.
    pub fn signal(&self) -> StopSignal {
        StopSignal(self.0.subscribe())
    }

    /// Stops what is under way and what waits for it.
    pub fn stop(&self) {
        self.0.send_replace(());
    }
}

impl StopSignal {
    /// What comes of it, unless somebody stops it before.
    pub async fn unless<T>(&mut self, stopped: impl Future<Output = T>) -> Option<T> {
        tokio::select! {
            biased;
            _ = self.0.changed() => None,
            value = stopped => Some(value),
        }
    }
}

//! Sleep notifications: the window locks before the computer sleeps.

use std::{
    fmt,
    sync::{Arc, Mutex, PoisonError, mpsc},
    time::Duration,
};

type Listener = Box<dyn Fn() + Send>;

/// How long the computer is kept awake for the window to lock. The system itself waits five seconds.
const PATIENCE: Duration = Duration::from_secs(4);

/// Tells the window that the computer is about to sleep, and waits until it has locked. Cheap to
/// clone; clones are the same.
#[derive(Clone, Default)]
pub struct SleepNotifier(Arc<Shared>);

#[derive(Default)]
struct Shared {
    window: Mutex<Option<Listener>>,
    waiting: Mutex<Option<mpsc::Sender<()>>>,
}

impl SleepNotifier {
    /// Sets the listener, in place of the one before.
    pub fn subscribe(&self, window: impl Fn() + Send + 'static) {
        *self.0.window.lock().unwrap_or_else(PoisonError::into_inner) = Some(Box::new(window));
    }

    /// Notifies the listener that the computer is about to sleep. Returns when the window has locked, or
    /// after [`PATIENCE`].
    pub fn notify(&self) {
        let (done, locked) = mpsc::channel();
        *self.0.waiting.lock().unwrap_or_else(PoisonError::into_inner) = Some(done);
        if let Some(window) = &*self.0.window.lock().unwrap_or_else(PoisonError::into_inner) {
            window();
            let _in_time = locked.recv_timeout(PATIENCE);
        }
    }

    /// Reports that the window has locked.
    pub fn locked(&self) {
        *self.0.waiting.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}

impl fmt::Debug for SleepNotifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SleepNotifier").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;

    #[test]
    fn it_waits_for_the_window_to_lock_and_for_nobody_where_no_window_listens() {
        let notifier = SleepNotifier::default();
        notifier.notify();
        let told = Arc::new(AtomicU32::new(0));
        let (window, count) = (notifier.clone(), Arc::clone(&told));
        notifier.subscribe(move || {
            count.fetch_add(1, Ordering::SeqCst);
            window.locked();
        });
        notifier.notify();
        notifier.notify();
        assert_eq!(told.load(Ordering::SeqCst), 2);
    }
}

//! The moment before the computer sleeps: the window is told, and locks.

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
pub struct Bedtime(Arc<Told>);

#[derive(Default)]
struct Told {
    window: Mutex<Option<Listener>>,
    waiting: Mutex<Option<mpsc::Sender<()>>>,
}

impl Bedtime {
    /// From now on this hears of it, in place of whoever heard before.
    pub fn tell(&self, window: impl Fn() + Send + 'static) {
        *self.0.window.lock().unwrap_or_else(PoisonError::into_inner) = Some(Box::new(window));
    }

    /// The computer is about to sleep. Returns when the window has locked, or does not in time.
    pub fn comes(&self) {
        let (done, locked) = mpsc::channel();
        *self.0.waiting.lock().unwrap_or_else(PoisonError::into_inner) = Some(done);
        if let Some(window) = &*self.0.window.lock().unwrap_or_else(PoisonError::into_inner) {
            window();
            let _in_time = locked.recv_timeout(PATIENCE);
        }
    }

    /// The window has locked.
    pub fn locked(&self) {
        *self.0.waiting.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}

impl fmt::Debug for Bedtime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Bedtime").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;

    #[test]
    fn it_waits_for_the_window_to_lock_and_for_nobody_where_no_window_listens() {
        let bedtime = Bedtime::default();
        bedtime.comes();
        let told = Arc::new(AtomicU32::new(0));
        let (window, count) = (bedtime.clone(), Arc::clone(&told));
        bedtime.tell(move || {
            count.fetch_add(1, Ordering::SeqCst);
            window.locked();
        });
        bedtime.comes();
        bedtime.comes();
        assert_eq!(told.load(Ordering::SeqCst), 2);
    }
}

//! Closing the window: where something is unfinished in it, the person is asked first.

use std::{
    fmt, mem,
    sync::{Arc, Mutex, PoisonError},
};

type Listener = Box<dyn Fn() + Send>;

/// Whether the window may close. Cheap to clone; clones are the same.
#[derive(Clone, Default)]
pub struct Closing(Arc<Mutex<State>>);

#[derive(Default)]
enum State {
    /// Nothing would be lost.
    #[default]
    Free,
    /// Something is unfinished: the page asks when it is told.
    Held(Listener),
    /// The page was told. A window that does not answer must be closable all the same.
    Asked,
}

/// What to do about a window that is about to close.
#[derive(Debug, PartialEq, Eq)]
pub enum OnClose {
    /// Let it close.
    Close,
    /// Keep it: the page asks.
    Ask,
}

impl Closing {
    /// Something is unfinished: `ask` is called once when the window is about to close.
    pub fn hold(&self, ask: impl Fn() + Send + 'static) {
        *self.state() = State::Held(Box::new(ask));
    }

    /// Nothing is unfinished any more.
    pub fn release(&self) {
        *self.state() = State::Free;
    }

    /// The window is about to close. Whoever asks a second time, without an answer to the first,
    /// closes it.
    #[must_use]
    pub fn requested(&self) -> OnClose {
        let before = mem::replace(&mut *self.state(), State::Asked);
        match before {
            State::Free | State::Asked => OnClose::Close,
            State::Held(ask) => {
                ask();
                OnClose::Ask
            }
        }
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Closing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Closing").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;

    #[test]
    fn a_window_with_something_unfinished_asks_once_and_closes_the_second_time() {
        let closing = Closing::default();
        assert_eq!(closing.requested(), OnClose::Close);
        let asked = Arc::new(AtomicU32::new(0));
        let count = Arc::clone(&asked);
        let hold = || {
            let count = Arc::clone(&count);
            closing.hold(move || {
                count.fetch_add(1, Ordering::SeqCst);
            });
        };
        hold();
        assert_eq!(closing.requested(), OnClose::Ask);
        assert_eq!(closing.requested(), OnClose::Close, "the page does not answer");
        hold();
        assert_eq!(closing.requested(), OnClose::Ask, "it was kept open, and holds again");
        closing.release();
        assert_eq!(closing.requested(), OnClose::Close);
        assert_eq!(asked.load(Ordering::SeqCst), 2);
    }
}

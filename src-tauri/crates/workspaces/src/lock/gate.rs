//! Whether the lock is shut.

use std::sync::{
    Mutex, MutexGuard, PoisonError,
    atomic::{AtomicU64, Ordering},
};

use tokio::sync::Mutex as Turn;

use super::{put_down::PutDown, stretch::SealingKey};

/// The lock while the program runs.
#[derive(Debug)]
pub struct Lock {
    /// Held by whoever changes what opens it, shuts it or opens it.
    pub turn: Turn<()>,
    /// What the window was in the middle of.
    pub put_down: PutDown,
    gate: Mutex<Gate>,
    closed: AtomicU64,
}

#[derive(Debug)]
enum Gate {
    /// No passphrase is set, so that there is nothing to lock with.
    NotSet,
    Open(SealingKey),
    /// Nothing new is let through; what is under way comes to its end, and is sealed then.
    Closing(SealingKey),
    Shut,
    /// The sign-ins are being given up: requests go through, wishes of the person do not.
    Leaving,
}

/// What came of an attempt to shut the gate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closed {
    /// It is closing now.
    Now,
    /// It was not open.
    Before,
    /// There is nothing to lock with.
    NothingToLockWith,
}

impl Lock {
    /// `set`: whether a passphrase was set before. Then it is shut: the key is not known.
    pub fn new(set: bool) -> Self {
        let gate = if set { Gate::Shut } else { Gate::NotSet };
        Self {
            turn: Turn::default(),
            put_down: PutDown::default(),
            gate: Mutex::new(gate),
            closed: AtomicU64::default(),
        }
    }

    pub fn is_set(&self) -> bool {
        !matches!(*self.gate(), Gate::NotSet)
    }

    /// Whether the person's wishes are refused.
    pub fn refuses_wishes(&self) -> bool {
        matches!(*self.gate(), Gate::Closing(_) | Gate::Shut | Gate::Leaving)
    }

    /// Whether requests are refused.
    pub fn refuses_requests(&self) -> bool {
        matches!(*self.gate(), Gate::Closing(_) | Gate::Shut)
    }

    /// Lets nothing new through, at once.
    pub fn close(&self) -> Closed {
        let mut gate = self.gate();
        let Gate::Open(key) = &*gate else {
            let not_set = matches!(*gate, Gate::NotSet);
            return if not_set { Closed::NothingToLockWith } else { Closed::Before };
        };
        *gate = Gate::Closing(key.clone());
        self.closed.fetch_add(1, Ordering::SeqCst);
        Closed::Now
    }

    /// How often it was closed.
    pub fn times_closed(&self) -> u64 {
        self.closed.load(Ordering::SeqCst)
    }

    /// The key to seal with; it is not known here any more.
    pub fn shut(&self) -> Option<SealingKey> {
        let mut gate = self.gate();
        match std::mem::replace(&mut *gate, Gate::Shut) {
            Gate::Closing(key) => Some(key),
            before @ (Gate::NotSet | Gate::Open(_) | Gate::Shut | Gate::Leaving) => {
                *gate = before;
                None
            }
        }
    }

    /// A passphrase was set. A lock that is closing meanwhile goes on doing so.
    pub fn set(&self, key: SealingKey) {
        let mut gate = self.gate();
        *gate = match &*gate {
            Gate::Closing(_) => Gate::Closing(key),
            Gate::NotSet | Gate::Open(_) | Gate::Shut | Gate::Leaving => Gate::Open(key),
        };
    }

    /// It was opened.
    pub fn open(&self, key: SealingKey) {
        *self.gate() = Gate::Open(key);
    }

    /// No passphrase is set any more.
    pub fn unset(&self) {
        *self.gate() = Gate::NotSet;
    }

    /// The sign-ins are being given up.
    pub fn leave(&self) {
        *self.gate() = Gate::Leaving;
    }

    /// They could not all be given up.
    pub fn stay(&self) {
        *self.gate() = Gate::Shut;
    }

    fn gate(&self) -> MutexGuard<'_, Gate> {
        self.gate.lock().unwrap_or_else(PoisonError::into_inner)
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
    fn a_lock_that_was_set_before_begins_shut_and_one_that_was_not_cannot_be_shut() {
        let set = Lock::new(true);
        assert!(set.refuses_wishes() && set.refuses_requests());
        assert_eq!(set.close(), Closed::Before);
        let not_set = Lock::new(false);
        assert_eq!(not_set.close(), Closed::NothingToLockWith);
        assert!(!not_set.refuses_wishes() && !not_set.refuses_requests());
    }

    #[test]
    fn it_refuses_from_the_moment_it_closes_and_gives_the_key_away_when_it_is_shut() {
        let lock = Lock::new(false);
        lock.set(key(1));
        assert_eq!(lock.close(), Closed::Now);
        assert!(lock.refuses_wishes() && lock.refuses_requests());
        lock.set(key(2));
        assert!(lock.refuses_wishes(), "a passphrase changed meanwhile does not open it");
        assert_eq!(*lock.shut().unwrap().0, [2; 32]);
        assert!(lock.shut().is_none());
        assert!(lock.refuses_wishes() && lock.refuses_requests());
    }

    #[test]
    fn while_sign_ins_are_given_up_requests_go_through_and_wishes_do_not() {
        let lock = Lock::new(true);
        lock.leave();
        assert!(lock.refuses_wishes() && !lock.refuses_requests());
        lock.stay();
        assert!(lock.refuses_wishes() && lock.refuses_requests());
    }
}

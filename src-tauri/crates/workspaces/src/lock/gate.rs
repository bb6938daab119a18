//! Whether the lock is shut.

use std::sync::{
    Mutex, MutexGuard, PoisonError,
    atomic::{AtomicU64, Ordering},
};

use tokio::sync::Mutex as Turn;

use super::{Idle, stretch::SealingKey, suspended_draft::SuspendedDraft};
use crate::directory::StoreProblem;

/// The lock while the program runs.
#[derive(Debug)]
pub struct Lock {
    /// Held by whoever changes what opens it, shuts it or opens it.
    pub turn: Turn<()>,
    /// What the window was in the middle of.
    pub draft: SuspendedDraft,
    gate: Mutex<Gate>,
    idle: Mutex<Idle>,
    closed: AtomicU64,
}

#[derive(Debug)]
enum Gate {
    /// The password store has not said yet whether a passphrase is set: shut. `None`: it was not
    /// asked yet, or is being asked.
    NotKnown(Option<StoreProblem>),
    /// No passphrase is set, so that there is nothing to lock with.
    NotSet,
    /// The password store did not say, and the person went on without it, or there is none. What is
    /// in it is not used before it has said.
    WithoutStore,
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
    /// `said_so`: whether the file says that a passphrase is set. Then it is shut in any case; else
    /// only the password store knows.
    pub fn new(said_so: bool) -> Self {
        let gate = if said_so { Gate::Shut } else { Gate::NotKnown(None) };
        Self {
            turn: Turn::default(),
            draft: SuspendedDraft::default(),
            gate: Mutex::new(gate),
            idle: Mutex::default(),
            closed: AtomicU64::default(),
        }
    }

    pub fn is_set(&self) -> bool {
        !matches!(*self.gate(), Gate::NotKnown(_) | Gate::NotSet | Gate::WithoutStore)
    }

    /// Whether the password store has to be asked before anything in it is used.
    pub fn is_to_be_asked_for(&self) -> bool {
        matches!(*self.gate(), Gate::NotKnown(_) | Gate::WithoutStore)
    }

    /// Why it is not known whether a passphrase is set; `None` also before the store has answered.
    #[expect(clippy::option_option, reason = "not known yet, and not known for a reason")]
    pub fn not_known(&self) -> Option<Option<StoreProblem>> {
        match &*self.gate() {
            Gate::NotKnown(problem) => Some(*problem),
            Gate::NotSet
            | Gate::WithoutStore
            | Gate::Open(_)
            | Gate::Closing(_)
            | Gate::Shut
            | Gate::Leaving => None,
        }
    }

    /// The password store said whether a passphrase is set; whether it is shut by that. Another
    /// instance may have set the first one.
    pub fn learn(&self, is_set: bool) -> bool {
        let mut gate = self.gate();
        let is_news = match *gate {
            Gate::NotKnown(_) | Gate::WithoutStore => true,
            Gate::NotSet => is_set,
            Gate::Open(_) | Gate::Closing(_) | Gate::Shut | Gate::Leaving => false,
        };
        if is_news {
            *gate = if is_set { Gate::Shut } else { Gate::NotSet };
        }
        if is_news && is_set {
            self.closed.fetch_add(1, Ordering::SeqCst);
        }
        is_news && is_set
    }

    /// The password store could not say it. Where there is none, nothing is in it to be kept from
    /// anybody.
    pub fn cannot_learn(&self, problem: StoreProblem) {
        let mut gate = self.gate();
        if let Gate::NotKnown(_) = *gate {
            *gate = match problem {
                StoreProblem::Missing => Gate::WithoutStore,
                other @ (StoreProblem::Locked
                | StoreProblem::Dismissed
                | StoreProblem::NoDefault
                | StoreProblem::Ambiguous
                | StoreProblem::TooLarge
                | StoreProblem::Empty
                | StoreProblem::Unreadable
                | StoreProblem::WithoutServer
                | StoreProblem::NoAnswer
                | StoreProblem::Failed) => Gate::NotKnown(Some(other)),
            };
        }
    }

    /// The person goes on without the password store, which has not said it.
    pub fn go_on_without_store(&self) {
        let mut gate = self.gate();
        if let Gate::NotKnown(_) = *gate {
            *gate = Gate::WithoutStore;
        }
    }

    /// When it is to be shut by itself.
    pub fn idle(&self) -> Idle {
        *self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn set_idle(&self, idle: Idle) {
        *self.idle.lock().unwrap_or_else(PoisonError::into_inner) = idle;
    }

    /// Whether the person's wishes are refused.
    pub fn refuses_wishes(&self) -> bool {
        matches!(*self.gate(), Gate::NotKnown(_) | Gate::Closing(_) | Gate::Shut | Gate::Leaving)
    }

    /// Whether requests are refused.
    pub fn refuses_requests(&self) -> bool {
        matches!(*self.gate(), Gate::Closing(_) | Gate::Shut)
    }

    /// Lets nothing new through, at once.
    pub fn close(&self) -> Closed {
        let mut gate = self.gate();
        let Gate::Open(key) = &*gate else {
            let not_set = matches!(*gate, Gate::NotKnown(_) | Gate::NotSet | Gate::WithoutStore);
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
            before @ (Gate::NotKnown(_)
            | Gate::NotSet
            | Gate::WithoutStore
            | Gate::Open(_)
            | Gate::Shut
            | Gate::Leaving) => {
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
            Gate::NotKnown(_)
            | Gate::NotSet
            | Gate::WithoutStore
            | Gate::Open(_)
            | Gate::Shut
            | Gate::Leaving => Gate::Open(key),
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
        assert!(not_set.refuses_wishes(), "the password store has not said it yet");
        assert!(!not_set.learn(false));
        assert_eq!(not_set.close(), Closed::NothingToLockWith);
        assert!(!not_set.refuses_wishes() && !not_set.refuses_requests());
    }

    #[test]
    fn a_store_that_cannot_say_it_keeps_it_shut_until_it_can_or_the_person_goes_on_without() {
        let lock = Lock::new(false);
        lock.cannot_learn(StoreProblem::Locked);
        assert!(lock.refuses_wishes());
        assert_eq!(lock.not_known(), Some(Some(StoreProblem::Locked)));
        lock.go_on_without_store();
        assert!(!lock.refuses_wishes() && lock.is_to_be_asked_for());
        assert!(lock.learn(true), "as soon as it says so it is shut");
        assert!(lock.refuses_wishes() && lock.refuses_requests() && lock.is_set());
        assert!(!lock.learn(false) && lock.is_set(), "and nothing it says later opens it");

        let no_store = Lock::new(false);
        no_store.cannot_learn(StoreProblem::Missing);
        assert!(!no_store.refuses_wishes() && no_store.is_to_be_asked_for());
        let said_so = Lock::new(true);
        said_so.cannot_learn(StoreProblem::Missing);
        said_so.go_on_without_store();
        assert!(said_so.refuses_wishes() && !said_so.learn(false));
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

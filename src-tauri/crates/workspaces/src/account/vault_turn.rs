//! Whose turn it is to read the vault.

use std::sync::atomic::{AtomicU64, Ordering};

use tokio::sync::Mutex as Turn;

use crate::account::VaultProblem;

/// Lets one read the vault at a time, whichever the workspace: each may make the store ask the
/// person to unlock it.
///
/// Who waits while the store is not unlocked would only raise the same question again, so the whole
/// round gets that answer. Who comes afterwards has the store asked anew.
#[derive(Debug, Default)]
pub struct VaultTurn {
    arrived: AtomicU64,
    last_refusal: Turn<Option<Refusal>>,
}

#[derive(Debug)]
struct Refusal {
    problem: VaultProblem,
    /// How many had arrived when it came.
    arrived: u64,
}

impl VaultTurn {
    /// Waits for the turn and reads, or takes over what somebody was told meanwhile.
    ///
    /// # Errors
    /// What `read` says, or said to somebody else since this was called.
    pub async fn read<T>(
        &self,
        read: impl AsyncFnOnce() -> Result<T, VaultProblem>,
    ) -> Result<T, VaultProblem> {
        let place = self.arrived.fetch_add(1, Ordering::SeqCst);
        let mut last_refusal = self.last_refusal.lock().await;
        if let Some(refusal) = &*last_refusal
            && place < refusal.arrived
        {
            return Err(refusal.problem.clone());
        }
        let answer = read().await;
        if let Err(problem) = &answer
            && person_was_asked(problem)
        {
            let arrived = self.arrived.load(Ordering::SeqCst);
            *last_refusal = Some(Refusal { problem: problem.clone(), arrived });
        }
        answer
    }
}

fn person_was_asked(problem: &VaultProblem) -> bool {
    match problem {
        VaultProblem::Locked | VaultProblem::Dismissed | VaultProblem::NoAnswer => true,
        VaultProblem::Missing
        | VaultProblem::NoDefault
        | VaultProblem::Ambiguous { .. }
        | VaultProblem::TooLarge
        | VaultProblem::NotText
        | VaultProblem::Failed { .. } => false,
    }
}

#[cfg(test)]
mod tests {
    use std::{cell::Cell, rc::Rc};

    use tokio::{sync::Notify, task::LocalSet};

    use super::*;

    /// How often the vault is read when five want to at once, and the first answer takes its time.
    async fn reads_of_five(turn: &Rc<VaultTurn>, answer: Result<(), VaultProblem>) -> usize {
        let (reads, gate) = (Rc::new(Cell::new(0)), Rc::new(Notify::new()));
        let waiting = Rc::new(Cell::new(0));
        let five = LocalSet::new();
        for _ in 0..5 {
            let (turn, reads, gate) = (Rc::clone(turn), Rc::clone(&reads), Rc::clone(&gate));
            let (answer, waiting) = (answer.clone(), Rc::clone(&waiting));
            five.spawn_local(async move {
                waiting.set(waiting.get() + 1);
                if waiting.get() == 5 {
                    gate.notify_one();
                }
                let read = async || {
                    reads.set(reads.get() + 1);
                    if reads.get() == 1 {
                        gate.notified().await;
                        tokio::task::yield_now().await;
                    }
                    answer.clone()
                };
                assert_eq!(turn.read(read).await, answer);
            });
        }
        five.await;
        reads.get()
    }

    #[tokio::test]
    async fn who_waited_while_the_store_stayed_locked_does_not_have_it_asked_again() {
        for problem in [VaultProblem::Locked, VaultProblem::Dismissed, VaultProblem::NoAnswer] {
            let turn = Rc::new(VaultTurn::default());
            for round in 1..=2 {
                let reads = reads_of_five(&turn, Err(problem.clone())).await;
                assert_eq!(reads, 1, "{problem:?}, round {round}");
            }
            assert_eq!(reads_of_five(&turn, Ok(())).await, 5, "after {problem:?}");
        }
    }

    #[tokio::test]
    async fn each_is_read_where_nobody_is_asked_to_unlock() {
        let failed = VaultProblem::Failed { details: "D-Bus said no".to_owned() };
        for answer in [Ok(()), Err(VaultProblem::Missing), Err(failed)] {
            assert_eq!(reads_of_five(&Rc::default(), answer).await, 5);
        }
    }
}

//! What a job has come to.

use std::sync::Arc;

use super::{Asked, Item, Job, MOST_TRIES, Seen, Whole};
use crate::ending::{
    EndingEnd, EndingPhase, EndingProgress, SessionEnd, SessionEnding, SessionKey,
    end::{WholeAccountEnd, WholeAccountEnding},
    proof::Proof,
};

impl Job {
    /// How far it is, without what is waited for.
    pub fn progress(&self) -> EndingProgress {
        let (phase, done, asked) = if let Some(proof) = self.proof_now() {
            let (done, all) = proof.done();
            (EndingPhase::Checking, done, all)
        } else {
            let items = self.items.iter().filter(|it| !it.is_waiting()).count();
            let accounts = self.accounts.iter().filter(|it| !it.is_waiting()).count();
            (EndingPhase::Ending, items + accounts, self.items.len() + self.accounts.len())
        };
        EndingProgress { phase, done: done as u64, asked: asked as u64, waiting: None, left: None }
    }

    /// How many requests are left in this phase, as far as it is known.
    pub fn calls_left(&self) -> u64 {
        let ending = self.items.iter().filter(|it| it.is_waiting()).count() as u64;
        self.proof_now().map_or(ending, Proof::calls_left)
    }

    /// What it has come to.
    pub fn end(&self, stopped: bool) -> EndingEnd {
        let sessions: Vec<_> = self.items.iter().map(Item::end).collect();
        let is_gone =
            |it: &&SessionEnd| matches!(it.ending, SessionEnding::Gone | SessionEnding::HadEnded);
        EndingEnd {
            asked: sessions.len() as u64,
            gone: sessions.iter().filter(is_gone).count() as u64,
            sessions,
            stopped,
            problem: self.problem.clone(),
            checked_at: self.checked_at,
            looked_through: self.looked_through,
            new_sign_ins: self.new_sign_ins.clone(),
            whole_accounts: self.accounts.iter().map(Whole::end).collect(),
        }
    }
}

impl Item {
    /// Whether the server is still to be asked to end it.
    pub(super) fn is_waiting(&self) -> bool {
        self.seen.is_none() && matches!(self.asked, Asked::Not | Asked::Unclear)
    }

    /// Whether no request to end it has gone out that may still do it.
    pub fn was_never_sent(&self) -> bool {
        matches!(self.asked, Asked::Not) && self.tries == 0
    }

    fn end(&self) -> SessionEnd {
        let ending = match (self.seen, &self.asked) {
            (Some(Seen::Gone), Asked::HadEnded) => SessionEnding::HadEnded,
            (Some(Seen::Gone), _) => SessionEnding::Gone,
            (Some(Seen::StillThere), _) => SessionEnding::StillThere,
            (Some(Seen::Unclear) | None, _) if self.was_never_sent() => SessionEnding::NotAsked,
            (Some(Seen::Unclear) | None, _) => SessionEnding::Unknown,
        };
        let refused = match &self.asked {
            Asked::Refused(error) => Some(error.clone()),
            Asked::Not | Asked::Unclear | Asked::Unseen | Asked::Answered | Asked::HadEnded => None,
        };
        let (workspace, session) = (self.card.workspace_id.clone(), self.card.session_id.clone());
        SessionEnd { key: SessionKey { workspace, session }, ending, refused }
    }
}

impl Whole {
    /// Whether the server is still to be asked.
    pub(super) fn is_waiting(&self) -> bool {
        match self.asked {
            Asked::Not => true,
            // Nothing shows what became of it, but it may be sent twice.
            Asked::Unclear => self.tries < MOST_TRIES,
            Asked::Unseen | Asked::Answered | Asked::HadEnded | Asked::Refused(_) => false,
        }
    }

    fn end(&self) -> WholeAccountEnd {
        let ending = match &self.asked {
            Asked::Not => WholeAccountEnding::NotAsked,
            Asked::Unclear | Asked::Unseen => WholeAccountEnding::Unknown,
            Asked::Answered | Asked::HadEnded => WholeAccountEnding::Ended,
            Asked::Refused(error) => WholeAccountEnding::Refused(Arc::clone(error)),
        };
        WholeAccountEnd { user_id: self.key.user_id.clone(), ending }
    }
}

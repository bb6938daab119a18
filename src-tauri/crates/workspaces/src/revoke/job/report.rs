//! What a job has come to.

use std::sync::Arc;

use super::{
    AccountIs, AccountSignOut, Item, Job, LeavesRows, MOST_TRIES, RequestState, RevokedBy, Seen,
    Sent,
};
use crate::{
    activity::IntentNumber,
    error::Error,
    revoke::{
        RevocationPhase, RevocationProgress, RevocationReport, SessionKey, SessionOutcome,
        SessionResult,
        proof::Proof,
        report::{AccountOutcome, AccountResult},
    },
};

impl Job {
    /// How far it is, without what is waited for.
    pub fn progress(&self) -> RevocationProgress {
        let (phase, done, asked) = if let Some(proof) = self.proof_now() {
            let (done, all) = proof.done();
            (RevocationPhase::Checking, done, all)
        } else if self.is_checking() {
            // Nothing of what is to be looked at next has been asked for yet.
            (RevocationPhase::Checking, 0, self.items.iter().filter(|it| it.is_unseen()).count())
        } else {
            let items = self.items.iter().filter(|it| !it.is_waiting()).count();
            let accounts = self.accounts.iter().filter(|it| !it.is_waiting()).count();
            (RevocationPhase::Revoking, items + accounts, self.items.len() + self.accounts.len())
        };
        RevocationProgress {
            phase,
            done: done as u64,
            asked: asked as u64,
            waiting: None,
            left: None,
        }
    }

    /// How many requests are left in this phase, as far as it is known.
    pub fn calls_left(&self) -> u64 {
        let is_asked = !self.is_checking() && self.problem_of_sessions().is_none();
        let revoking = self.items.iter().filter(|it| is_asked && it.is_waiting()).count() as u64;
        self.proof_now().map_or(revoking, Proof::calls_left)
    }

    /// Why the rest of the sessions is not asked for.
    pub fn problem_of_sessions(&self) -> Option<&Arc<Error>> {
        self.problem.as_ref().or(self.sessions_problem.as_ref())
    }

    /// Why the rest of the accounts is not asked for.
    pub fn problem_of_accounts(&self) -> Option<&Arc<Error>> {
        self.problem.as_ref().or(self.accounts_problem.as_ref())
    }

    /// What it has come to.
    pub fn end(&self, stopped: bool) -> RevocationReport {
        let sessions: Vec<_> = self.items.iter().map(|item| item.end(self.leaves_rows)).collect();
        let is_gone = |it: &&SessionResult| {
            matches!(it.outcome, SessionOutcome::Gone | SessionOutcome::HadEnded)
        };
        RevocationReport {
            asked: sessions.len() as u64,
            gone: sessions.iter().filter(is_gone).count() as u64,
            sessions,
            stopped,
            problem: self.problem_of_sessions().or(self.problem_of_accounts()).cloned(),
            checked_at: self.checked_at,
            looked_through: self.looked_through,
            new_sign_ins: self.new_sign_ins.clone(),
            whole_accounts: self.accounts.iter().map(AccountSignOut::end).collect(),
        }
    }
}

impl Item {
    /// Whether the server is still to be asked to end it.
    pub(super) fn is_waiting(&self) -> bool {
        self.ends_by == RevokedBy::Itself
            && self.seen.is_none()
            && matches!(self.request, RequestState::Not | RequestState::Unclear)
    }

    /// Whether no request to end it, or its account, has gone out that may still do it.
    pub fn was_never_sent(&self) -> bool {
        matches!(self.request, RequestState::Not)
            && self.sent.ever == 0
            && self.account == AccountIs::NotEnded
    }

    /// Whether its account was signed out of everything and its row is there all the same, and no
    /// answer says that it was ended by itself.
    pub fn may_be_dead(&self) -> bool {
        self.account == AccountIs::Ended
            && self.seen == Some(Seen::StillThere)
            && !self.request.is_answered()
    }

    /// Whether none has gone out under what stands in the activity without an outcome.
    pub fn was_not_sent_as_intended(&self) -> bool {
        matches!(self.request, RequestState::Not) && !self.sent.is_any_as_intended()
    }

    /// It stands in the activity that it is about to be asked for.
    pub fn intended(&mut self, number: IntentNumber) {
        self.intent = Some(number);
        self.sent.intended();
    }

    /// Whether it was asked for, and is to be looked for.
    pub(super) fn is_unseen(&self) -> bool {
        self.seen.is_none() && !self.was_never_sent()
    }

    /// Only what the server said to have ended and was seen after that is said to be still there.
    fn end(&self, leaves_rows: LeavesRows) -> SessionResult {
        let outcome = match (self.seen, &self.request) {
            (Some(Seen::Gone), RequestState::HadEnded) => SessionOutcome::HadEnded,
            (Some(Seen::Gone), _) => SessionOutcome::Gone,
            (Some(Seen::StillThere), _) if self.may_be_dead() => match leaves_rows {
                LeavesRows::Yes => SessionOutcome::Dead,
                LeavesRows::No => SessionOutcome::StillThere,
                LeavesRows::NotAsked | LeavesRows::Unknown => SessionOutcome::Unknown,
            },
            (Some(Seen::StillThere), RequestState::Answered) => SessionOutcome::StillThere,
            (_, RequestState::Refused(_)) => SessionOutcome::Refused,
            (_, _) if self.was_never_sent() => SessionOutcome::NotAsked,
            (_, _) => SessionOutcome::Unknown,
        };
        let refused = match &self.request {
            RequestState::Refused(error) => Some(error.clone()),
            RequestState::Not
            | RequestState::Unclear
            | RequestState::Unseen
            | RequestState::Answered
            | RequestState::HadEnded => None,
        };
        let (workspace, session) = (self.card.workspace_id.clone(), self.card.session_id.clone());
        let checked_at = self.seen_at.filter(|_| self.seen.is_some());
        SessionResult { key: SessionKey { workspace, session }, outcome, refused, checked_at }
    }
}

impl AccountSignOut {
    /// Whether the server is still to be asked.
    pub(super) fn is_waiting(&self) -> bool {
        match self.request {
            RequestState::Not => true,
            // Nothing shows what became of it, but it may be sent twice.
            RequestState::Unclear => self.tries < MOST_TRIES,
            RequestState::Unseen
            | RequestState::Answered
            | RequestState::HadEnded
            | RequestState::Refused(_) => false,
        }
    }

    /// Whether no request has gone out under what stands in the activity without an outcome.
    pub fn was_not_sent_as_intended(&self) -> bool {
        matches!(self.request, RequestState::Not) && !self.sent.is_any_as_intended()
    }

    /// It stands in the activity that it is about to be asked for.
    pub fn intended(&mut self, number: IntentNumber) {
        self.intent = Some(number);
        self.sent.intended();
    }

    fn end(&self) -> AccountResult {
        let outcome = match &self.request {
            RequestState::Not => AccountOutcome::NotAsked,
            RequestState::Unclear | RequestState::Unseen => AccountOutcome::Unknown,
            RequestState::Answered | RequestState::HadEnded => AccountOutcome::Ended,
            RequestState::Refused(error) => AccountOutcome::Refused(Arc::clone(error)),
        };
        AccountResult { user_id: self.key.user_id.clone(), outcome }
    }
}

impl Sent {
    /// A request goes out.
    pub(super) fn one_more(&mut self) {
        self.ever += 1;
    }

    /// The last one was not looked at.
    pub(super) fn one_less(&mut self) {
        self.ever = self.ever.saturating_sub(1);
    }

    fn intended(&mut self) {
        self.before_intent = self.ever;
    }

    pub(super) fn is_any_as_intended(self) -> bool {
        self.ever > self.before_intent
    }
}

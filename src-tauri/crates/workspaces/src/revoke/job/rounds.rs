//! What is next, and what an answer changes.

use std::sync::Arc;

use jiff::Timestamp;

use super::{
    AccountIs, Item, Job, LeavesRows, MOST_REFUSALS, MOST_TRIES, RequestState, RevokedBy, Round,
    Stage, Step,
};
use crate::{
    error::Error,
    revoke::{
        proof::{NextRequest, Proof},
        verdict::Verdict,
    },
};

/// Servers before this version leave the rows of an account whose sign-ins they have ended
/// (`users.logout` marks them since then).
const FIRST_TO_TAKE_ROWS: u32 = 8;

impl Job {
    /// What to do next; `None` when it is over. `pages` is how many requests the whole list takes,
    /// where that is known.
    pub fn next(&mut self, now: Timestamp, pages: Option<u64>) -> Option<Step> {
        self.now = now;
        loop {
            self.stage = match &self.stage {
                Stage::Over => return None,
                Stage::Ending(round) => {
                    if let Some(step) = self.next_to_end(*round) {
                        return Some(step);
                    }
                    match round {
                        Round::Others | Round::OwnSessions => {
                            Stage::Proving(*round, self.proof_of(*round, pages))
                        }
                        Round::OwnAccount => {
                            self.looked_through = true;
                            Stage::Over
                        }
                    }
                }
                Stage::Proving(round, proof) => {
                    if let Some(ask) = proof.next() {
                        return Some(Step::of(ask));
                    }
                    match round {
                        _ if self.is_left_to_see(*round) => Stage::Waiting(*round),
                        _ if self.wants_version() => return Some(Step::Version),
                        Round::Others => Stage::Ending(Round::OwnSessions),
                        Round::OwnSessions => Stage::Ending(Round::OwnAccount),
                        Round::OwnAccount => Stage::Over,
                    }
                }
                Stage::Waiting(_) => return Some(Step::Wait),
                Stage::LookingAgain => Stage::Checking(self.proof_of_all(pages)),
                Stage::Checking(proof) => {
                    if let Some(ask) = proof.next() {
                        return Some(Step::of(ask));
                    }
                    if self.wants_version() {
                        return Some(Step::Version);
                    }
                    self.checked_at = Some(now);
                    self.looked_through = true;
                    let came = &self.came_in_look;
                    self.new_sign_ins.retain(|card| came.contains(&card.session_id));
                    Stage::Over
                }
            };
        }
    }

    fn next_to_end(&self, round: Round) -> Option<Step> {
        if self.problem.is_some() {
            return None;
        }
        let (accounts, sessions) = match round {
            Round::Others => (Some(false), Some(false)),
            Round::OwnSessions => (None, Some(true)),
            Round::OwnAccount => (Some(true), None),
        };
        let accounts = accounts.filter(|_| self.accounts_problem.is_none());
        let account = accounts
            .and_then(|own| self.accounts.iter().position(|it| it.own == own && it.is_waiting()));
        if let Some(place) = account {
            return Some(Step::EndAll(place));
        }
        let own = sessions.filter(|_| self.sessions_problem.is_none())?;
        let place = self.items.iter().position(|it| it.own == own && it.is_waiting())?;
        let is_unclear = matches!(self.items[place].request, RequestState::Unclear);
        Some(if is_unclear { Step::Show(place) } else { Step::End(place) })
    }

    fn to_be_seen(&self, round: Round) -> impl Iterator<Item = usize> {
        let own = round != Round::Others;
        let places =
            self.items.iter().enumerate().filter(move |(_, it)| it.own == own && it.is_unseen());
        places.map(|(place, _)| place)
    }

    /// Whether a session that was read again is to be looked at once more.
    fn is_left_to_see(&self, round: Round) -> bool {
        self.to_be_seen(round).next().is_some()
    }

    /// Whether it is left to know if a row that is listed is what its server leaves of an account
    /// that was signed out of everything.
    fn wants_version(&self) -> bool {
        self.leaves_rows == LeavesRows::NotAsked && self.items.iter().any(Item::may_be_dead)
    }

    /// The server said which version it is, or did not.
    pub fn version(&mut self, said: Option<&str>) {
        let major = said.and_then(|it| it.split('.').next()?.parse::<u32>().ok());
        self.leaves_rows = match major {
            Some(major) if major < FIRST_TO_TAKE_ROWS => LeavesRows::Yes,
            Some(_) => LeavesRows::No,
            None => LeavesRows::Unknown,
        };
    }

    pub(super) fn proof_of(&self, round: Round, pages: Option<u64>) -> Proof {
        let own = round != Round::Others;
        let targets: Vec<_> = self.to_be_seen(round).map(|place| self.target(place)).collect();
        let accounts = self.accounts.iter().filter(|it| it.own == own && it.request.is_answered());
        Proof::of(targets, accounts.map(|it| it.key.user_id.clone()).collect(), pages)
    }

    /// Everything that was asked, and the accounts that were signed out of everything.
    fn proof_of_all(&self, pages: Option<u64>) -> Proof {
        let places = 0..self.items.len();
        let asked = places.filter(|place| !self.items[*place].was_never_sent());
        let targets = asked.map(|place| self.target(place)).collect();
        let accounts = self.accounts.iter().map(|it| it.key.user_id.clone()).collect();
        Proof::of(targets, accounts, pages)
    }

    /// A request to end a session goes out now: until its answer is here, it is not clear.
    pub fn sends_end(&mut self, place: usize) {
        let item = &mut self.items[place];
        item.request = RequestState::Unclear;
        item.tries += 1;
        item.sent.one_more();
    }

    /// That request was not looked at: it is sent again.
    pub fn takes_back(&mut self, step: &Step) {
        match step {
            Step::End(place) => {
                let item = &mut self.items[*place];
                item.request = RequestState::Not;
                item.tries = item.tries.saturating_sub(1);
                item.sent.one_less();
            }
            Step::EndAll(place) => {
                self.spares_with_account(*place);
                let account = &mut self.accounts[*place];
                account.tries = account.tries.saturating_sub(1);
                account.sent.one_less();
                let is_unclear = account.sent.is_any_as_intended();
                account.request =
                    if is_unclear { RequestState::Unclear } else { RequestState::Not };
            }
            Step::Show(_) | Step::List(_) | Step::ReadAll | Step::Version | Step::Wait => {}
        }
    }

    /// A request to sign an account out goes out now.
    pub fn sends_end_all(&mut self, place: usize) {
        let account = &mut self.accounts[place];
        account.request = RequestState::Unclear;
        account.tries += 1;
        account.sent.one_more();
        for item in self.ending_with_account(place) {
            self.items[item].sent.one_more();
        }
    }

    /// The places of the sessions that end with an account and by no request of their own.
    pub fn ending_with_account(&self, place: usize) -> Vec<usize> {
        let user_id = self.accounts[place].key.user_id.as_str();
        let items = self.items.iter().enumerate().filter(|(_, item)| {
            item.ends_by == RevokedBy::Account && item.card.user_id.as_deref() == Some(user_id)
        });
        items.map(|(item, _)| item).collect()
    }

    /// That request did nothing to them.
    fn spares_with_account(&mut self, place: usize) {
        for item in self.ending_with_account(place) {
            self.items[item].sent.one_less();
        }
    }

    /// The server says that a session is ended.
    pub fn ended(&mut self, place: usize) {
        self.items[place].request = RequestState::Answered;
        self.refusals = 0;
    }

    /// The server says that an account is signed out.
    pub fn ended_all(&mut self, place: usize) {
        self.accounts[place].request = RequestState::Answered;
        self.refusals = 0;
        let user_id = self.accounts[place].key.user_id.as_str();
        let theirs = |item: &&mut Item| item.card.user_id.as_deref() == Some(user_id);
        for item in self.items.iter_mut().filter(theirs) {
            item.account = AccountIs::Ended;
        }
    }

    /// A request to end something failed.
    pub fn failed(&mut self, step: &Step, verdict: Verdict, error: &Arc<Error>) {
        let asked = match verdict {
            Verdict::HadEnded => RequestState::HadEnded,
            Verdict::Unclear => RequestState::Unclear,
            Verdict::Refused => refused(error),
            Verdict::NoneOfThisKind | Verdict::NoneOfThem | Verdict::NotSent => {
                return self.refused_for_all(step, verdict, error);
            }
        };
        match step {
            Step::End(place) => self.items[*place].request = asked,
            Step::EndAll(place) => {
                if verdict == Verdict::Refused {
                    self.spares_with_account(*place);
                }
                self.accounts[*place].request = asked;
            }
            Step::Show(_) | Step::List(_) | Step::ReadAll | Step::Version | Step::Wait => {}
        }
        if verdict == Verdict::Refused {
            self.refusals += 1;
            if self.refusals >= MOST_REFUSALS {
                self.end_kind(step, error);
            }
        }
    }

    /// This one was not done, and others will not be.
    fn refused_for_all(&mut self, step: &Step, verdict: Verdict, error: &Arc<Error>) {
        self.takes_back(step);
        if verdict == Verdict::NoneOfThisKind {
            self.end_kind(step, error);
        } else {
            self.end_rest(Arc::clone(error));
        }
    }

    /// None of the rest of this kind is asked. Whoever may not sign people out of everything may
    /// end sessions all the same, and the other way round.
    fn end_kind(&mut self, step: &Step, error: &Arc<Error>) {
        self.refusals = 0;
        match step {
            Step::End(_) => {
                self.sessions_problem.get_or_insert_with(|| Arc::clone(error));
                return;
            }
            Step::EndAll(_) => {}
            Step::Show(_) | Step::List(_) | Step::ReadAll | Step::Version | Step::Wait => return,
        }
        if !matches!(**error, Error::LacksRight(_)) {
            // What the server said of one account it has not said of another.
            self.accounts_problem.get_or_insert_with(|| Arc::clone(error));
            return;
        }
        for account in &mut self.accounts {
            match account.request {
                RequestState::Not => account.request = refused(error),
                // What became of the first try nobody knows; there is no second one.
                RequestState::Unclear => account.tries = MOST_TRIES,
                RequestState::Unseen
                | RequestState::Answered
                | RequestState::HadEnded
                | RequestState::Refused(_) => {}
            }
        }
    }

    /// The rest is not asked.
    pub fn end_rest(&mut self, error: Arc<Error>) {
        self.problem.get_or_insert(error);
    }
}

impl Step {
    fn of(ask: NextRequest) -> Self {
        match ask {
            NextRequest::WholeList => Self::ReadAll,
            NextRequest::Account(user_id) => Self::List(user_id),
            NextRequest::Session(place) => Self::Show(place),
        }
    }
}

fn refused(error: &Arc<Error>) -> RequestState {
    RequestState::Refused(Arc::clone(error))
}

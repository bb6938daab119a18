//! What is next, and what an answer changes.

use std::{collections::HashSet, sync::Arc};

use jiff::Timestamp;
use rocketchat::SessionId;

use super::{Asked, Job, MOST_REFUSALS, MOST_TRIES, Round, Stage, Step, There};
use crate::{
    Error, SessionCard,
    ending::{
        proof::{Ask, Listed, Proof, Seen},
        verdict::Verdict,
    },
};

impl Job {
    /// What to do next; `None` when it is over. `pages` is how many requests the whole list takes,
    /// where that is known.
    pub fn next(&mut self, now: Timestamp, pages: Option<u64>) -> Option<Step> {
        loop {
            self.stage = match &self.stage {
                Stage::Over => return None,
                Stage::Ending(round) => {
                    if let Some(step) = self.next_to_end(*round) {
                        return Some(step);
                    }
                    Stage::Proving(*round, self.proof_of(*round, pages))
                }
                Stage::Proving(round, proof) => {
                    if let Some(ask) = proof.next() {
                        return Some(Step::of(ask));
                    }
                    match round {
                        _ if self.is_left_to_see(*round) => Stage::Waiting(*round),
                        Round::Others => Stage::Ending(Round::Own),
                        Round::Own => {
                            self.looked_through = true;
                            Stage::Over
                        }
                    }
                }
                Stage::Waiting(_) => return Some(Step::Wait),
                Stage::LookingAgain => Stage::Checking(self.proof_of_all(pages)),
                Stage::Checking(proof) => {
                    if let Some(ask) = proof.next() {
                        return Some(Step::of(ask));
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
        let own = round == Round::Own;
        let is_asked = self.accounts_problem.is_none();
        let account = self.accounts.iter().position(|it| it.own == own && it.is_waiting());
        if let Some(place) = account.filter(|_| is_asked) {
            return Some(Step::EndAll(place));
        }
        if self.sessions_problem.is_some() {
            return None;
        }
        let place = self.items.iter().position(|it| it.own == own && it.is_waiting())?;
        let is_unclear = matches!(self.items[place].asked, Asked::Unclear);
        Some(if is_unclear { Step::Show(place) } else { Step::End(place) })
    }

    fn to_be_seen(&self, round: Round) -> impl Iterator<Item = usize> {
        let own = round == Round::Own;
        let places =
            self.items.iter().enumerate().filter(move |(_, it)| it.own == own && it.is_unseen());
        places.map(|(place, _)| place)
    }

    /// Whether a session that was read again is to be looked at once more.
    fn is_left_to_see(&self, round: Round) -> bool {
        self.to_be_seen(round).next().is_some()
    }

    fn proof_of(&self, round: Round, pages: Option<u64>) -> Proof {
        let own = round == Round::Own;
        let targets: Vec<_> = self.to_be_seen(round).map(|place| self.target(place)).collect();
        let accounts = self.accounts.iter().filter(|it| it.own == own && it.asked.is_answered());
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
        item.asked = Asked::Unclear;
        item.tries += 1;
        item.sent.one_more();
    }

    /// That request was not looked at: it is sent again.
    pub fn takes_back(&mut self, step: &Step) {
        match step {
            Step::End(place) => {
                let item = &mut self.items[*place];
                item.asked = Asked::Not;
                item.tries = item.tries.saturating_sub(1);
                item.sent.one_less();
            }
            Step::EndAll(place) => {
                let account = &mut self.accounts[*place];
                account.tries = account.tries.saturating_sub(1);
                account.sent.one_less();
                let is_unclear = account.sent.is_any_as_intended();
                account.asked = if is_unclear { Asked::Unclear } else { Asked::Not };
            }
            Step::Show(_) | Step::List(_) | Step::ReadAll | Step::Wait => {}
        }
    }

    /// A request to sign an account out goes out now.
    pub fn sends_end_all(&mut self, place: usize) {
        let account = &mut self.accounts[place];
        account.asked = Asked::Unclear;
        account.tries += 1;
        account.sent.one_more();
    }

    /// The server says that a session is ended.
    pub fn ended(&mut self, place: usize) {
        self.items[place].asked = Asked::Answered;
        self.refusals = 0;
    }

    /// The server says that an account is signed out.
    pub fn ended_all(&mut self, place: usize) {
        self.accounts[place].asked = Asked::Answered;
        self.refusals = 0;
    }

    /// A request to end something failed.
    pub fn failed(&mut self, step: &Step, verdict: Verdict, error: &Arc<Error>) {
        let asked = match verdict {
            Verdict::HadEnded => Asked::HadEnded,
            Verdict::Unclear => Asked::Unclear,
            Verdict::Refused => refused(error),
            Verdict::NoneOfThisKind | Verdict::NoneOfThem | Verdict::NotSent => {
                return self.refused_for_all(step, verdict, error);
            }
        };
        match step {
            Step::End(place) => self.items[*place].asked = asked,
            Step::EndAll(place) => self.accounts[*place].asked = asked,
            Step::Show(_) | Step::List(_) | Step::ReadAll | Step::Wait => {}
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
            Step::Show(_) | Step::List(_) | Step::ReadAll | Step::Wait => return,
        }
        if !matches!(**error, Error::LacksRight(_)) {
            // What the server said of one account it has not said of another.
            self.accounts_problem.get_or_insert_with(|| Arc::clone(error));
            return;
        }
        for account in &mut self.accounts {
            match account.asked {
                Asked::Not => account.asked = refused(error),
                // What became of the first try nobody knows; there is no second one.
                Asked::Unclear => account.tries = MOST_TRIES,
                Asked::Unseen | Asked::Answered | Asked::HadEnded | Asked::Refused(_) => {}
            }
        }
    }

    /// The rest is not asked.
    pub fn end_rest(&mut self, error: Arc<Error>) {
        self.problem.get_or_insert(error);
    }

    /// What is there could not be read again: whatever was not seen stays unknown, and what was
    /// seen before stays seen at its time.
    pub fn proof_failed(&mut self, error: Arc<Error>) {
        self.whole_list_begun = false;
        self.end_rest(error);
        self.stage = Stage::Over;
    }

    /// A session was asked for.
    pub fn shown(&mut self, place: usize, seen: Seen) {
        let Some(proof) = self.proof() else {
            // It was not clear whether it was ended.
            let item = &mut self.items[place];
            match seen {
                Seen::Gone => item.asked = Asked::Answered,
                Seen::StillThere if item.tries < MOST_TRIES => item.asked = Asked::Not,
                Seen::StillThere => item.seen = Some(Seen::StillThere),
                // The server did not say: its list does.
                Seen::Unclear => item.asked = Asked::Unseen,
            }
            return;
        };
        let settled = proof.shown(place, seen);
        self.settle(vec![settled]);
    }

    /// The sessions of an account were listed; `complete` says whether these are all.
    pub fn listed(&mut self, user_id: &str, cards: &[SessionCard], complete: bool) {
        let sessions = cards.iter().map(|card| card.session_id.as_str().to_owned()).collect();
        let has_new = cards.iter().any(|card| self.may_stand_for_another(card));
        self.keep_newcomers(There { cards, complete });
        let listed = Listed { sessions: &sessions, complete, has_new };
        let settled = self.proof().map(|proof| proof.listed(user_id, listed));
        self.settle(settled.unwrap_or_default());
    }

    /// The whole list was read: `there` are the sessions of the accounts concerned, and those that
    /// were asked for.
    pub fn read_all(&mut self, there: There<'_>) {
        let (mut sessions, mut with_new) = (HashSet::new(), HashSet::new());
        for card in there.cards {
            sessions.insert(card.session_id.as_str().to_owned());
            if self.may_stand_for_another(card) {
                with_new.insert(card.user_id.as_deref());
            }
        }
        self.keep_newcomers(there);
        let settled = self.proof().map(|proof| {
            proof.read(|owner| {
                let (complete, has_new) = (there.complete, with_new.contains(&owner));
                Listed { sessions: &sessions, complete, has_new }
            })
        });
        self.settle(settled.unwrap_or_default());
    }

    /// Something has been read again at that moment. What was read before keeps its time until a
    /// second look is over: one time stands for all.
    pub fn checked(&mut self, now: Timestamp) {
        match self.stage {
            Stage::LookingAgain | Stage::Checking(_) if self.checked_at.is_some() => {}
            Stage::LookingAgain
            | Stage::Checking(_)
            | Stage::Ending(_)
            | Stage::Proving(..)
            | Stage::Waiting(_)
            | Stage::Over => self.checked_at = Some(now),
        }
    }

    /// The server was given a moment: what it ended meanwhile is not there any more.
    pub fn waited(&mut self, pages: Option<u64>) {
        if let Stage::Waiting(round) = self.stage {
            self.stage = Stage::Proving(round, self.proof_of(round, pages));
        }
    }

    fn settle(&mut self, settled: Vec<(usize, Seen)>) {
        let proves = matches!(self.stage, Stage::Proving(..));
        for (place, seen) in settled {
            let item = &mut self.items[place];
            let is_early = proves && seen == Seen::StillThere && item.asked.is_answered();
            // The first servers answer before they have done it.
            if !is_early || std::mem::replace(&mut item.waited_for, true) {
                item.seen = Some(seen);
            }
        }
    }

    /// A row that was not known may be a device that was asked for, under another ID: lists show
    /// one row for each token, the newest.
    fn may_stand_for_another(&self, card: &SessionCard) -> bool {
        !self.ids.contains(&card.session_id) && self.before.lacks(card)
    }

    fn keep_newcomers(&mut self, there: There<'_>) {
        let wholly = self.accounts.iter().filter(|it| !matches!(it.asked, Asked::Not));
        let wholly: HashSet<&str> = wholly.map(|it| it.key.user_id.as_str()).collect();
        let was_ended = |id: &SessionId, owner: Option<&str>| {
            self.ids.contains(id) || owner.is_some_and(|owner| wholly.contains(owner))
        };
        let came = self.before.newcomers(there, was_ended);
        for card in came.into_iter().filter(|card| !self.ids.contains(&card.session_id)) {
            self.came_in_look.insert(card.session_id.clone());
            self.new_sign_ins.retain(|it| it.session_id != card.session_id);
            self.new_sign_ins.push(card);
        }
    }
}

impl Step {
    fn of(ask: Ask) -> Self {
        match ask {
            Ask::WholeList => Self::ReadAll,
            Ask::Account(user_id) => Self::List(user_id),
            Ask::Session(place) => Self::Show(place),
        }
    }
}

fn refused(error: &Arc<Error>) -> Asked {
    Asked::Refused(Arc::clone(error))
}

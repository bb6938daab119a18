//! What is next, and what an answer changes.

use std::{collections::HashSet, sync::Arc};

use jiff::{SignedDuration, Timestamp};

use super::{Asked, Before, Job, MOST_REFUSALS, MOST_TRIES, Round, Stage, Step};
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
                        Round::Own => Stage::Over,
                    }
                }
                Stage::Waiting(_) => return Some(Step::Wait),
                Stage::Checking(proof) => {
                    if let Some(ask) = proof.next() {
                        return Some(Step::of(ask));
                    }
                    self.checked_at = Some(now);
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
        let waits = |asked: &Asked| matches!(asked, Asked::Not | Asked::Unclear);
        let account = self.accounts.iter().position(|it| it.own == own && waits(&it.asked));
        if let Some(place) = account {
            return Some(Step::EndAll(place));
        }
        let place = self
            .items
            .iter()
            .position(|it| it.own == own && it.seen.is_none() && waits(&it.asked))?;
        let is_unclear = matches!(self.items[place].asked, Asked::Unclear);
        Some(if is_unclear { Step::Show(place) } else { Step::End(place) })
    }

    fn to_be_seen(&self, round: Round) -> impl Iterator<Item = usize> {
        let own = round == Round::Own;
        let places = self.items.iter().enumerate().filter(move |(_, it)| {
            it.own == own && it.seen.is_none() && !matches!(it.asked, Asked::Not)
        });
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

    /// A request to end a session goes out now: until its answer is here, it is not clear.
    pub fn sends_end(&mut self, place: usize) {
        self.items[place].asked = Asked::Unclear;
        self.items[place].tries += 1;
    }

    /// That request was not looked at: it is sent again.
    pub fn takes_back(&mut self, step: &Step) {
        match step {
            Step::End(place) => {
                self.items[*place].asked = Asked::Not;
                self.items[*place].tries = self.items[*place].tries.saturating_sub(1);
            }
            Step::EndAll(place) => {
                self.accounts[*place].asked = Asked::Not;
                self.accounts[*place].tries = self.accounts[*place].tries.saturating_sub(1);
            }
            Step::Show(_) | Step::List(_) | Step::ReadAll | Step::Wait => {}
        }
    }

    /// A request to sign an account out goes out now.
    pub fn sends_end_all(&mut self, place: usize) {
        self.accounts[place].asked = Asked::Unclear;
        self.accounts[place].tries += 1;
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
        let again = |tries| if tries < MOST_TRIES { Asked::Unclear } else { refused(error) };
        let asked = match (step, verdict) {
            (_, Verdict::HadEnded) => Asked::HadEnded,
            (_, Verdict::Refused) => refused(error),
            (_, Verdict::NoneOfThem | Verdict::NotSent) => Asked::Not,
            // Nothing shows what became of it, but it may be sent twice.
            (Step::EndAll(place), Verdict::Unclear) => again(self.accounts[*place].tries),
            (_, Verdict::Unclear) => Asked::Unclear,
        };
        match verdict {
            Verdict::NoneOfThem | Verdict::NotSent => self.end_rest(Arc::clone(error)),
            Verdict::Refused => {
                self.refusals += 1;
                if self.refusals >= MOST_REFUSALS {
                    self.end_rest(Arc::clone(error));
                }
            }
            Verdict::HadEnded | Verdict::Unclear => {}
        }
        match step {
            Step::End(place) => self.items[*place].asked = asked,
            Step::EndAll(place) => self.accounts[*place].asked = asked,
            Step::Show(_) | Step::List(_) | Step::ReadAll | Step::Wait => {}
        }
    }

    /// The rest is not asked.
    pub fn end_rest(&mut self, error: Arc<Error>) {
        self.problem.get_or_insert(error);
    }

    /// What is there could not be read again: whatever was not seen stays unknown.
    pub fn proof_failed(&mut self, error: Arc<Error>) {
        self.checked_at = None;
        self.whole_list_begun = false;
        self.end_rest(error);
        self.stage = Stage::Over;
    }

    /// A session was asked for.
    pub fn shown(&mut self, place: usize, seen: Seen, error: Option<&Arc<Error>>) {
        let Some(proof) = self.proof() else {
            // It was not clear whether it was ended.
            let item = &mut self.items[place];
            match seen {
                Seen::Gone => item.asked = Asked::Answered,
                Seen::StillThere if item.tries < MOST_TRIES => item.asked = Asked::Not,
                Seen::StillThere => item.seen = Some(Seen::StillThere),
                Seen::Unclear => item.seen = Some(Seen::Unclear),
            }
            if let (Seen::Unclear, Some(error)) = (seen, error) {
                item.asked = refused(error);
            }
            return;
        };
        let settled = proof.shown(place, seen);
        self.settle(vec![settled]);
    }

    /// The sessions of an account were listed; `complete` says whether these are all.
    pub fn listed(&mut self, user_id: &str, rows: Vec<SessionCard>, complete: bool) {
        let sessions: HashSet<String> =
            rows.iter().map(|card| card.session_id.as_str().to_owned()).collect();
        let has_new = self.keep_new(rows);
        let listed = Listed { sessions: &sessions, complete, has_new };
        let settled = self.proof().map(|proof| proof.listed(user_id, listed));
        self.settle(settled.unwrap_or_default());
    }

    /// The whole list was read: `there` are the sessions of the accounts concerned, and those that
    /// were asked for.
    pub fn read_all(&mut self, there: Vec<SessionCard>, complete: bool) {
        let mut sessions: HashSet<String> = HashSet::new();
        let mut with_new: HashSet<Option<String>> = HashSet::new();
        for card in &there {
            sessions.insert(card.session_id.as_str().to_owned());
            if self.is_new(card) {
                with_new.insert(card.user_id.clone());
            }
        }
        self.keep_new(there);
        let settled = self.proof().map(|proof| {
            proof.read(|owner| {
                let has_new = with_new.contains(&owner.map(str::to_owned));
                Listed { sessions: &sessions, complete, has_new }
            })
        });
        self.settle(settled.unwrap_or_default());
    }

    /// What has been read again at that moment.
    pub fn checked(&mut self, now: Timestamp) {
        self.checked_at = Some(now);
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

    /// Keeps those that are new; says whether there is one.
    fn keep_new(&mut self, cards: Vec<SessionCard>) -> bool {
        let new: Vec<_> = cards.into_iter().filter(|card| self.is_new(card)).collect();
        let has_new = !new.is_empty();
        let known: HashSet<_> =
            self.new_sign_ins.iter().map(|card| card.session_id.clone()).collect();
        self.new_sign_ins.extend(new.into_iter().filter(|card| !known.contains(&card.session_id)));
        has_new
    }

    fn is_new(&self, card: &SessionCard) -> bool {
        !self.ids.contains(&card.session_id) && self.before.lacks(card)
    }
}

impl Before {
    /// Nothing was read before.
    pub fn nothing(now: Timestamp) -> Self {
        Self::Nothing { began: now.saturating_sub(CLOCKS_DIFFER).unwrap_or(now) }
    }

    /// Whether a session was not there.
    fn lacks(&self, card: &SessionCard) -> bool {
        match self {
            Self::Sessions(known) => !known.contains(card.session_id.as_str()),
            Self::Nothing { began } => card.last_connected.is_some_and(|it| it >= *began),
        }
    }
}

/// The server's clock may be behind this computer's by so much.
const CLOCKS_DIFFER: SignedDuration = SignedDuration::from_mins(5);

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

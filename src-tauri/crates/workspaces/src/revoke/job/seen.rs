//! What a reading, a list or a look at one session says of what was asked for.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use jiff::Timestamp;
use rocketchat::SessionId;

use super::{Job, Listing, MOST_TRIES, RequestState, Stage};
use crate::{
    error::Error,
    revoke::proof::{Listed, Seen},
    search::SessionCard,
};

impl Job {
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
                Seen::StillThere if item.tries < MOST_TRIES => item.request = RequestState::Not,
                Seen::StillThere => {
                    (item.seen, item.seen_at) = (Some(Seen::StillThere), Some(self.now));
                }
                // It need not be asked for again; whether it is gone, the list says.
                Seen::Gone | Seen::Unclear => item.request = RequestState::Unseen,
            }
            return;
        };
        let settled = proof.shown(place, seen);
        self.settle(vec![settled]);
    }

    /// The sessions of an account were listed; `complete` says whether these are all.
    pub fn listed(&mut self, user_id: &str, cards: &[SessionCard], complete: bool) {
        let sessions = cards.iter().map(|card| card.session_id.as_str().to_owned()).collect();
        self.keep_new_sessions(Listing { cards, complete });
        let rows: Vec<_> = cards.iter().collect();
        let proves = self.proven_by_absence(|_| &rows);
        let proves = |place: usize| proves.contains(&place);
        let listed = Listed { sessions: &sessions, complete, proves: &proves };
        let settled = self.proof().map(|proof| proof.listed(user_id, listed));
        self.settle(settled.unwrap_or_default());
    }

    /// The whole list was read: `there` is what that reading listed of the accounts concerned and of
    /// the sessions that were asked for, nothing that was known before.
    pub fn read_all(&mut self, listing: Listing<'_>) {
        let (mut sessions, mut rows) = (HashSet::new(), HashMap::<_, Vec<_>>::new());
        for card in listing.cards {
            sessions.insert(card.session_id.as_str().to_owned());
            rows.entry(card.user_id.clone().unwrap_or_default()).or_default().push(card);
        }
        self.keep_new_sessions(listing);
        let none = Vec::new();
        let proves =
            self.proven_by_absence(|owner| rows.get(owner.unwrap_or_default()).unwrap_or(&none));
        let proves = |place: usize| proves.contains(&place);
        let listed = Listed { sessions: &sessions, complete: listing.complete, proves: &proves };
        let settled = self.proof().map(|proof| proof.read(listed));
        self.settle(settled.unwrap_or_default());
    }

    /// The places of what a complete list proves to be gone if it lacks it; `rows` are what it has
    /// of an account.
    fn proven_by_absence<'a>(
        &self,
        rows: impl Fn(Option<&str>) -> &'a Vec<&'a SessionCard>,
    ) -> HashSet<usize> {
        let items = self.items.iter().enumerate().filter(|(_, item)| {
            let rows = rows(item.card.user_id.as_deref());
            self.baseline.is_gone_without(&item.card.session_id, rows)
        });
        items.map(|(place, _)| place).collect()
    }

    /// A session that was gone is known again from an answer at that moment: it is there.
    pub fn seen_again(&mut self, known: impl Fn(&SessionCard) -> Option<Timestamp>) {
        for item in self.items.iter_mut().filter(|it| it.seen == Some(Seen::Gone)) {
            let again = known(&item.card).filter(|at| item.seen_at.is_some_and(|it| it < *at));
            if again.is_some() {
                (item.seen, item.seen_at) = (Some(Seen::StillThere), again);
                item.forgotten = false;
            }
        }
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
            let is_early = proves && seen == Seen::StillThere && item.request.is_answered();
            // The first servers answer before they have done it.
            if !is_early || std::mem::replace(&mut item.waited_for, true) {
                (item.seen, item.seen_at) = (Some(seen), Some(self.now));
            }
        }
    }

    fn keep_new_sessions(&mut self, listing: Listing<'_>) {
        let wholly = self.accounts.iter().filter(|it| !matches!(it.request, RequestState::Not));
        let wholly: HashSet<&str> = wholly.map(|it| it.key.user_id.as_str()).collect();
        let was_ended = |id: &SessionId, owner: Option<&str>| {
            self.ids.contains(id) || owner.is_some_and(|owner| wholly.contains(owner))
        };
        let came = self.baseline.new_sessions(listing, was_ended);
        for card in came.into_iter().filter(|card| !self.ids.contains(&card.session_id)) {
            self.came_in_look.insert(card.session_id.clone());
            self.new_sign_ins.retain(|it| it.session_id != card.session_id);
            self.new_sign_ins.push(card);
        }
    }
}

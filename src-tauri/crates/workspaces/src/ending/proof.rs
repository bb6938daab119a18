//! What to read again to know what is gone. A value without requests: it says what to ask for, and
//! is told what came.
//!
//! One request lists the sessions of an account (the filter finds its user ID), new ones included.
//! Where there are more accounts than pages, the whole list is read instead. A session that is not
//! listed is gone, unless the account has a new one: lists show one row for each token, the newest,
//! so the same device may be there under another ID. Then the session itself is asked for, as is
//! each one of which the account is not known, or of which a list says too little.

use std::collections::{HashSet, VecDeque};

/// A session that is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// Its place in the job.
    pub place: usize,
    /// Its ID.
    pub session: String,
    /// Whose it is.
    pub user_id: Option<String>,
}

/// What to ask for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// The whole list.
    WholeList,
    /// The sessions of an account.
    Account(String),
    /// One session, by its place in the job.
    Session(usize),
}

/// What is known of a session after reading again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seen {
    /// It is not there.
    Gone,
    /// It is there.
    StillThere,
    /// The server said nothing of use.
    Unclear,
}

/// What is listed of an account.
#[derive(Debug, Clone, Copy)]
pub struct Listed<'a> {
    /// The IDs of its sessions.
    pub sessions: &'a HashSet<String>,
    /// Whether these are all.
    pub complete: bool,
    /// Whether one of them is new.
    pub has_new: bool,
}

/// What is still to be read, and for whom.
#[derive(Debug, Clone)]
pub struct Proof {
    targets: Vec<Target>,
    whole_list: bool,
    accounts: VecDeque<String>,
    sessions: VecDeque<usize>,
    all: usize,
}

impl Proof {
    /// The cheapest way. `accounts` are listed whether or not one of the targets is theirs;
    /// `pages` is how many requests the whole list takes, where that is known.
    pub fn of(targets: Vec<Target>, accounts: Vec<String>, pages: Option<u64>) -> Self {
        let mut seen = HashSet::new();
        let owners = targets.iter().filter_map(|target| target.user_id.clone()).chain(accounts);
        let listed: Vec<String> =
            owners.filter(|id| is_plain(id) && seen.insert(id.clone())).collect();
        let is_listed =
            |target: &&Target| target.user_id.as_ref().is_some_and(|it| seen.contains(it));
        let single = targets.iter().filter(|target| !is_listed(target)).map(|target| target.place);
        let single: VecDeque<usize> = single.collect();
        let requests = (listed.len() + single.len()) as u64;
        let whole_list = pages.is_some_and(|pages| pages < requests);
        let (accounts, sessions) =
            if whole_list { Default::default() } else { (listed.into(), single) };
        let all = targets.len();
        Self { targets, whole_list, accounts, sessions, all }
    }

    /// What to ask for; `None` when nothing is left to know.
    pub fn next(&self) -> Option<Ask> {
        if self.whole_list {
            return Some(Ask::WholeList);
        }
        let account = self.accounts.front().cloned().map(Ask::Account);
        account.or_else(|| self.sessions.front().copied().map(Ask::Session))
    }

    /// How many sessions are settled, of how many.
    pub fn done(&self) -> (usize, usize) {
        (self.all - self.targets.len(), self.all)
    }

    /// How many requests are left, the whole list counted as one.
    pub fn calls_left(&self) -> u64 {
        (usize::from(self.whole_list) + self.accounts.len() + self.sessions.len()) as u64
    }

    /// An account was listed.
    pub fn listed(&mut self, user_id: &str, listed: Listed<'_>) -> Vec<(usize, Seen)> {
        self.accounts.retain(|other| other != user_id);
        self.judge(listed, |target| target.user_id.as_deref() == Some(user_id))
    }

    /// The whole list was read; `listed` says what it has of an account.
    pub fn read<'a>(&mut self, listed: impl Fn(Option<&str>) -> Listed<'a>) -> Vec<(usize, Seen)> {
        self.whole_list = false;
        let owners: HashSet<_> = self.targets.iter().map(|it| it.user_id.clone()).collect();
        let mut settled = Vec::new();
        for owner in owners {
            let listed = listed(owner.as_deref());
            settled.extend(self.judge(listed, |target| target.user_id == owner));
        }
        settled
    }

    /// A session was asked for.
    pub fn shown(&mut self, place: usize, seen: Seen) -> (usize, Seen) {
        self.sessions.retain(|other| *other != place);
        self.targets.retain(|target| target.place != place);
        (place, seen)
    }

    fn judge(
        &mut self,
        listed: Listed<'_>,
        concerns: impl Fn(&Target) -> bool,
    ) -> Vec<(usize, Seen)> {
        let mut settled = Vec::new();
        let sessions = &mut self.sessions;
        self.targets.retain(|target| {
            if !concerns(target) {
                return true;
            }
            if listed.sessions.contains(&target.session) {
                settled.push((target.place, Seen::StillThere));
                return false;
            }
            if listed.complete && !listed.has_new {
                settled.push((target.place, Seen::Gone));
                return false;
            }
            sessions.push_back(target.place);
            true
        });
        settled
    }
}

/// Whether a user ID finds itself and no more than itself: the first servers take a filter as a
/// pattern.
fn is_plain(user_id: &str) -> bool {
    !user_id.is_empty() && user_id.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn target(place: usize, user_id: Option<&str>) -> Target {
        let user_id = user_id.map(str::to_owned);
        Target { place, session: format!("session{place}"), user_id }
    }

    fn listed(sessions: &HashSet<String>, complete: bool, has_new: bool) -> Listed<'_> {
        Listed { sessions, complete, has_new }
    }

    #[test]
    fn the_way_with_the_fewest_requests_is_taken() {
        let targets = |count| (0..count).map(|place| target(place, Some("u"))).collect::<Vec<_>>();
        assert_eq!(Proof::of(targets(9), Vec::new(), Some(1)).calls_left(), 1, "one account");
        let several = || vec![target(0, Some("a")), target(1, Some("b")), target(2, None)];
        let by_account = Proof::of(several(), Vec::new(), Some(3));
        assert_eq!(
            (by_account.next(), by_account.calls_left()),
            (Some(Ask::Account("a".to_owned())), 3)
        );
        assert_eq!(Proof::of(several(), Vec::new(), Some(2)).next(), Some(Ask::WholeList));
        assert_eq!(Proof::of(several(), Vec::new(), None).calls_left(), 3);
        let pattern = Proof::of(vec![target(0, Some("a.*|b("))], Vec::new(), None);
        assert_eq!(pattern.next(), Some(Ask::Session(0)), "the first servers read a pattern");
        assert_eq!(Proof::of(Vec::new(), Vec::new(), Some(9)).next(), None);
    }

    #[test]
    fn what_is_not_listed_is_gone_only_if_all_was_listed_and_nobody_came() {
        let none = HashSet::new();
        for (complete, has_new, gone) in
            [(true, false, true), (true, true, false), (false, false, false)]
        {
            let mut proof = Proof::of(vec![target(0, Some("u"))], Vec::new(), None);
            let settled = proof.listed("u", listed(&none, complete, has_new));
            assert_eq!(settled == [(0, Seen::Gone)], gone, "{complete} {has_new}");
            assert_eq!(proof.next(), (!gone).then_some(Ask::Session(0)));
        }
    }

    #[test]
    fn what_is_listed_is_still_there_and_others_are_not_judged_by_it() {
        let there = HashSet::from(["session0".to_owned()]);
        let targets = vec![target(0, Some("u")), target(1, Some("other"))];
        let mut proof = Proof::of(targets, Vec::new(), None);
        let settled = proof.listed("u", listed(&there, false, true));
        assert_eq!(settled, [(0, Seen::StillThere)]);
        assert_eq!(proof.next(), Some(Ask::Account("other".to_owned())));
    }

    #[test]
    fn a_list_that_kept_moving_proves_nothing_of_what_it_lacks() {
        let there = HashSet::from(["session0".to_owned()]);
        let targets = vec![target(0, None), target(1, Some("u"))];
        let mut proof = Proof::of(targets, Vec::new(), Some(1));
        let settled = proof.read(|_| listed(&there, false, false));
        assert_eq!(settled, [(0, Seen::StillThere)]);
        assert_eq!(proof.shown(1, Seen::Gone), (1, Seen::Gone));
        assert_eq!(proof.next(), None);
    }
}

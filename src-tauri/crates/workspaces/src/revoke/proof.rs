//! What to read again to know what is gone. A value without requests: it says what to ask for, and
//! is told what came.
//!
//! One request lists the sessions of an account (the filter finds its user ID), new ones included.
//! Where there are more accounts than pages, the whole list is read instead. Only the rows of that
//! very reading count, never what is known from before. A session that they lack is gone if the
//! reading is complete and sure, the session was in a list before, and no listed row may be the same
//! sign-in under another ID: lists show one row for each token, the newest. Every other one is asked
//! for by itself, as is each one of which the account is not known.

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
pub enum NextRequest {
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

/// What a reading listed.
#[derive(Clone, Copy)]
pub struct Listed<'a> {
    /// The IDs of the sessions.
    pub sessions: &'a HashSet<String>,
    /// Whether these are all.
    pub complete: bool,
    /// Whether a session, by its place, is gone if all are listed and it is not.
    pub proves: &'a dyn Fn(usize) -> bool,
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
    pub fn next(&self) -> Option<NextRequest> {
        if self.whole_list {
            return Some(NextRequest::WholeList);
        }
        let account = self.accounts.front().cloned().map(NextRequest::Account);
        account.or_else(|| self.sessions.front().copied().map(NextRequest::Session))
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

    /// The whole list was read. Where it may lack sessions, those that it lacks are looked for by
    /// their accounts: the list of one account may be complete all the same.
    pub fn read(&mut self, listed: Listed<'_>) -> Vec<(usize, Seen)> {
        self.whole_list = false;
        let settled = self.judge(listed, |_| true);
        if !listed.complete {
            let (left, all) = (std::mem::take(&mut self.targets), self.all);
            *self = Self { all, ..Self::of(left, Vec::new(), None) };
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
            if listed.complete && (listed.proves)(target.place) {
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
mod tests;

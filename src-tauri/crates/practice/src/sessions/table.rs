//! All sessions, kept in the order in which they are listed.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use jiff::Timestamp;

use crate::sessions::{Ended, Record, TokenOf};

/// Every record, and the live ones in order of their login, the newest first.
///
/// The order is kept, never made for a call: a page of 250,000 sessions costs no more than one
/// of 100.
#[derive(Debug, Default)]
pub(crate) struct Sessions {
    records: Vec<Record>,
    by_id: HashMap<String, usize>,
    /// Places of live records, the newest login first.
    order: Vec<usize>,
    /// Places of the records of each token that a sign-in may hold.
    by_token: HashMap<String, Vec<usize>>,
    /// How many live records are not listed because a newer one stands for them.
    superseded: usize,
}

impl Sessions {
    /// Takes the sessions that stand on the server from the start.
    pub(crate) fn new(records: Vec<Record>) -> Self {
        let mut order: Vec<_> = (0..records.len()).collect();
        order.sort_by_key(|&place| std::cmp::Reverse(records[place].login_at));
        let ids = records.iter().enumerate().map(|(place, record)| (record.id.clone(), place));
        let by_id = ids.collect();
        Self { records, by_id, order, by_token: HashMap::new(), superseded: 0 }
    }

    /// Adds a live session; it stands for older ones of the same token.
    pub(crate) fn add(&mut self, record: Record) {
        let place = self.records.len();
        if let TokenOf::SignIn(hash) = &record.token {
            let places = self.by_token.entry(hash.clone()).or_default();
            for &older in places.iter() {
                let older = &mut self.records[older];
                self.superseded += usize::from(older.ended.is_none() && !older.superseded);
                older.superseded = true;
            }
            places.push(place);
        }
        let login_at = record.login_at;
        let at = self.order.partition_point(|&other| self.records[other].login_at > login_at);
        self.order.insert(at, place);
        self.by_id.insert(record.id.clone(), place);
        self.records.push(record);
    }

    /// Adds a record of the same token as a session's, with a new ID and time. Says whether there is
    /// such a session.
    pub(crate) fn reconnect(&mut self, id: &str, new_id: String, now: Timestamp) -> bool {
        let Some(&place) = self.by_id.get(id) else {
            return false;
        };
        let older = &mut self.records[place];
        let hash = older.login_token().into_owned();
        if older.token == TokenOf::Nobody {
            older.token = TokenOf::SignIn(hash.clone());
            self.by_token.entry(hash.clone()).or_default().push(place);
        }
        let (user_id, device) = (Arc::clone(&older.user_id), older.device.clone());
        let (host, ip) = (older.host.clone(), older.ip.clone());
        let record = Record::new(new_id, user_id, TokenOf::SignIn(hash), device, now);
        self.add(Record { host, ip, ..record });
        true
    }

    /// A record by its exact ID, live or ended.
    pub(crate) fn get(&self, id: &str) -> Option<&Record> {
        self.by_id.get(id).map(|&place| &self.records[place])
    }

    /// Ends a session and all others of its token.
    pub(crate) fn end(&mut self, id: &str, now: Timestamp, by: Option<&str>) {
        let Some(&place) = self.by_id.get(id) else {
            return;
        };
        match self.records[place].token.clone() {
            TokenOf::Nobody => self.end_record(place, now, by),
            TokenOf::SignIn(hash) => self.end_token(&hash, now, by),
        }
    }

    /// Ends a session alone, and forgets that there was one of this ID.
    pub(crate) fn forget(&mut self, id: &str, now: Timestamp) {
        if let Some(place) = self.by_id.remove(id) {
            self.end_record(place, now, None);
        }
    }

    /// Ends the sessions of a token.
    pub(crate) fn end_token(&mut self, hash: &str, now: Timestamp, by: Option<&str>) {
        for place in self.by_token.get(hash).cloned().unwrap_or_default() {
            self.end_record(place, now, by);
        }
    }

    /// Ends every live session of a user.
    pub(crate) fn end_user(&mut self, user_id: &str, now: Timestamp, by: Option<&str>) {
        let places = self.order.iter().copied();
        let own: Vec<_> =
            places.filter(|&place| &*self.records[place].user_id == user_id).collect();
        for place in own {
            self.end_record(place, now, by);
        }
    }

    /// A page of what matches, the newest login first, and how many match in all.
    pub(crate) fn page(
        &self,
        matches: Option<&dyn Fn(&Record) -> bool>,
        offset: usize,
        count: usize,
    ) -> (Vec<&Record>, usize) {
        let live = self.order.iter().map(|&place| &self.records[place]);
        let Some(matches) = matches else {
            let total = self.order.len() - self.superseded;
            if self.superseded == 0 {
                let start = offset.min(total);
                let page = &self.order[start..start.saturating_add(count).min(total)];
                return (page.iter().map(|&place| &self.records[place]).collect(), total);
            }
            let listed = live.filter(|record| !record.superseded);
            return (listed.skip(offset).take(count).collect(), total);
        };
        // A search may find only an older record of a token: then that one stands for it.
        let mut tokens = HashSet::new();
        let found = live.filter(|record| matches(record)).filter(|record| match &record.token {
            TokenOf::Nobody => true,
            TokenOf::SignIn(hash) => tokens.insert(hash),
        });
        let (mut page, mut total) = (Vec::new(), 0);
        for record in found {
            if total >= offset && page.len() < count {
                page.push(record);
            }
            total += 1;
        }
        (page, total)
    }

    fn end_record(&mut self, place: usize, now: Timestamp, by: Option<&str>) {
        let record = &mut self.records[place];
        if record.ended.is_some() {
            return;
        }
        record.ended = Some(Ended { at: now, by: by.map(str::to_owned) });
        self.superseded -= usize::from(record.superseded);
        let login_at = record.login_at;
        let start = self.order.partition_point(|&other| self.records[other].login_at > login_at);
        let among_equals = self.order[start..].iter().position(|&other| other == place);
        if let Some(after) = among_equals {
            self.order.remove(start + after);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::later;

    fn record(id: &str, second: i64, token: TokenOf) -> Record {
        let at = later(Timestamp::UNIX_EPOCH, second * 1_000);
        Record::new(id.to_owned(), "user".into(), token, None, at)
    }

    fn ids(page: &[&Record]) -> Vec<String> {
        page.iter().map(|record| record.id.clone()).collect()
    }

    #[test]
    fn the_newest_login_comes_first_and_an_ended_session_is_gone() {
        let seeds = [1, 3, 2, 3].into_iter().zip(["a", "b", "c", "d"]);
        let seeds = seeds.map(|(second, id)| record(id, second, TokenOf::Nobody));
        let mut sessions = Sessions::new(seeds.collect());
        assert_eq!(ids(&sessions.page(None, 0, 9).0), ["b", "d", "c", "a"]);
        sessions.end("d", Timestamp::UNIX_EPOCH, None);
        sessions.end("d", Timestamp::UNIX_EPOCH, None);
        let (page, total) = sessions.page(None, 1, 9);
        assert_eq!((ids(&page), total), (vec!["c".to_owned(), "a".to_owned()], 3));
    }

    #[test]
    fn the_newest_record_of_a_token_stands_for_it_and_all_end_together() {
        let token = || TokenOf::SignIn("hash".to_owned());
        let mut sessions = Sessions::default();
        sessions.add(record("old", 1, token()));
        sessions.add(record("new", 2, token()));
        let (page, total) = sessions.page(None, 0, 9);
        assert_eq!((ids(&page), total), (vec!["new".to_owned()], 1));
        let old = |record: &Record| record.id == "old";
        assert_eq!(ids(&sessions.page(Some(&old), 0, 9).0), ["old"]);
        sessions.end("new", Timestamp::UNIX_EPOCH, None);
        assert_eq!(sessions.page(None, 0, 9).1, 0);
        assert!(sessions.get("old").unwrap().ended.is_some());
    }

    #[test]
    fn a_page_past_the_end_is_empty_and_keeps_the_total() {
        let sessions = Sessions::new(vec![record("a", 1, TokenOf::Nobody)]);
        assert_eq!(sessions.page(None, 1_000, 50).1, 1);
        assert!(sessions.page(None, 1_000, 50).0.is_empty());
    }
}

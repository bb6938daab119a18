//! A server of people, tokens and session records, with faults and lies.

use std::collections::{BTreeMap, HashSet};

use fastrand::Rng;
use rocketchat::{Error as RequestError, Missing, Unreachable};

use crate::reading::sweep::{Page, PageRequest, Row};

/// How a server behaves; each number is one in so many, and 0 is never.
#[derive(Debug, Clone, Copy)]
pub struct Habits {
    pub people: u8,
    pub tokens: usize,
    pub page: u64,
    /// Rows that cannot be read.
    pub broken: u32,
    /// Before each answer: somebody connects, reconnects, or ends a session.
    pub events: u32,
    /// A request to end something is answered 200, and nothing is done.
    pub lies: u32,
    /// A request to end something is answered 404, and nothing is done.
    pub denies: u32,
    /// A request or its answer is lost, or a gateway answers 502.
    pub lost: u32,
    /// A look at one session is answered with another one.
    pub confused: u32,
    /// The rows of a page are in no order.
    pub disorder: u32,
    /// A total is said that is too large.
    pub overstated: u32,
    /// Whether it is older than 8.0, and leaves the rows of `users.logout`.
    pub leaves_rows: bool,
    /// Whether it answers before it has ended a session.
    pub late: bool,
}

/// A session record: one connection with a token.
#[derive(Debug, Clone)]
pub struct Record {
    pub id: u32,
    pub user: u8,
    pub token: usize,
    pub connected: i64,
    broken: bool,
}

pub struct Server {
    pub habits: Habits,
    pub rng: Rng,
    /// Milliseconds.
    pub now: i64,
    /// Which tokens live.
    pub alive: Vec<bool>,
    records: BTreeMap<u32, Record>,
    /// Ended records; `sessions/logout` still finds them.
    ended: HashSet<u32>,
    next_id: u32,
    /// What is ended a moment after its answer.
    due: Vec<u32>,
    /// Session IDs to which it said 200.
    pub answered: HashSet<u32>,
    /// Tokens that requests have ended, with the session or the person that was named.
    pub killed: Vec<(usize, Named)>,
}

/// What a request to end something names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    Session(u32),
    Person(u8),
}

/// What becomes of a request.
enum Fate {
    Done,
    OnlyAnswered,
    Denied,
    LostBefore,
    LostAfter,
}

impl Server {
    pub fn new(habits: Habits, rng: Rng) -> Self {
        let mut server = Self {
            habits,
            rng,
            now: 1_000_000,
            alive: Vec::new(),
            records: BTreeMap::new(),
            ended: HashSet::new(),
            next_id: 1,
            due: Vec::new(),
            answered: HashSet::new(),
            killed: Vec::new(),
        };
        for _ in 0..habits.tokens {
            server.sign_in();
        }
        for _ in 0..habits.tokens / 2 {
            server.reconnect();
        }
        server
    }

    fn one_in(&mut self, many: u32) -> bool {
        many > 0 && self.rng.u32(0..many) == 0
    }

    pub fn passes(&mut self, milliseconds: i64) {
        self.now += milliseconds;
    }

    /// Whether a record is there for `info.admin`: it may not be listed, and its token may be dead.
    pub fn is_there(&self, id: u32) -> bool {
        self.records.contains_key(&id) && !self.ended.contains(&id)
    }

    pub fn is_alive(&self, id: u32) -> bool {
        self.is_there(id) && self.records.get(&id).is_some_and(|record| self.alive[record.token])
    }

    /// All IDs that are there, listed or not.
    pub fn ids(&self) -> Vec<u32> {
        self.records.keys().copied().filter(|id| self.is_there(*id)).collect()
    }

    pub fn record(&self, id: u32) -> &Record {
        &self.records[&id]
    }

    fn connect(&mut self, token: usize, user: u8) {
        self.now += self.rng.i64(0..3);
        let broken = self.habits.broken;
        let record = Record {
            id: self.next_id,
            user,
            token,
            connected: self.now,
            broken: self.one_in(broken),
        };
        self.records.insert(record.id, record);
        self.next_id += 1;
    }

    fn sign_in(&mut self) {
        self.alive.push(true);
        let user = self.rng.u8(0..self.habits.people);
        self.connect(self.alive.len() - 1, user);
    }

    fn reconnect(&mut self) {
        let living: Vec<_> =
            self.records.values().filter(|it| self.is_alive(it.id)).cloned().collect();
        if let Some(record) = self.rng.choice(living) {
            self.connect(record.token, record.user);
        }
    }

    /// What happens before an answer.
    fn moves(&mut self) {
        self.now += 1;
        while self.one_in(self.habits.events) {
            match self.rng.u8(0..4) {
                0 => self.sign_in(),
                1 | 2 => self.reconnect(),
                _ => {
                    let ids = self.ids();
                    if let Some(id) = self.rng.choice(ids) {
                        self.end_token(self.records[&id].token);
                    }
                }
            }
        }
    }

    fn end_token(&mut self, token: usize) {
        self.alive[token] = false;
        let its = self.records.values().filter(|it| it.token == token).map(|it| it.id);
        self.ended.extend(its);
    }

    fn fate(&mut self) -> Fate {
        let Habits { lies, denies, lost, .. } = self.habits;
        if self.one_in(lies) {
            Fate::OnlyAnswered
        } else if self.one_in(denies) {
            Fate::Denied
        } else if self.one_in(lost) {
            if self.rng.bool() { Fate::LostBefore } else { Fate::LostAfter }
        } else {
            Fate::Done
        }
    }

    fn lost(&mut self) -> RequestError {
        let details = String::new();
        match self.rng.u8(0..3) {
            0 => RequestError::ServerFailed { status: 502 },
            1 => RequestError::Unreachable { reason: Unreachable::ConnectionLost, details },
            _ => RequestError::Unreachable { reason: Unreachable::TimedOut, details },
        }
    }

    /// `POST sessions/logout`
    pub fn end(&mut self, id: u32) -> Result<(), RequestError> {
        self.moves();
        let fate = self.fate();
        if !self.records.contains_key(&id) || matches!(fate, Fate::Denied) {
            return Err(RequestError::NotFound(Missing::Session));
        }
        if matches!(fate, Fate::LostBefore) {
            return Err(self.lost());
        }
        if !matches!(fate, Fate::OnlyAnswered) {
            if self.habits.late {
                self.due.push(id);
            } else {
                self.end_named(id);
            }
        }
        if matches!(fate, Fate::LostAfter) {
            return Err(self.lost());
        }
        self.answered.insert(id);
        Ok(())
    }

    fn end_named(&mut self, id: u32) {
        let token = self.records[&id].token;
        if std::mem::replace(&mut self.alive[token], false) {
            self.killed.push((token, Named::Session(id)));
        }
        self.end_token(token);
    }

    /// A moment passes: what was answered to be ended is.
    pub fn waits(&mut self) {
        self.now += 2_000;
        for id in std::mem::take(&mut self.due) {
            self.end_named(id);
        }
    }

    /// `POST users.logout`
    pub fn end_all(&mut self, user: u8) -> Result<(), RequestError> {
        self.moves();
        let fate = self.fate();
        if matches!(fate, Fate::LostBefore) {
            return Err(self.lost());
        }
        if !matches!(fate, Fate::OnlyAnswered | Fate::Denied) {
            let theirs: Vec<_> =
                self.records.values().filter(|it| it.user == user).map(|it| it.token).collect();
            for token in theirs {
                if std::mem::replace(&mut self.alive[token], false) {
                    self.killed.push((token, Named::Person(user)));
                }
                if !self.habits.leaves_rows {
                    self.end_token(token);
                }
            }
        }
        if matches!(fate, Fate::LostAfter) { Err(self.lost()) } else { Ok(()) }
    }

    /// `GET sessions/info.admin`
    pub fn show(&mut self, id: u32) -> Result<(), RequestError> {
        self.moves();
        let Habits { lost, confused, .. } = self.habits;
        if self.one_in(lost) {
            return Err(self.lost());
        }
        if self.one_in(confused) {
            return Err(RequestError::DifferentSession);
        }
        if self.is_there(id) { Ok(()) } else { Err(RequestError::NotFound(Missing::Session)) }
    }

    /// `GET sessions/list.all`: one row for each token, the newest, the newest first.
    pub fn list(&mut self, of: Option<u8>, ask: PageRequest) -> Result<Page<u32>, RequestError> {
        self.moves();
        let Habits { page, disorder, overstated, .. } = self.habits;
        if of.is_none() && self.one_in(self.habits.lost) {
            return Err(self.lost());
        }
        let mut rows = self.newest();
        rows.retain(|it| of.is_none_or(|user| it.user == user));
        let more = if self.one_in(overstated) { 1 + self.rng.u64(0..3) } else { 0 };
        let total = rows.len() as u64 + more;
        let count = if of.is_some() { u64::MAX } else { page.min(ask.count.into()) };
        let places = rows.into_iter().skip(usize::try_from(ask.offset).unwrap_or(usize::MAX));
        let places = places.take(usize::try_from(count).unwrap_or(usize::MAX));
        let row = |it: Record| Row { id: it.id, key: Some(time(it.connected)) };
        let mut page_rows: Vec<_> = places.collect();
        if self.one_in(disorder) {
            self.rng.shuffle(&mut page_rows);
        }
        let rows = page_rows.into_iter().map(|it| (!it.broken).then(|| row(it))).collect();
        Ok(Page { offset: ask.offset, rows, total, size: Some(page), fresh: false })
    }

    fn newest(&self) -> Vec<Record> {
        let mut by_token = BTreeMap::<usize, &Record>::new();
        for record in self.records.values().filter(|it| self.is_there(it.id)) {
            let newest = by_token.entry(record.token).or_insert(record);
            if newest.connected <= record.connected {
                *newest = record;
            }
        }
        let mut rows: Vec<Record> = by_token.into_values().cloned().collect();
        rows.sort_by_key(|it| std::cmp::Reverse((it.connected, it.id)));
        rows
    }
}

pub fn time(milliseconds: i64) -> jiff::Timestamp {
    jiff::Timestamp::from_millisecond(milliseconds).unwrap()
}

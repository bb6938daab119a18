//! A server's list that moves while it is read, for tests: additions, endings, reconnects, and no
//! order among sessions of one millisecond.

use std::collections::HashSet;

use fastrand::Rng;
use jiff::Timestamp;
use rocketchat::{RowId, SessionId, Unreadable};

use super::{
    Next, Page, PageRequest, Row, Sweep,
    kept::{Kept, twice},
};

/// A session of the list: its number, and when it connected.
type Session = (u32, i64);

/// How a list is made and how it moves.
#[derive(Debug, Clone, Copy)]
pub struct Habits {
    pub sessions: usize,
    pub page: usize,
    /// One in so many sessions connects in another millisecond than the one before.
    pub spread: i64,
    /// Events between two answers, at most.
    pub events: usize,
    /// Whether the order among sessions of one millisecond changes from answer to answer.
    pub restless_ties: bool,
    /// One in so many rows cannot be read; 0 for none. A third of them have an ID that nobody knows.
    pub broken: u32,
    /// Of how many thirds of those no ID can be read: 0 or 1.
    pub nameless: u32,
    /// Whether a great part of the list ends or connects anew at once, now and then.
    pub storms: bool,
    pub two_at_once: bool,
    /// One in so many requests fails; 0 for none.
    pub failing: u32,
}

/// A reading with so many calls does not end.
pub const FOR_EVER: u64 = 2_000;

/// The list; the newest session is the last.
pub struct MovingList {
    habits: Habits,
    rng: Rng,
    sessions: Vec<Session>,
    now: i64,
    next: u32,
    /// Who has been there since the first answer.
    throughout: Option<HashSet<u32>>,
    /// Whether rows of sessions that could be read before cannot be read any more.
    pub damaged: bool,
    /// The rows of the newest answer that cannot be read.
    unreadable: Vec<Unreadable>,
}

/// What a reading of such a list came to.
#[derive(Debug)]
pub struct SweepResult {
    pub calls: u64,
    pub sure: bool,
    pub read: usize,
    /// Sessions there throughout that were not read.
    pub missing: usize,
    /// Sessions that a person would be shown a second time.
    pub twice: usize,
    pub unreadable: u64,
}

impl MovingList {
    pub fn new(habits: Habits, rng: Rng) -> Self {
        let mut list = Self {
            habits,
            rng,
            sessions: Vec::new(),
            now: 1_000_000,
            next: 0,
            throughout: None,
            damaged: true,
            unreadable: Vec::new(),
        };
        for _ in 0..habits.sessions {
            list.tick();
            list.add();
        }
        list
    }

    /// Reads it until the sweep has finished, as a reading does.
    pub fn read_by(&mut self, mut sweep: Sweep<SessionId>) -> SweepResult {
        let mut kept = Kept::new();
        let calls = self.read_into(&mut kept, &mut sweep);
        self.came(calls, &sweep, &kept.shown())
    }

    /// The same with what is known; says how many calls that took.
    pub fn read_into(&mut self, kept: &mut Kept, sweep: &mut Sweep<SessionId>) -> u64 {
        // The second page of two, when the first one failed.
        let mut ahead = None;
        let mut calls = 0;
        let take = |kept: &mut Kept, sweep: &mut Sweep<SessionId>, page: &Page<_>, alone| {
            kept.aim(sweep, page);
            sweep.answered(page, alone);
        };
        while calls < FOR_EVER {
            let two = self.habits.two_at_once && calls > 0 && ahead.is_none();
            match sweep.next(two) {
                Next::Finished => break,
                Next::One(ask) => {
                    calls += 1;
                    let Some(page) = self.ask(ask, kept) else { continue };
                    take(kept, sweep, &page, true);
                    if let Some(page) = ahead.take() {
                        take(kept, sweep, &page, false);
                    }
                }
                Next::Two(first, second) => {
                    calls += 2;
                    match self.ask_both(first, second, kept) {
                        (Some(first), second) => {
                            take(kept, sweep, &first, true);
                            if let Some(second) = second {
                                take(kept, sweep, &second, false);
                            }
                        }
                        (None, second) => ahead = second,
                    }
                }
            }
        }
        calls
    }

    fn came(&mut self, calls: u64, sweep: &Sweep<SessionId>, shown: &[u32]) -> SweepResult {
        let read: HashSet<_> = shown.iter().copied().collect();
        let throughout = self.take_throughout();
        let readable = throughout.iter().filter(|id| self.broken(**id).is_none());
        SweepResult {
            calls,
            sure: sweep.is_sure(),
            missing: readable.filter(|id| !read.contains(id)).count(),
            twice: twice(shown),
            read: read.len(),
            unreadable: sweep.unreadable(),
        }
    }

    /// Two requests at once; the server gets to either first.
    fn ask_both(
        &mut self,
        first: PageRequest,
        second: PageRequest,
        kept: &mut Kept,
    ) -> (Option<Page<SessionId>>, Option<Page<SessionId>>) {
        if self.rng.bool() {
            let first = self.ask(first, kept);
            return (first, self.ask(second, kept));
        }
        let second = self.ask(second, kept);
        (self.ask(first, kept), second)
    }

    /// One request; `None` when it fails, on its way there or back.
    fn ask(&mut self, ask: PageRequest, kept: &mut Kept) -> Option<Page<SessionId>> {
        let fails = self.habits.failing > 0 && self.rng.u32(0..self.habits.failing) == 0;
        if fails && self.rng.bool() {
            return None;
        }
        let mut page = self.answer(ask);
        if fails {
            return None;
        }
        kept.keep(&mut page, &self.unreadable);
        Some(page)
    }

    fn answer(&mut self, ask: PageRequest) -> Page<SessionId> {
        if self.throughout.is_some() {
            self.live();
        }
        let all = self.sessions.len();
        let offset = usize::try_from(ask.offset).unwrap();
        let size = self.habits.page.min(ask.count as usize);
        let newest = all.saturating_sub(offset);
        let oldest = newest.saturating_sub(size);
        if self.habits.restless_ties {
            self.shuffle_ties(oldest, newest);
        }
        let throughout = || self.sessions.iter().map(|(id, _)| *id).collect();
        self.throughout.get_or_insert_with(throughout);
        let row = |(id, key): &Session| {
            let key = Some(Timestamp::from_millisecond(*key).unwrap());
            self.broken(*id).is_none().then(|| Row { id: session_id(*id), key })
        };
        let slice = || self.sessions[oldest..newest].iter().rev();
        let rows = slice().map(row).collect();
        let broken = slice().enumerate();
        let broken = broken.filter_map(|(place, (id, _))| Some((place, self.broken(*id)?)));
        self.unreadable = broken.map(|(place, id)| Unreadable { place, id }).collect();
        let size = Some(self.habits.page as u64);
        Page { offset: ask.offset, rows, total: all as u64, size, fresh: true }
    }

    /// What happens between two answers.
    pub fn live(&mut self) {
        // An answer takes longer than a millisecond.
        let events = self.rng.usize(0..=self.habits.events);
        self.move_on(events);
        if self.habits.storms && self.rng.u8(..) < 12 {
            let some = self.rng.usize(0..=self.sessions.len() / 2);
            let ends = self.rng.bool();
            for _ in 0..some {
                if ends { self.end() } else { self.reconnect() }
            }
        }
    }

    /// So many events, as while nobody reads.
    pub fn move_on(&mut self, events: usize) {
        self.now += 1;
        for _ in 0..events {
            self.tick();
            match self.rng.u8(0..3) {
                0 => self.add(),
                1 => self.end(),
                _ => self.reconnect(),
            }
        }
    }

    /// The sessions at these places from the top end.
    pub fn end_at(&mut self, places: &[usize]) {
        for place in places {
            self.sessions.remove(self.sessions.len() - 1 - place);
        }
    }

    fn tick(&mut self) {
        self.now += i64::from(self.rng.i64(0..self.habits.spread.max(1)) == 0);
    }

    fn add(&mut self) {
        self.sessions.push((self.next, self.now));
        self.next += 1;
    }

    fn end(&mut self) {
        if let Some((id, _)) = self.take_any()
            && let Some(throughout) = &mut self.throughout
        {
            throughout.remove(&id);
        }
    }

    /// The same session comes to the top.
    fn reconnect(&mut self) {
        if let Some((id, _)) = self.take_any() {
            self.sessions.push((id, self.now));
        }
    }

    fn take_any(&mut self) -> Option<Session> {
        let place = self.rng.usize(0..self.sessions.len().max(1));
        (place < self.sessions.len()).then(|| self.sessions.remove(place))
    }

    /// Gives the sessions around a page that have the same time another order.
    fn shuffle_ties(&mut self, from: usize, to: usize) {
        let key = |at: usize| self.sessions[at].1;
        let (mut start, mut end) = (from, to);
        while start > 0 && start < self.sessions.len() && key(start - 1) == key(start) {
            start -= 1;
        }
        while end > 0 && end < self.sessions.len() && key(end) == key(end - 1) {
            end += 1;
        }
        let runs = self.sessions[start..end].chunk_by_mut(|one, other| one.1 == other.1);
        for run in runs {
            self.rng.shuffle(run);
        }
    }

    /// Why a row cannot be read.
    pub fn broken(&self, id: u32) -> Option<RowId> {
        if self.habits.broken == 0 || !id.is_multiple_of(self.habits.broken) {
            return None;
        }
        match (id / self.habits.broken) % 3 {
            0 => Some(RowId::NotAnId),
            _ if !self.damaged => None,
            1 if self.habits.nameless > 0 => Some(RowId::Unknown),
            _ => Some(RowId::Is(session_id(id))),
        }
    }

    /// Everybody who is there.
    pub fn there(&self) -> HashSet<u32> {
        self.sessions.iter().map(|(id, _)| *id).collect()
    }

    /// Who was there from the first answer on until now.
    pub fn take_throughout(&mut self) -> HashSet<u32> {
        self.throughout.take().unwrap_or_default()
    }
}

pub fn session_id(id: u32) -> SessionId {
    SessionId::parse(&id.to_string()).unwrap()
}

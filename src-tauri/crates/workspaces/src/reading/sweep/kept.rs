//! What a reading has put into the index, for tests.

use std::collections::HashSet;

use jiff::Timestamp;
use rocketchat::{SessionId, Unreadable};
use session_index::{
    Account, Bits, Device, DeviceKind, Index, LineKind, Put, Query, Reading as IndexReading,
    Session, WorkspaceKey,
};

use super::{
    super::{
        ended::{Known, NotMet, Reach, Unmet, aim, not_met, rows_of_nobody},
        unread::UnreadRows,
    },
    Depth, Goal, Key, Page, Row, Sweep,
};

/// An index with one workspace, which takes pages in as a reading does.
pub struct Kept {
    index: Index,
    workspace: WorkspaceKey,
    first: Option<IndexReading>,
    seen: Bits,
    unmet: Option<Unmet>,
    unread: UnreadRows,
    /// What a reading of what is new knows: from where on, and how many rows are no sessions.
    since: Option<(Key, u64)>,
}

impl Kept {
    pub fn new() -> Self {
        let mut index = Index::new();
        let workspace = index.add_workspace("Acme");
        let (first, seen, unmet, unread) = Default::default();
        Self { index, workspace, first, seen, unmet, unread, since: None }
    }

    /// Begins another reading.
    pub fn begin(&mut self, since: Option<(Key, u64)>) {
        (self.first, self.seen, self.unmet, self.unread) = Default::default();
        self.since = since;
    }

    /// Keeps a page, and notes in it whether there was somebody new on it.
    pub fn keep(&mut self, page: &mut Page<SessionId>, unreadable: &[Unreadable]) {
        self.unread.note(unreadable);
        page.fresh = false;
        let reading = self.index.begin_reading(self.workspace, 0);
        self.first.get_or_insert(reading);
        for row in page.rows.iter().flatten() {
            let (Put::New(slot) | Put::Known(slot)) = self.index.put(reading, &session(row)) else {
                panic!("the workspace is there");
            };
            page.fresh |= !self.seen.contains(slot);
            self.seen.insert(slot);
        }
    }

    /// Lets the sweep know how far down to go, before it takes a page in.
    pub fn aim(&mut self, sweep: &mut Sweep<SessionId>, page: &Page<SessionId>) {
        let (Some((since, unreadable)), Some(first)) = (self.since, self.first) else { return };
        let known = Known { index: &self.index, workspace: self.workspace, first };
        aim(sweep, page, since, unreadable, known, (&mut self.unmet, &self.seen, &self.unread));
    }

    /// Removes what has ended; gives that, and what may have ended.
    pub fn close(&mut self, sweep: &Sweep<SessionId>, goal: Goal) -> [HashSet<u32>; 2] {
        let Some(first) = self.first else { return Default::default() };
        let whole = (goal == Goal::End).then_some(Depth::End);
        let (depth, sure) = (sweep.depth().or(whole), sweep.is_sure());
        let known = Known { index: &self.index, workspace: self.workspace, first };
        let reach = Reach { depth, sure, unread: &self.unread };
        let NotMet { ended, doubtful } = not_met(known, reach);
        let id = |slot| self.index.session(slot).unwrap().session.session_id.parse().unwrap();
        let gone = ended.iter().map(|slot| id(*slot)).collect();
        let doubtful = doubtful.iter().map(|(slot, _)| id(*slot)).collect();
        self.index.remove_all(&ended);
        [gone, doubtful]
    }

    /// How many rows of the server's total are no known sessions.
    pub fn rows_of_nobody(&self, sweep: &Sweep<SessionId>, before: u64) -> u64 {
        let listed = self.known(self.unread.listed().cloned()) as u64;
        let (met, shown) = (self.seen.iter().count() as u64, self.index.len() as u64);
        rows_of_nobody(sweep, [met, shown, listed, before])
    }

    /// How many of these are known.
    pub fn known(&self, ids: impl Iterator<Item = SessionId>) -> usize {
        ids.filter(|id| self.index.slot_of(self.workspace, id.as_str()).is_some()).count()
    }

    /// The sessions as a person would be shown them, from the newest to the oldest.
    pub fn shown(&self) -> Vec<u32> {
        let found = self.index.find(&Query::default(), None);
        let lines = found.lines(&self.index, 0..found.units());
        let slots = lines.into_iter().filter_map(|line| match line.kind {
            LineKind::Session(slot) => Some(slot),
            LineKind::Heading(_) => None,
        });
        let sessions = slots.filter_map(|slot| self.index.session(slot));
        sessions.map(|entry| entry.session.session_id.parse().unwrap()).collect()
    }
}

/// How many of these are there a second time.
pub fn twice(shown: &[u32]) -> usize {
    shown.len() - shown.iter().collect::<HashSet<_>>().len()
}

fn session(row: &Row<SessionId>) -> Session {
    Session {
        session_id: row.id.to_string(),
        account: Account::default(),
        device: Device {
            kind: DeviceKind::Unknown,
            name: None,
            version: None,
            long_version: None,
            system: None,
            system_version: None,
        },
        host: None,
        address: None,
        last_connected: row.key.map(Timestamp::as_millisecond),
    }
}

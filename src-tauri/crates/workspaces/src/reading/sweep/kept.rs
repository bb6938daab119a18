//! What a reading has put into the index, for tests.

use std::collections::HashSet;

use jiff::Timestamp;
use session_index::{Account, Device, DeviceKind, Index, LineKind, Query, Session, WorkspaceKey};

use super::{Page, Row};

/// An index with one workspace, which takes pages in as a reading does.
pub struct Kept {
    index: Index,
    workspace: WorkspaceKey,
}

impl Kept {
    pub fn new() -> Self {
        let mut index = Index::new();
        let workspace = index.add_workspace("Acme");
        Self { index, workspace }
    }

    /// Keeps a page, and notes in it whether there was somebody new on it.
    pub fn keep(&mut self, page: &mut Page<u32>) {
        let before = self.index.len();
        let reading = self.index.begin_reading(self.workspace, 0);
        for row in page.rows.iter().flatten() {
            self.index.put(reading, &session(row));
        }
        page.fresh = self.index.len() > before;
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

fn session(row: &Row<u32>) -> Session {
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

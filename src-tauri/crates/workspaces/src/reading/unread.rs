//! The rows of a list that could not be read.

use std::collections::HashSet;

use rocketchat::{RowId, SessionId, Unreadable};

/// What is known of the rows that could not be read. A session in one of them is there, and may be
/// one that was known before.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UnreadRows {
    listed: HashSet<SessionId>,
    unknown: u64,
}

impl UnreadRows {
    pub(super) fn note(&mut self, rows: &[Unreadable]) {
        for row in rows {
            match &row.id {
                RowId::Is(id) => drop(self.listed.insert(id.clone())),
                // Whatever is known has an ID that can be sent: it is not in this row.
                RowId::NotAnId => {}
                RowId::Unknown => self.unknown += 1,
            }
        }
    }

    /// Whether a session is in one of them.
    #[must_use]
    pub fn list(&self, session: &SessionId) -> bool {
        self.listed.contains(session)
    }

    /// Whether one of them may be any session: no ID could be read of it.
    #[must_use]
    pub fn may_be_any(&self) -> bool {
        self.unknown > 0
    }

    /// How many known sessions may be in them; a row that came twice may count twice.
    pub(super) fn most(&self) -> u64 {
        self.listed.len() as u64 + self.unknown
    }

    /// The sessions that are in one of them.
    pub fn listed(&self) -> impl Iterator<Item = &SessionId> {
        self.listed.iter()
    }
}

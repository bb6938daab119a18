//! What every sort of file is given, whatever it makes of it.

use std::io;

use jiff::Timestamp;
use session_index::SessionRef;

use crate::{
    directory::WorkspaceId,
    search::{SessionCard, find::GroupHeading},
};

/// A file that is being written, row by row.
pub(crate) trait Sheet {
    /// The sessions that follow have this in common.
    fn heading(&mut self, heading: &GroupHeading) -> io::Result<()>;
    /// One session.
    fn session(&mut self, row: &Row<'_>) -> io::Result<()>;
    /// No more comes.
    fn end(&mut self) -> io::Result<()>;
}

/// One session, borrowed from the index: a long export cannot afford to copy each.
pub(crate) struct Row<'a> {
    pub workspace: &'a WorkspaceId,
    pub entry: SessionRef<'a>,
}

impl Row<'_> {
    /// The card of it.
    pub fn card(&self) -> SessionCard {
        let SessionRef { as_of_ms, session, .. } = &self.entry;
        let session = session.map(|text| (*text).to_owned());
        SessionCard::of_indexed(self.workspace.clone(), session, *as_of_ms)
    }
}

/// What is known before the first row.
pub(crate) struct Head<'a> {
    /// When the file was made.
    pub at: Timestamp,
    /// How many sessions come.
    pub sessions: usize,
    /// How many of those that were named are not known any more.
    pub missing: usize,
    /// Where they come from, in the person's order.
    pub origins: &'a [Origin],
}

/// A workspace that sessions in a file may come from.
pub(crate) struct Origin {
    pub id: WorkspaceId,
    pub name: String,
    /// `None` only for a practice workspace that does not run.
    pub address: Option<String>,
    pub practice: bool,
    /// How many of its sessions are in the file.
    pub sessions: usize,
    /// How many of its sessions are known.
    pub known: usize,
    /// When its last page came; `None` when nothing was read of it.
    pub as_of: Option<Timestamp>,
    /// When the page came by which the session is known that was not met for the longest time.
    pub oldest_as_of: Option<Timestamp>,
}

impl Head<'_> {
    /// The name and the address of a workspace.
    pub fn origin(&self, id: &WorkspaceId) -> (&str, &str) {
        let origin = self.origins.iter().find(|origin| origin.id == *id);
        origin.map(Origin::name_and_address).unwrap_or_default()
    }
}

impl Origin {
    pub fn name_and_address(&self) -> (&str, &str) {
        (&self.name, self.address.as_deref().unwrap_or_default())
    }
}

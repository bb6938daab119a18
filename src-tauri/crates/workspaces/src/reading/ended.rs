//! Which known sessions have ended, as far as a reading shows it.
//!
//! A sure reading has met every session that was there throughout, as far down as it went. One that
//! was known above that place and was not met has ended: if it were there, it could only have moved
//! up. A row that could not be read may be such a session: where its ID could be read it is known
//! which, where it has none the session is in doubt.

use rocketchat::SessionId;
use session_index::{Bits, Index, Reading as IndexReading, Slot, WorkspaceKey};

use super::{
    sweep::{Depth, Goal, Key, Page, Sweep},
    unread::UnreadRows,
};

/// What is known of a workspace, and the first page of a reading in it.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    pub index: &'a Index,
    pub workspace: WorkspaceKey,
    pub first: IndexReading,
}

/// How far down a reading went, and how well.
#[derive(Debug, Clone, Copy)]
pub struct Reach<'a> {
    pub depth: Option<Depth>,
    pub sure: bool,
    pub unread: &'a UnreadRows,
}

impl Reach<'_> {
    /// Whether what was not met has ended.
    pub fn is_certain(&self) -> bool {
        self.sure && !self.unread.may_be_any()
    }
}

/// The known sessions that were not met although they should have been.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct NotMet {
    /// They have ended.
    pub ended: Vec<Slot>,
    /// They may have ended.
    pub doubtful: Vec<(Slot, SessionId)>,
}

/// What a reading has not met.
pub fn not_met(Known { index, workspace, first }: Known<'_>, reach: Reach<'_>) -> NotMet {
    let (mut not_met, is_certain) = (NotMet::default(), reach.is_certain());
    let Reach { depth, sure: _, unread } = reach;
    for (slot, connected) in index.not_met_since(workspace, first) {
        let is_reached = match depth {
            Some(Depth::End) => true,
            Some(Depth::Above(key)) => connected > milliseconds(key),
            None => false,
        };
        if !is_reached {
            continue;
        }
        let id = index.session(slot).and_then(|it| SessionId::parse(&it.session.session_id).ok());
        match id {
            Some(id) if unread.list(&id) => {}
            Some(id) if !is_certain => not_met.doubtful.push((slot, id)),
            Some(_) | None => not_met.ended.push(slot),
        }
    }
    not_met
}

/// Lets a reading of what is new, before it takes a page in, go on below what is known as long as
/// more is shown than the server says that there is, until those are passed that have ended.
/// `unreadable`: rows in the server's total that are no known sessions, as far as they were counted
/// before this reading.
pub fn aim(
    sweep: &mut Sweep<SessionId>,
    page: &Page<SessionId>,
    since: Key,
    unreadable: u64,
    Known { index, workspace, first }: Known<'_>,
    (unmet, met, unread): (&mut Option<Unmet>, &Bits, &UnreadRows),
) {
    let Some(lowest) = page.last().map(|row| row.key) else { return };
    let unreadable = unreadable + sweep.unreadable_new_with(page);
    let ended = (index.count(workspace) as u64 + unreadable).saturating_sub(page.total);
    let mut passed = || {
        let new = || Unmet::new(index.not_met_since(workspace, first));
        unmet.get_or_insert_with(new).above(lowest, |slot| met.contains(slot))
    };
    // One that is in a row that could not be read is not met either.
    let goal =
        if ended == 0 || passed() >= ended + unread.most() { Goal::Down(since) } else { Goal::End };
    sweep.aim(goal);
}

/// How many rows of the server's total are no known sessions, after a reading. Too many make the
/// next reading of what is new go further down, too few would hide that a session has ended.
/// `met`: sessions met; `shown`: sessions known now; `listed`: how many of those are in rows that
/// could not be read; `before`: how many such rows the readings before have left.
pub fn rows_of_nobody(sweep: &Sweep<SessionId>, [met, shown, listed, before]: [u64; 4]) -> u64 {
    let total = sweep.total().unwrap_or_default();
    // Rows are counted by their places, which may change from page to page.
    match sweep.depth() {
        Some(Depth::End) => {
            let counted = sweep.unreadable().saturating_sub(listed);
            counted.max(total.saturating_sub(met + listed))
        }
        Some(Depth::Above(_)) | None => {
            (before + sweep.unreadable_new()).max(total.saturating_sub(shown))
        }
    }
}

/// The known sessions that were not met yet, while a reading goes down the list.
#[derive(Debug)]
pub struct Unmet {
    /// The newest first.
    by_age: Vec<(Option<i64>, Slot)>,
    passed: usize,
    /// Those that were passed and not met.
    left: Vec<(Option<i64>, Slot)>,
}

impl Unmet {
    pub fn new(not_met: Vec<(Slot, Option<i64>)>) -> Self {
        let mut by_age: Vec<_> = not_met.into_iter().map(|(slot, at)| (at, slot)).collect();
        by_age.sort_unstable_by_key(|(at, _)| std::cmp::Reverse(*at));
        Self { by_age, passed: 0, left: Vec::new() }
    }

    /// How many of those above a key have not been met. A page that does not join what was read
    /// lies below some that are met later, and below the one that comes after it.
    pub fn above(&mut self, key: Key, is_met: impl Fn(Slot) -> bool) -> u64 {
        let key = milliseconds(key);
        while let Some(passed) = self.by_age.get(self.passed).filter(|(at, _)| *at > key) {
            self.left.push(*passed);
            self.passed += 1;
        }
        self.left.retain(|(_, slot)| !is_met(*slot));
        self.left.iter().filter(|(at, _)| *at > key).count() as u64
    }
}

fn milliseconds(key: Key) -> Option<i64> {
    key.map(jiff::Timestamp::as_millisecond)
}

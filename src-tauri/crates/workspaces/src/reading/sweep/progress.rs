//! How far a sweep is, and what is certain of it.

use std::hash::Hash;

use super::{Depth, Key, Page, Stage, Sweep};

impl<Id: Clone + Eq + Hash> Sweep<Id> {
    /// How many sessions there are, as the server said last.
    #[must_use]
    pub fn total(&self) -> Option<u64> {
        self.total
    }

    /// Pages taken in, and how many there are of this size on a list that stands still.
    #[must_use]
    pub fn pages(&self) -> (u64, Option<u64>) {
        let all = self.size.zip(self.total).map(|(size, total)| {
            // One row of each page is the last one of the page before.
            total.saturating_sub(1).div_ceil(size.saturating_sub(1).max(1)).max(1)
        });
        (self.pages, all.map(|all| all.max(self.pages)))
    }

    /// Calls still to be made, if nothing moves.
    #[must_use]
    pub fn calls_left(&self) -> Option<u64> {
        let (done, all) = self.pages();
        let again = u64::from(self.moved && self.stage == Stage::Whole);
        let left = all?.saturating_sub(done).saturating_add(again);
        Some(if self.stage == Stage::Finished { 0 } else { left.max(1) })
    }

    /// Rows that could not be read.
    #[must_use]
    pub fn unreadable(&self) -> u64 {
        self.unreadable
    }

    /// Those of them above what was known when the sweep began.
    #[must_use]
    pub fn unreadable_new(&self) -> u64 {
        self.unreadable_new
    }

    /// The same with a page that comes next.
    #[must_use]
    pub fn unreadable_new_with(&self, page: &Page<Id>) -> u64 {
        self.unreadable_new + self.unreadable_in(page).1
    }

    /// How far down everything was read; `None` until it is.
    #[must_use]
    pub fn depth(&self) -> Option<Depth> {
        self.depth
    }

    /// Whether everything that was there throughout is certain to have been in a page.
    #[must_use]
    pub fn is_sure(&self) -> bool {
        self.sure
    }

    /// The newest key when the sweep began. Whatever came or moved later is at or above it.
    #[must_use]
    pub fn head(&self) -> Option<Key> {
        self.head
    }
}

//! Where the pages read so far end, and whether another one continues them.

use std::{collections::HashSet, hash::Hash};

use super::{Key, Page, Row};

/// Where what has been read ends.
#[derive(Debug, Clone)]
pub enum Edge<Id> {
    /// Nothing has been read.
    Top,
    /// At a session.
    Border(Border<Id>),
    /// After a page of which no row could be read.
    Blind {
        /// The place after it.
        next: u64,
        /// The server's total then.
        total: u64,
        /// The key above it, if there is one.
        above: Option<Key>,
    },
}

/// Everything above `key` has been read, and the sessions `tied` of those of this key.
#[derive(Debug, Clone)]
pub struct Border<Id> {
    pub key: Key,
    /// The place of the first session of this key, as long as it is certain.
    pub start: Option<u64>,
    /// The place of the last row read.
    pub end: u64,
    tied: HashSet<Id>,
    /// The last two rows.
    tail: [Option<Row<Id>>; 2],
    /// The server's total when the border was set.
    total: u64,
}

/// How a page fits to what has been read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joint {
    /// It continues it, and nothing has moved in between.
    Quiet,
    /// It continues it.
    Moved,
    /// Something may lie between the two.
    Gap,
}

/// How far a page has brought the edge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reached {
    /// To the border or further down.
    Border,
    /// Not down to the border again: the list has grown by more than a page.
    Above,
}

impl<Id: Clone + Eq + Hash> Edge<Id> {
    pub fn key(&self) -> Option<Key> {
        match self {
            Self::Top => None,
            Self::Border(border) => Some(border.key),
            Self::Blind { above, .. } => *above,
        }
    }

    /// By how much the total has fallen since the edge was set.
    pub fn fallen(&self, total: u64) -> u64 {
        match self {
            Self::Top => 0,
            Self::Border(border) => border.total.saturating_sub(total),
            Self::Blind { total: before, .. } => before.saturating_sub(total),
        }
    }

    /// Whether there are places between what has been read and this one.
    pub fn is_before(&self, place: u64) -> bool {
        matches!(self, Self::Border(border) if border.end + 1 < place)
    }

    pub fn joins(&self, page: &Page<Id>, alone: bool) -> Joint {
        if page.offset == 0 && !matches!(self, Self::Top) {
            return Joint::Moved;
        }
        match self {
            Self::Top => Joint::Quiet,
            // Where a page ends of which no row could be read, nobody knows.
            Self::Blind { .. } => Joint::Gap,
            Self::Border(border) => border.joins(page, alone),
        }
    }

    /// Sets the edge to the end of a page that continues what was read.
    pub fn move_on(&mut self, page: &Page<Id>) -> Reached {
        let Some((last_place, last)) = page.placed().next_back() else {
            let next = page.offset + page.rows.len() as u64;
            *self = Self::Blind { next, total: page.total, above: self.key() };
            return Reached::Border;
        };
        if let Self::Border(border) = self {
            if last.key > border.key {
                border.start = None;
                border.end = last_place;
                return Reached::Above;
            }
            // From the top on, what was known of the places does not count any more.
            let inside = page.first().is_some_and(|first| first.key == border.key);
            if last.key == border.key && inside && page.offset > 0 {
                border.grow(page, last_place);
                return Reached::Border;
            }
        }
        *self = Self::Border(Border::at_end_of(page, last_place, last.key));
        Reached::Border
    }
}

impl<Id: Clone + Eq + Hash> Border<Id> {
    fn at_end_of(page: &Page<Id>, end: u64, key: Key) -> Self {
        let run = page.placed().rev().take_while(|(_, row)| row.key == key);
        let tied: HashSet<Id> = run.map(|(_, row)| row.id.clone()).collect();
        let above = page.placed().rev().find(|(_, row)| row.key != key).map(|(place, _)| place);
        // A row that could not be read may be of this key as well.
        let start = above.map_or(page.offset, |place| place + 1);
        let start = (above.is_some() || page.offset == 0).then_some(start);
        Self { key, start, end, tied, tail: tail_of(page), total: page.total }
    }

    /// The page begins and ends among the sessions of this key.
    fn grow(&mut self, page: &Page<Id>, last_place: u64) {
        self.tied.extend(page.placed().map(|(_, row)| row.id.clone()));
        self.end = self.end.max(last_place);
        self.tail = tail_of(page);
        self.total = page.total;
    }

    fn joins(&self, page: &Page<Id>, alone: bool) -> Joint {
        let Some(first) = page.first() else {
            return Joint::Gap;
        };
        if first.key > self.key {
            return if self.stands(page) { Joint::Quiet } else { Joint::Moved };
        }
        // Below the border only where no row of it was asked for again.
        let begins_there = first.key == self.key || page.offset == self.end + 1;
        let proven = begins_there
            && alone
            && page.total >= self.total
            && page.offset <= self.end + 1
            && self.all_tied_known(page);
        match proven {
            true if page.total == self.total => Joint::Quiet,
            true => Joint::Moved,
            false => Joint::Gap,
        }
    }

    /// Whether there are as many sessions of this key as there are places for them (a row that could
    /// not be read counts as a place: it is not told from another one); or whether
    /// there may be more of them after this page, so that this shows later.
    fn all_tied_known(&self, page: &Page<Id>) -> bool {
        let Some(start) = self.start else {
            return false;
        };
        let next_key = page.placed().find(|(_, row)| row.key < self.key).map(|(place, _)| place);
        let page_end = page.offset + page.rows.len() as u64;
        if next_key.is_none() && page_end != page.total {
            return true;
        }
        let group_end = next_key.unwrap_or(page_end);
        let of_key = page.placed().filter(|(_, row)| row.key == self.key);
        let new = of_key.filter(|(_, row)| !self.tied.contains(&row.id)).count();
        self.tied.len() as u64 + new as u64 >= group_end.saturating_sub(start)
    }

    /// Whether the page begins with the last two rows, the total is as it was, and their keys
    /// differ: the border between two keys has not moved then, whatever the order within a key.
    fn stands(&self, page: &Page<Id>) -> bool {
        let [Some(above), Some(last)] = &self.tail else {
            return false;
        };
        let [Some(Some(first)), Some(Some(second))] = [page.rows.first(), page.rows.get(1)] else {
            return false;
        };
        let in_place = page.offset + 1 == self.end && page.total == self.total;
        in_place && above.key > last.key && first == above && second == last
    }
}

fn tail_of<Id: Clone>(page: &Page<Id>) -> [Option<Row<Id>>; 2] {
    let from_end = |at: usize| page.rows.len().checked_sub(at).and_then(|at| page.rows[at].clone());
    [from_end(2), from_end(1)]
}

//! What is asked for, and what is answered.

use jiff::Timestamp;

/// What the list is ordered by; a session without a time comes last, as on servers.
pub type Key = Option<Timestamp>;

/// A row of a page, as far as the order of the list is concerned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row<Id> {
    /// Which session it is.
    pub id: Id,
    /// When it connected.
    pub key: Key,
}

/// A page as it was answered.
#[derive(Debug, Clone)]
pub struct Page<Id> {
    /// As it was asked for.
    pub offset: u64,
    /// In the order of the answer; `None` for a row that could not be read.
    pub rows: Vec<Option<Row<Id>>>,
    /// How many sessions there are.
    pub total: u64,
    /// The size of a page that the server uses, if it says so.
    pub size: Option<u64>,
    /// Whether a session is in it that was not in an earlier page.
    pub fresh: bool,
}

/// A page to ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageRequest {
    /// How many sessions to pass over.
    pub offset: u64,
    /// How many at most.
    pub count: u32,
}

/// What is to be done next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// Ask for a page.
    One(PageRequest),
    /// Ask for two pages at once, and say what came in this order.
    Two(PageRequest, PageRequest),
    /// There is nothing more to read.
    Finished,
}

/// How far down a sweep reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Goal {
    /// To the end of the list.
    End,
    /// Until everything of this key and above it is read.
    Down(Key),
}

/// How far down a sweep has read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// To the end of the list.
    End,
    /// Everything above this key.
    Above(Key),
}

impl<Id> Page<Id> {
    /// The first row that could be read.
    pub(super) fn first(&self) -> Option<&Row<Id>> {
        self.rows.iter().flatten().next()
    }

    /// The last row that could be read.
    pub(in crate::reading) fn last(&self) -> Option<&Row<Id>> {
        self.rows.iter().flatten().next_back()
    }

    /// Whether no row is newer than the one before it.
    pub(super) fn is_in_order(&self) -> bool {
        self.rows.iter().flatten().map(|row| row.key).is_sorted_by(|one, next| one >= next)
    }

    /// The rows that could be read, with their places in the list.
    pub(super) fn placed(&self) -> impl DoubleEndedIterator<Item = (u64, &Row<Id>)> {
        let offset = self.offset;
        let rows = self.rows.iter().enumerate();
        rows.filter_map(move |(at, row)| row.as_ref().map(|row| (offset + at as u64, row)))
    }
}

//! The slot of a session in the columns.

/// A session's slot in the index, valid until that session is removed. A free slot is reused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slot(u32);

impl Slot {
    /// The place as a number: dense, below the highest number of sessions there ever were.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }

    /// The place with a number from [`Slot::index`].
    ///
    /// # Panics
    /// From 2³² on: so many sessions do not fit into memory.
    #[must_use]
    pub fn at(index: usize) -> Self {
        Self(to_u32(index))
    }

    pub(crate) fn number(self) -> u32 {
        self.0
    }

    pub(crate) fn of_number(number: u32) -> Self {
        Self(number)
    }
}

/// A position or key as the columns hold it.
pub(crate) fn to_u32(number: usize) -> u32 {
    u32::try_from(number).expect("memory ends before four thousand million rows")
}

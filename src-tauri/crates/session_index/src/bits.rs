//! A set of sessions: one bit for each place.

use crate::slot::Slot;

/// A set of places, one bit each; places beyond its end are not in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bits {
    words: Vec<u64>,
}

impl Bits {
    /// The empty set.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Puts a place in.
    pub fn insert(&mut self, slot: Slot) {
        self.set(slot.index());
    }

    /// Whether a place is in it.
    #[must_use]
    pub fn contains(&self, slot: Slot) -> bool {
        self.has(slot.index())
    }

    /// How many places are in it.
    #[must_use]
    pub fn count(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// How many places are in both sets.
    #[must_use]
    pub fn count_in_both(&self, other: &Self) -> usize {
        let words = self.words.iter().zip(&other.words);
        words.map(|(one, other)| (one & other).count_ones() as usize).sum()
    }

    /// The places in it, by number.
    pub fn iter(&self) -> impl Iterator<Item = Slot> + '_ {
        self.ones().map(Slot::at)
    }

    /// An empty set with capacity for `places` places.
    pub(crate) fn zeros(places: usize) -> Self {
        Self { words: vec![0; places.div_ceil(64)] }
    }

    pub(crate) fn words(&self) -> &[u64] {
        &self.words
    }

    pub(crate) fn words_mut(&mut self) -> &mut [u64] {
        &mut self.words
    }

    #[inline]
    pub(crate) fn has(&self, index: usize) -> bool {
        self.words.get(index / 64).is_some_and(|word| word >> (index % 64) & 1 == 1)
    }

    pub(crate) fn set(&mut self, index: usize) {
        if self.words.len() <= index / 64 {
            self.words.resize(index / 64 + 1, 0);
        }
        self.words[index / 64] |= 1 << (index % 64);
    }

    pub(crate) fn unset(&mut self, index: usize) {
        if let Some(word) = self.words.get_mut(index / 64) {
            *word &= !(1 << (index % 64));
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.words.iter().all(|word| *word == 0)
    }

    /// Intersects with the other set.
    pub(crate) fn keep(&mut self, other: &Self) {
        let known = other.words.len().min(self.words.len());
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word &= other;
        }
        self.words[known..].fill(0);
    }

    /// Subtracts the other set.
    pub(crate) fn drop_all(&mut self, other: &Self) {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word &= !other;
        }
    }

    /// Unites with the other set, up to the capacity of this one.
    pub(crate) fn join(&mut self, other: &Self) {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word |= other;
        }
    }

    pub(crate) fn ones(&self) -> impl Iterator<Item = usize> + '_ {
        self.words.iter().enumerate().flat_map(|(at, word)| {
            let mut left = *word;
            std::iter::from_fn(move || {
                let bit = left.trailing_zeros() as usize;
                (left != 0).then(|| {
                    left &= left - 1;
                    at * 64 + bit
                })
            })
        })
    }
}

impl FromIterator<Slot> for Bits {
    fn from_iter<I: IntoIterator<Item = Slot>>(slots: I) -> Self {
        let mut bits = Self::new();
        slots.into_iter().for_each(|slot| bits.insert(slot));
        bits
    }
}

/// The rows of a column whose value passes a test.
pub(crate) fn each<T>(column: &[T], hit: impl Fn(&T) -> bool) -> Bits {
    Bits { words: column.chunks(64).map(|rows| word_of(rows, &hit)).collect() }
}

/// One word of a set: a bit for each of at most 64 rows.
pub(crate) fn word_of<T>(rows: &[T], hit: &impl Fn(&T) -> bool) -> u64 {
    rows.iter().enumerate().fold(0, |word, (at, value)| word | u64::from(hit(value)) << at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_in_comes_out_by_number() {
        let bits: Bits = [200, 3, 64, 63].map(Slot::at).into_iter().collect();
        assert_eq!(bits.ones().collect::<Vec<_>>(), [3, 63, 64, 200]);
        assert_eq!(bits.count(), 4);
        assert!(!bits.contains(Slot::at(100_000)));
        assert_eq!(bits.count_in_both(&[64, 65, 500].map(Slot::at).into_iter().collect()), 1);
    }

    #[test]
    fn what_a_shorter_set_does_not_reach_is_not_kept() {
        let mut bits: Bits = [1, 2, 500].map(Slot::at).into_iter().collect();
        bits.keep(&[2].map(Slot::at).into_iter().collect());
        assert_eq!(bits.ones().collect::<Vec<_>>(), [2]);
    }
}

//! Values that are kept once each, by key.

use std::{
    hash::{BuildHasher, Hash},
    slice,
};

use hashbrown::{DefaultHashBuilder, HashTable};

use crate::slot::small;

/// Distinct values; a value's key is its number.
pub(crate) struct Distinct<T> {
    values: Vec<T>,
    /// The keys with the hashes of what they were asked for by: nothing has to be hashed twice.
    keys: HashTable<(u64, u32)>,
    hasher: DefaultHashBuilder,
}

impl<T> Default for Distinct<T> {
    fn default() -> Self {
        let (keys, hasher) = (HashTable::new(), DefaultHashBuilder::default());
        Self { values: Vec::new(), keys, hasher }
    }
}

impl<T> Distinct<T> {
    pub(crate) fn len(&self) -> usize {
        self.values.len()
    }

    /// The key of the value that is the wanted one; it is added if it is new.
    pub(crate) fn key(
        &mut self,
        wanted: &impl Hash,
        is: impl Fn(&T) -> bool,
        new: impl FnOnce() -> T,
    ) -> u32 {
        let hash = self.hasher.hash_one(wanted);
        let is_wanted = |(of, key): &(u64, u32)| *of == hash && is(&self.values[*key as usize]);
        if let Some((_, key)) = self.keys.find(hash, is_wanted) {
            return *key;
        }
        let key = small(self.values.len());
        self.values.push(new());
        self.keys.insert_unique(hash, (hash, key), |(hash, _)| *hash);
        key
    }

    pub(crate) fn of(&self, key: u32) -> &T {
        &self.values[key as usize]
    }

    /// All values by key.
    pub(crate) fn iter(&self) -> slice::Iter<'_, T> {
        self.values.iter()
    }
}

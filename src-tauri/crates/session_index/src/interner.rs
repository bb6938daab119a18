//! An interner: distinct values by key.

use std::{
    hash::{BuildHasher, Hash},
    slice,
};

use hashbrown::{DefaultHashBuilder, HashTable};

use crate::slot::to_u32;

/// An interner: each distinct value is stored once; its key is its number.
pub(crate) struct Interner<T> {
    values: Vec<T>,
    /// The keys with the hashes of what they were asked for by: nothing has to be hashed twice.
    keys: HashTable<(u64, u32)>,
    hasher: DefaultHashBuilder,
}

impl<T> Default for Interner<T> {
    fn default() -> Self {
        let (keys, hasher) = (HashTable::new(), DefaultHashBuilder::default());
        Self { values: Vec::new(), keys, hasher }
    }
}

impl<T> Interner<T> {
    pub(crate) fn len(&self) -> usize {
        self.values.len()
    }

    /// The key of a value; an unknown value is added.
    pub(crate) fn intern(
        &mut self,
        value: &impl Hash,
        is: impl Fn(&T) -> bool,
        new: impl FnOnce() -> T,
    ) -> u32 {
        let hash = self.hasher.hash_one(value);
        let is_same = |(of, key): &(u64, u32)| *of == hash && is(&self.values[*key as usize]);
        if let Some((_, key)) = self.keys.find(hash, is_same) {
            return *key;
        }
        let key = to_u32(self.values.len());
        self.values.push(new());
        self.keys.insert_unique(hash, (hash, key), |(hash, _)| *hash);
        key
    }

    pub(crate) fn get(&self, key: u32) -> &T {
        &self.values[key as usize]
    }

    /// All values by key.
    pub(crate) fn iter(&self) -> slice::Iter<'_, T> {
        self.values.iter()
    }
}

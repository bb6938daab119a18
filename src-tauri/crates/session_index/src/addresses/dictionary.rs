//! The distinct addresses that are not v4: v6 ones, and texts that are no address.

use std::{
    cmp::Reverse,
    hash::BuildHasher,
    net::{IpAddr, Ipv6Addr},
};

use hashbrown::{DefaultHashBuilder, HashTable};
use memchr::memmem::Finder;

use crate::{bits::Bits, fold::fold, session::Address, slot::to_u32, span::Span, texts::Texts};

/// Addresses by key.
#[derive(Default)]
pub(crate) struct AddressDictionary {
    values: Vec<Value>,
    /// For each key its folded text.
    texts: Texts,
    keys: HashTable<u32>,
    hasher: DefaultHashBuilder,
}

#[derive(PartialEq, Eq, Hash)]
enum Value {
    /// Big-endian; so it needs no alignment.
    V6([u8; 16]),
    Text(Box<str>),
}

impl AddressDictionary {
    pub(crate) fn key(&mut self, address: &Address<&str>) -> u32 {
        let value = match address {
            Address::Ip(IpAddr::V6(address)) => Value::V6(address.octets()),
            Address::Ip(IpAddr::V4(address)) => Value::V6(address.to_ipv6_mapped().octets()),
            Address::Text(text) => Value::Text((*text).into()),
        };
        let Self { values, texts, keys, hasher } = self;
        let hash = hasher.hash_one(&value);
        if let Some(key) = keys.find(hash, |key| values[*key as usize] == value) {
            return *key;
        }
        let key = to_u32(values.len());
        let folded = match &value {
            Value::V6(octets) => Ipv6Addr::from(*octets).to_string(),
            Value::Text(text) => fold(text),
        };
        texts.push([folded.as_bytes()]);
        values.push(value);
        keys.insert_unique(hash, key, |key| hasher.hash_one(&values[*key as usize]));
        key
    }

    pub(crate) fn len(&self) -> usize {
        self.values.len()
    }

    pub(crate) fn get(&self, key: u32) -> Address<&str> {
        match &self.values[key as usize] {
            Value::V6(octets) => Address::Ip(IpAddr::from(*octets)),
            Value::Text(text) => Address::Text(text),
        }
    }

    pub(crate) fn ip(&self, key: u32) -> Option<IpAddr> {
        match &self.values[key as usize] {
            Value::V6(octets) => Some(IpAddr::from(*octets)),
            Value::Text(_) => None,
        }
    }

    pub(crate) fn contains(&self, key: u32, needle: &Finder<'_>) -> bool {
        needle.find(self.texts.get(key as usize)).is_some()
    }

    /// The keys whose text contains a folded needle that is not empty.
    pub(crate) fn search(&self, needle: &Finder<'_>) -> Bits {
        let mut hits = Bits::zeros(self.values.len());
        self.texts.search(needle, &mut hits);
        hits
    }

    /// The keys whose address is one of a span.
    pub(crate) fn within(&self, span: &Span) -> Bits {
        let mut hits = Bits::zeros(self.values.len());
        for key in 0..self.values.len() {
            if self.ip(to_u32(key)).is_some_and(|ip| span.contains(ip)) {
                hits.set(key);
            }
        }
        hits
    }

    /// For each key its place: addresses by number, then texts by their folded form.
    pub(crate) fn ranks(&self) -> Vec<u32> {
        let mut order: Vec<u32> = (0..to_u32(self.values.len())).collect();
        let sorted_by = |key: u32| match &self.values[key as usize] {
            Value::V6(octets) => (Reverse(true), &octets[..], ""),
            Value::Text(text) => (Reverse(false), self.texts.get(key as usize), &**text),
        };
        order.sort_unstable_by(|one, other| sorted_by(*one).cmp(&sorted_by(*other)));
        let mut ranks = vec![0; order.len()];
        for (rank, key) in order.into_iter().enumerate() {
            ranks[key as usize] = to_u32(rank);
        }
        ranks
    }
}

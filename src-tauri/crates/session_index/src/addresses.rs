//! A column of addresses: v4 ones as numbers, all others stored once each.

use std::net::{IpAddr, Ipv4Addr};

use memchr::memmem::Finder;

use crate::{
    bits::{Bits, each},
    internal::is_internal,
    labels::{INTERNAL_ADDRESS, UNKNOWN_ADDRESS},
    session::Address,
    span::Span,
    word_prefix::has_word_prefix,
};

use dictionary::AddressDictionary;
use dotted::Dotted;

mod dictionary;
mod dotted;

/// Addresses by row.
#[derive(Default)]
pub(crate) struct Addresses {
    /// The v4 address as a number, or the key among the others; 0 if unknown.
    numbers: Vec<u32>,
    v4: Bits,
    other: Bits,
    /// Those of a network of their own.
    internal: Bits,
    others: AddressDictionary,
}

/// A folded search text, prepared for the addresses.
pub(crate) struct AddressQuery<'f, 'n> {
    needle: &'f Finder<'n>,
    dotted: Option<Dotted>,
    /// Whether the text matches the label of an internal address.
    internal: bool,
    /// Whether the text matches the label of a missing address.
    unknown: bool,
}

impl<'f, 'n> AddressQuery<'f, 'n> {
    pub(crate) fn of(text: &str, needle: &'f Finder<'n>) -> Self {
        let internal = has_word_prefix(INTERNAL_ADDRESS, text);
        let unknown = has_word_prefix(UNKNOWN_ADDRESS, text);
        Self { needle, dotted: Dotted::of(text), internal, unknown }
    }
}

/// The stored address of a row. The order is that of [`crate::query::Sort::Address`]: v4 by
/// number, then v6 by number, then text, then unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum AddressValue {
    V4(u32),
    /// A key of the dictionary.
    Other(u32),
    Unknown,
}

impl Addresses {
    pub(crate) fn push(&mut self, address: Option<&Address<&str>>) {
        self.numbers.push(0);
        self.set(self.numbers.len() - 1, address);
    }

    pub(crate) fn set(&mut self, row: usize, address: Option<&Address<&str>>) {
        self.v4.unset(row);
        self.other.unset(row);
        self.internal.unset(row);
        if let Some(Address::Ip(ip)) = address
            && is_internal(*ip)
        {
            self.internal.set(row);
        }
        self.numbers[row] = match address {
            None => 0,
            Some(Address::Ip(IpAddr::V4(address))) => {
                self.v4.set(row);
                address.to_bits()
            }
            Some(other) => {
                self.other.set(row);
                self.others.key(other)
            }
        };
    }

    pub(crate) fn get(&self, row: usize) -> Option<Address<&str>> {
        match self.value(row) {
            AddressValue::V4(number) => Some(Address::Ip(IpAddr::V4(Ipv4Addr::from_bits(number)))),
            AddressValue::Other(key) => Some(self.others.get(key)),
            AddressValue::Unknown => None,
        }
    }

    /// The address, if it is one.
    pub(crate) fn ip(&self, row: usize) -> Option<IpAddr> {
        match self.value(row) {
            AddressValue::V4(number) => Some(IpAddr::V4(Ipv4Addr::from_bits(number))),
            AddressValue::Other(key) => self.others.ip(key),
            AddressValue::Unknown => None,
        }
    }

    pub(crate) fn value(&self, row: usize) -> AddressValue {
        if self.v4.has(row) {
            AddressValue::V4(self.numbers[row])
        } else if self.other.has(row) {
            AddressValue::Other(self.numbers[row])
        } else {
            AddressValue::Unknown
        }
    }

    /// How many distinct addresses that are not v4 are stored.
    pub(crate) fn distinct(&self) -> usize {
        self.others.len()
    }

    /// The number of a row's v4 address, or its key among the others.
    pub(crate) fn number(&self, row: u32) -> u32 {
        self.numbers[row as usize]
    }

    /// For each key of the others its place in the order of addresses.
    pub(crate) fn ranks(&self) -> Vec<u32> {
        self.others.ranks()
    }

    /// Whether a text hits a row.
    pub(crate) fn contains(&self, row: usize, text: &AddressQuery<'_, '_>) -> bool {
        let is_text = match self.value(row) {
            AddressValue::V4(number) => {
                text.dotted.as_ref().is_some_and(|dotted| dotted.hits(number))
            }
            AddressValue::Other(key) => self.others.contains(key, text.needle),
            AddressValue::Unknown => text.unknown,
        };
        is_text || text.internal && self.internal.has(row)
    }

    /// Adds the rows that a text which is not empty hits; also rows that are free.
    pub(crate) fn search(&self, text: &AddressQuery<'_, '_>, hits: &mut Bits) {
        if let Some(dotted) = &text.dotted {
            self.add_v4(hits, |number| dotted.hits(number));
        }
        self.add_others(hits, &self.others.search(text.needle));
        if text.internal {
            hits.join(&self.internal);
        }
        if text.unknown {
            for (at, hits) in hits.words_mut().iter_mut().enumerate() {
                let known = |bits: &Bits| bits.words().get(at).copied().unwrap_or_default();
                *hits |= !(known(&self.v4) | known(&self.other));
            }
        }
    }

    pub(crate) fn lies_in(&self, row: usize, span: &Span) -> bool {
        self.ip(row).is_some_and(|ip| span.contains(ip))
    }

    /// Adds the rows whose address is one of a span.
    pub(crate) fn search_span(&self, span: &Span, hits: &mut Bits) {
        match span.v4() {
            // One comparison: what lies before the first wraps around to behind the last.
            Some((first, last)) => {
                self.add_v4(hits, |number| number.wrapping_sub(first) <= last - first);
            }
            None => self.add_others(hits, &self.others.within(span)),
        }
    }

    /// The rows with the same address as one whose address is known.
    pub(crate) fn like(&self, row: usize) -> Bits {
        let number = self.numbers[row];
        let mut rows = each(&self.numbers, |other| *other == number);
        rows.keep(if self.v4.has(row) { &self.v4 } else { &self.other });
        rows
    }

    fn add_v4(&self, hits: &mut Bits, hit: impl Fn(u32) -> bool) {
        let known = self.v4.words().iter().zip(hits.words_mut());
        for (numbers, (known, hits)) in self.numbers.chunks(64).zip(known) {
            let mut found = 0;
            for (at, number) in numbers.iter().enumerate() {
                found |= u64::from(hit(*number)) << at;
            }
            *hits |= found & known;
        }
    }

    fn add_others(&self, hits: &mut Bits, others: &Bits) {
        if others.is_empty() {
            return;
        }
        for row in self.other.ones() {
            if others.has(self.numbers[row] as usize) {
                hits.set(row);
            }
        }
    }
}

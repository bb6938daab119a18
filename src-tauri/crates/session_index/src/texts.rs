//! Texts side by side, searched in one pass.

use memchr::memmem::Finder;

use crate::{bits::Bits, charset::Charset, slot::to_u32};

/// Ends a field; no UTF-8 text contains it, so no needle reaches from one field into the next.
pub(crate) const END: u8 = 0xFF;

/// A field as text, as it came in.
pub(crate) fn text(field: &[u8]) -> &str {
    std::str::from_utf8(field).unwrap_or_default()
}

/// Texts by key, each of fields that end with [`END`].
#[derive(Default)]
pub(crate) struct Texts {
    bytes: Vec<u8>,
    ends: Vec<u32>,
    charset: Charset,
}

impl Texts {
    pub(crate) fn push<'t>(&mut self, fields: impl IntoIterator<Item = &'t [u8]>) {
        for field in fields {
            self.charset.add(field);
            self.bytes.extend_from_slice(field);
            self.bytes.push(END);
        }
        self.ends.push(to_u32(self.bytes.len()));
    }

    pub(crate) fn get(&self, key: usize) -> &[u8] {
        let from = key.checked_sub(1).map_or(0, |last| self.ends[last]);
        &self.bytes[from as usize..self.ends[key] as usize]
    }

    /// Adds the keys of which a field contains a needle that is not empty.
    pub(crate) fn search(&self, needle: &Finder<'_>, hits: &mut Bits) {
        if !self.charset.may_contain(needle.needle()) {
            return;
        }
        let (mut key, mut from) = (0, 0);
        while let Some(end) = self.ends.get(key) {
            // Neighbours often begin alike, as addresses of one network do.
            let begins = from < *end as usize && self.bytes[from..].starts_with(needle.needle());
            if !begins {
                let Some(found) = next(needle, &self.bytes[from..]) else { return };
                key = self.holder(key, from + found);
            }
            hits.set(key);
            from = self.ends[key] as usize;
            key += 1;
        }
    }

    /// The key in whose text a position lies; it is not below `least`, and mostly near it.
    fn holder(&self, least: usize, position: usize) -> usize {
        let ends_before = |end: &u32| *end as usize <= position;
        let (mut below, mut step) = (least, 1);
        while self.ends.get(below + step - 1).is_some_and(ends_before) {
            below += step;
            step *= 2;
        }
        let above = self.ends.len().min(below + step);
        below + self.ends[below..above].partition_point(ends_before)
    }
}

fn next(needle: &Finder<'_>, bytes: &[u8]) -> Option<usize> {
    match *needle.needle() {
        [letter] => memchr::memchr(letter, bytes),
        _ => needle.find(bytes),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_texts_with_a_hit_are_found_and_no_hit_reaches_over_a_field() {
        let mut texts = Texts::default();
        texts.push([&b"ab"[..], b"cd"]);
        texts.push([]);
        for _ in 0..40 {
            texts.push([&b"x"[..]]);
        }
        texts.push([&b""[..], b"bcab"]);
        let hits = |needle: &str| {
            let mut hits = Bits::default();
            texts.search(&Finder::new(needle), &mut hits);
            hits.ones().collect::<Vec<_>>()
        };
        assert_eq!(hits("ab"), [0, 42]);
        assert_eq!(hits("a"), [0, 42]);
        assert_eq!(hits("xx"), [] as [usize; 0]);
        assert_eq!(hits("bc"), [42]);
        assert_eq!(hits("x").len(), 40);
        assert_eq!(texts.get(42), b"\xFFbcab\xFF");
    }
}

//! A column of IDs: 17 characters each as a rule, searched without regard to case.

use std::collections::BTreeMap;

use memchr::memmem::Finder;

use crate::{bits::Bits, charset::Charset, fold::fold, slot::to_u32, texts::text};

/// The length of the IDs that Rocket.Chat and Meteor give (`Random.id`).
const USUAL: usize = 17;

/// Fills the rows of unusual and absent IDs; no UTF-8 text contains these bytes.
const NO_TEXT: [u8; USUAL] = [0xFF; USUAL];

/// For each of eight places the bit that makes a small letter of ASCII a capital, where it is one.
fn capital_bits(capitals: u8) -> [u8; 8] {
    let own_bit_each = (u64::from(capitals) * 0x0101_0101_0101_0101) & 0x8040_2010_0804_0201;
    let high_bit_each = (own_bit_each + 0x7F7F_7F7F_7F7F_7F7F) & 0x8080_8080_8080_8080;
    (high_bit_each >> 2).to_le_bytes()
}

/// IDs by row: the usual ones in lower case side by side, with a bit for each capital letter.
#[derive(Default)]
pub(crate) struct Ids {
    folded: Vec<u8>,
    /// A bit for each of the first 16 letters; those of the last one lie together.
    capitals: Vec<u16>,
    last_capitals: Bits,
    /// Those that any usual ID ever had in lower case.
    charset: Charset,
    /// Of another length or not ASCII.
    unusual: BTreeMap<u32, Unusual>,
}

struct Unusual {
    exact: Box<str>,
    folded: Box<str>,
}

impl Ids {
    pub(crate) fn len(&self) -> usize {
        self.capitals.len()
    }

    /// Adds a row.
    pub(crate) fn push(&mut self, id: Option<&str>) {
        self.folded.extend_from_slice(&NO_TEXT);
        self.capitals.push(0);
        self.set(self.len() - 1, id);
    }

    pub(crate) fn set(&mut self, row: usize, id: Option<&str>) {
        let bytes = &mut self.folded[row * USUAL..][..USUAL];
        bytes.copy_from_slice(&NO_TEXT);
        self.capitals[row] = 0;
        self.last_capitals.unset(row);
        self.unusual.remove(&to_u32(row));
        let Some(id) = id else { return };
        if id.len() == USUAL && id.is_ascii() {
            bytes.copy_from_slice(id.as_bytes());
            bytes.make_ascii_lowercase();
            let (first, last) = capitals(id);
            self.capitals[row] = first;
            if last {
                self.last_capitals.set(row);
            }
            self.charset.add(bytes);
        } else {
            let unusual = Unusual { exact: id.into(), folded: fold(id).into() };
            self.unusual.insert(to_u32(row), unusual);
        }
    }

    /// Calls with the exact bytes of a row's ID.
    pub(crate) fn read<R>(&self, row: usize, then: impl FnOnce(Option<&[u8]>) -> R) -> R {
        let mut bytes = [0; USUAL];
        bytes.copy_from_slice(&self.folded[row * USUAL..][..USUAL]);
        if bytes == NO_TEXT {
            return then(self.unusual.get(&to_u32(row)).map(|id| id.exact.as_bytes()));
        }
        bytes[USUAL - 1] ^= u8::from(self.last_capitals.has(row)) << 5;
        let capitals = self.capitals[row].to_le_bytes();
        for (bytes, capitals) in bytes.chunks_mut(8).zip(capitals) {
            for (byte, bit) in bytes.iter_mut().zip(capital_bits(capitals)) {
                *byte ^= bit;
            }
        }
        then(Some(&bytes))
    }

    /// Writes the exact ID of a row to `scratch`; returns whether there is one.
    pub(crate) fn write(&self, row: usize, scratch: &mut String) -> bool {
        scratch.clear();
        self.read(row, |bytes| {
            scratch.push_str(text(bytes.unwrap_or_default()));
            bytes.is_some()
        })
    }

    pub(crate) fn is(&self, row: usize, id: Option<&str>) -> bool {
        self.read(row, |bytes| bytes == id.map(str::as_bytes))
    }

    /// Whether a row's folded ID contains a folded needle.
    pub(crate) fn contains(&self, row: usize, needle: &Finder<'_>) -> bool {
        let usual = &self.folded[row * USUAL..][..USUAL];
        match usual[0] {
            0xFF => self
                .unusual
                .get(&to_u32(row))
                .is_some_and(|id| needle.find(id.folded.as_bytes()).is_some()),
            _ => needle.find(usual).is_some(),
        }
    }

    /// Adds the rows whose folded ID has a letter. Every second one has it, so that each is looked at
    /// as a whole instead of stopping at each hit.
    fn search_letter(&self, letter: u8, hits: &mut Bits) {
        let (ids, _) = self.folded.as_chunks::<USUAL>();
        for (word, ids) in hits.words_mut().iter_mut().zip(ids.chunks(64)) {
            for (at, id) in ids.iter().enumerate() {
                let has = id.iter().fold(0, |has, byte| has | u8::from(*byte == letter));
                *word |= u64::from(has) << at;
            }
        }
    }

    /// Adds the rows whose folded ID contains a folded needle that is not empty. The set has room for
    /// all rows.
    pub(crate) fn search(&self, needle: &Finder<'_>, hits: &mut Bits) {
        let length = needle.needle().len();
        if !self.charset.may_contain(needle.needle()) {
            // No usual ID.
        } else if let [letter] = *needle.needle() {
            self.search_letter(letter, hits);
        } else if length <= USUAL {
            let mut from = 0;
            while let Some(found) = needle.find(&self.folded[from..]) {
                let (row, at) = ((from + found) / USUAL, (from + found) % USUAL);
                if at + length <= USUAL {
                    hits.set(row);
                    from = (row + 1) * USUAL;
                } else {
                    from += found + 1;
                }
            }
        }
        for (row, id) in &self.unusual {
            if needle.find(id.folded.as_bytes()).is_some() {
                hits.set(*row as usize);
            }
        }
    }
}

/// Which of the first 16 letters are capital, and whether the last one is.
fn capitals(id: &str) -> (u16, bool) {
    let is_capital = |(at, byte): (usize, u8)| u32::from(byte.is_ascii_uppercase()) << at;
    let all = id.bytes().enumerate().map(is_capital).fold(0, |all, bit| all | bit);
    let [.., high, low] = all.to_be_bytes();
    (u16::from_be_bytes([high, low]), all >> 16 & 1 == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    const IDS: [Option<&str>; 6] = [
        Some("uBNL9dTjJ4s6Pjp4K"),
        None,
        Some("short"),
        Some("Größe-ÜBER-siebzehn-Zeichen"),
        Some("kkkkkkkkkkkkkkkkk"),
        Some("KKKKKKKKKKKKKKKKK"),
    ];

    fn ids() -> Ids {
        let mut ids = Ids::default();
        for id in IDS {
            ids.push(id);
        }
        ids
    }

    fn rows_with(needle: &str) -> Vec<usize> {
        let (ids, needle) = (ids(), Finder::new(needle));
        let mut hits = Bits::zeros(ids.len());
        ids.search(&needle, &mut hits);
        let one_by_one: Vec<_> = (0..ids.len()).filter(|row| ids.contains(*row, &needle)).collect();
        assert_eq!(hits.ones().collect::<Vec<_>>(), one_by_one);
        one_by_one
    }

    fn written(ids: &Ids, row: usize) -> Option<String> {
        let mut scratch = "left from before".to_owned();
        ids.write(row, &mut scratch).then_some(scratch)
    }

    #[test]
    fn every_id_comes_out_as_it_went_in() {
        let ids = ids();
        assert_eq!(
            (0..ids.len()).map(|row| written(&ids, row)).collect::<Vec<_>>(),
            IDS.map(|id| id.map(String::from))
        );
    }

    #[test]
    fn case_does_not_matter_and_a_hit_does_not_cross_rows() {
        assert_eq!(rows_with("ubnl9dtjj4s6pjp4k"), [0]);
        assert_eq!(rows_with("k"), [0, 4, 5]);
        assert_eq!(rows_with(&"k".repeat(17)), [4, 5]);
        assert_eq!(rows_with(&"k".repeat(18)), [] as [usize; 0]);
    }

    #[test]
    fn ids_of_any_length_are_searched_folded() {
        assert_eq!(rows_with("ort"), [2]);
        assert_eq!(rows_with("grosse-uber-siebzehn-z"), [3]);
    }

    #[test]
    fn a_row_can_be_given_another_id() {
        let mut ids = ids();
        ids.set(3, Some("uBNL9dTjJ4s6Pjp4k"));
        assert!(ids.is(3, Some("uBNL9dTjJ4s6Pjp4k")));
        assert!(!ids.is(3, Some("uBNL9dTjJ4s6Pjp4K")));
    }
}

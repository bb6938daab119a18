//! Searches a part of the text of a v4 address in its number.

/// The values that each of the four numbers may have so that the text contains a needle.
///
/// A needle of `n` dots fits at `4 - n` places; each has a bit. A number has a place's bit if the
/// needle, laid there, leaves it possible; an address is a hit if one place is left by all four.
pub(crate) struct Dotted {
    places: [[u8; 256]; 4],
}

impl Dotted {
    /// A needle that can be part of a v4 address: digits, and at most three dots.
    pub(crate) fn of(needle: &str) -> Option<Self> {
        let parts: Vec<&str> = needle.split('.').collect();
        if parts.len() > 4 || !needle.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
            return None;
        }
        let mut places = [[0; 256]; 4];
        for (position, table) in places.iter_mut().enumerate() {
            for (number, possible) in (0_u8..=255).zip(table) {
                let text = number.to_string();
                for first in 0..=4 - parts.len() {
                    let part = position.checked_sub(first).and_then(|part| parts.get(part));
                    let at_start = position > first;
                    let at_end = position + 1 < first + parts.len();
                    if part.is_none_or(|part| fits(&text, part, at_start, at_end)) {
                        *possible |= 1 << first;
                    }
                }
            }
        }
        Some(Self { places })
    }

    #[inline]
    pub(crate) fn hits(&self, address: u32) -> bool {
        let [a, b, c, d] = address.to_be_bytes().map(usize::from);
        let [first, second, third, fourth] = &self.places;
        first[a] & second[b] & third[c] & fourth[d] != 0
    }
}

/// Whether a part of the needle fits a number: a dot before it holds it at the start, one behind
/// it at the end.
fn fits(number: &str, part: &str, at_start: bool, at_end: bool) -> bool {
    match (at_start, at_end) {
        (true, true) => number == part,
        (true, false) => number.starts_with(part),
        (false, true) => number.ends_with(part),
        (false, false) => number.contains(part),
    }
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use proptest::prelude::*;

    use super::*;

    fn hits(needle: &str, address: Ipv4Addr) -> bool {
        Dotted::of(needle).is_some_and(|needle| needle.hits(address.to_bits()))
    }

    proptest! {
        #[test]
        fn a_needle_hits_where_the_text_contains_it(
            address: [u8; 4],
            needle in "[0-9]{0,3}(\\.[0-9]{0,3}){0,4}|1{1,3}(\\.1{0,3}){0,3}",
            from in 0..15_usize,
            length in 1..15_usize,
        ) {
            let address = Ipv4Addr::from(address);
            let text = address.to_string();
            prop_assert_eq!(hits(&needle, address), text.contains(&needle));
            let part: String = text.chars().skip(from).take(length).collect();
            prop_assert!(hits(&part, address), "{} in {}", part, text);
        }
    }

    #[test]
    fn a_needle_that_fits_at_two_places_hits_at_either() {
        let at_either = Ipv4Addr::new(1, 1, 2, 1);
        assert!(hits("1.2", at_either) && hits("2.1", at_either) && hits("1.1.2", at_either));
        assert!(!hits("1.1.1", at_either) && !hits("2.2", at_either));
    }
}

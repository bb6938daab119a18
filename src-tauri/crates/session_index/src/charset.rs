//! Which characters occur in some texts at all. Many a needle has one that does not, and needs no
//! search then: no v6 address has an `n`, no usual ID a dot.

/// The characters of all texts so far.
#[derive(Default)]
pub(crate) struct Letters {
    /// A bit for each ASCII character.
    ascii: u128,
    /// Whether there is any other.
    others: bool,
}

impl Letters {
    pub(crate) fn add(&mut self, text: &[u8]) {
        for byte in text {
            match 1_u128.checked_shl((*byte).into()) {
                Some(bit) => self.ascii |= bit,
                None => self.others = true,
            }
        }
    }

    /// Whether a text of these characters can contain a needle.
    pub(crate) fn can_spell(&self, needle: &[u8]) -> bool {
        needle.iter().all(|byte| match 1_u128.checked_shl((*byte).into()) {
            Some(bit) => self.ascii & bit != 0,
            None => self.others,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_needle_with_a_character_that_no_text_has_cannot_be_spelt() {
        let mut letters = Letters::default();
        letters.add(b"2001:db8::1");
        letters.add(b"\x7f");
        for (needle, expected) in [
            ("db8", true),
            ("8::", true),
            ("\x7f", true),
            ("an", false),
            ("d\0", false),
            ("ü", false),
        ] {
            assert_eq!(letters.can_spell(needle.as_bytes()), expected, "{needle}");
        }
        letters.add("ö".as_bytes());
        assert!(letters.can_spell("ü".as_bytes()), "beyond ASCII nothing is told apart");
    }
}

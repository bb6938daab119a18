//! A character prefilter: a needle with a character that no text has needs no search. No v6 address
//! has an `n`, no usual ID a dot.

/// The characters of all texts so far.
#[derive(Default)]
pub(crate) struct Charset {
    /// A bit for each ASCII character.
    ascii: u128,
    /// Whether any text has a character beyond ASCII.
    others: bool,
}

impl Charset {
    pub(crate) fn add(&mut self, text: &[u8]) {
        for byte in text {
            match 1_u128.checked_shl((*byte).into()) {
                Some(bit) => self.ascii |= bit,
                None => self.others = true,
            }
        }
    }

    /// Whether a text of these characters can contain a needle; `false` is certain.
    pub(crate) fn may_contain(&self, needle: &[u8]) -> bool {
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
    fn a_needle_with_a_character_that_no_text_has_is_ruled_out() {
        let mut charset = Charset::default();
        charset.add(b"2001:db8::1");
        charset.add(b"\x7f");
        for (needle, expected) in [
            ("db8", true),
            ("8::", true),
            ("\x7f", true),
            ("an", false),
            ("d\0", false),
            ("ü", false),
        ] {
            assert_eq!(charset.may_contain(needle.as_bytes()), expected, "{needle}");
        }
        charset.add("ö".as_bytes());
        assert!(charset.may_contain("ü".as_bytes()), "beyond ASCII nothing is told apart");
    }
}

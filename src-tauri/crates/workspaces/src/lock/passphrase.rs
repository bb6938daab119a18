//! What a person opens the lock with.

use rocketchat::Secret;
use unicode_normalization::UnicodeNormalization;

/// A PIN or passphrase, as it is used: the same text, whichever keyboard wrote its accents.
#[derive(Debug, Clone)]
pub struct Passphrase(Secret);

/// Why text cannot be a PIN or passphrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PassphraseProblem {
    /// Fewer than [`Passphrase::SHORTEST`] characters.
    #[error("a PIN or passphrase has at least {} characters", Passphrase::SHORTEST)]
    TooShort,
    /// More than [`Passphrase::LONGEST`] characters.
    #[error("a passphrase has at most {} characters", Passphrase::LONGEST)]
    TooLong,
    /// One character again and again, or a row such as 123456.
    #[error("this is among the first that anybody would try")]
    TooEasy,
}

impl Passphrase {
    /// The fewest characters. With five tries, a passer-by finds one of a million in 200,000 walks.
    pub const SHORTEST: usize = 6;
    /// The most characters.
    pub const LONGEST: usize = 200;

    /// Takes what was typed to open the lock.
    ///
    /// # Errors
    /// When no PIN or passphrase can be this text.
    pub fn parse(typed: &Secret) -> Result<Self, PassphraseProblem> {
        let text: String = typed.expose().nfc().collect();
        let passphrase = Self(Secret::new(text));
        match passphrase.expose().chars().count() {
            ..Self::SHORTEST => Err(PassphraseProblem::TooShort),
            Self::SHORTEST..=Self::LONGEST => Ok(passphrase),
            _ => Err(PassphraseProblem::TooLong),
        }
    }

    /// Takes what was typed as a new one.
    ///
    /// # Errors
    /// As [`Self::parse`], and for the first that anybody would try.
    pub fn parse_new(typed: &Secret) -> Result<Self, PassphraseProblem> {
        let passphrase = Self::parse(typed)?;
        if is_a_row(passphrase.expose()) {
            return Err(PassphraseProblem::TooEasy);
        }
        Ok(passphrase)
    }

    /// The text itself.
    #[must_use]
    pub fn expose(&self) -> &str {
        self.0.expose()
    }
}

/// Whether each character is as far from the one before: `000000`, `123456`, `fedcba`.
fn is_a_row(text: &str) -> bool {
    let step = |(one, next): (char, char)| i64::from(u32::from(next)) - i64::from(u32::from(one));
    let mut steps = text.chars().zip(text.chars().skip(1)).map(step);
    let first = steps.next().unwrap_or_default();
    (-1..=1).contains(&first) && steps.all(|step| step == first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(text: &str) -> Option<PassphraseProblem> {
        Passphrase::parse_new(&Secret::new(text.to_owned())).err()
    }

    #[test]
    fn what_anybody_would_try_first_is_no_new_pin_but_may_be_typed() {
        for text in ["000000", "123456", "987654", "aaaaaaaa", "fedcba"] {
            assert_eq!(problem(text), Some(PassphraseProblem::TooEasy), "{text}");
            assert!(Passphrase::parse(&Secret::new(text.to_owned())).is_ok(), "{text}");
        }
        for text in ["135791", "482913", "0000001", "correct horse"] {
            assert_eq!(problem(text), None, "{text}");
        }
    }

    #[test]
    fn length_is_counted_in_characters() {
        assert_eq!(problem("48291"), Some(PassphraseProblem::TooShort));
        assert_eq!(problem("éü日本語"), Some(PassphraseProblem::TooShort));
        assert_eq!(problem(&"ä1".repeat(100)), None);
        assert_eq!(problem(&"ä1".repeat(101)), Some(PassphraseProblem::TooLong));
    }

    #[test]
    fn an_accent_is_the_same_however_it_was_typed() {
        let [one, two] = ["caf\u{e9} noir", "cafe\u{301} noir"]
            .map(|text| Passphrase::parse(&Secret::new(text.to_owned())).unwrap());
        assert_eq!(one.expose(), two.expose());
        assert!(!format!("{one:?}").contains("noir"));
    }
}

//! A second factor in the form in which servers take it.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::{Method, SecondFactor, Secret};

/// A second factor, ready to be sent as `x-2fa-code` and `x-2fa-method`, or as a sign-in's `code`.
///
/// The code is letters and digits only, so it is always a valid header.
#[derive(Debug, Clone)]
pub struct Proof {
    /// The method that the code is for.
    pub method: Method,
    /// The code as sent.
    pub code: Secret,
}

/// The longest code that is sent; real ones have 6, 8 or 64 characters.
const LONGEST_CODE: usize = 64;

impl Proof {
    /// Normalises what a person typed. `None` when it cannot be a code of this method, so that the
    /// server need not be asked: its answer would be `totp-invalid`.
    ///
    /// Authenticator codes lose white space and hyphens (servers do not trim them, and refuse a
    /// code with a space in it) but keep their case, since backup codes have one. Mailed codes are
    /// shown as `123-456` and lose all that is not a digit, as servers do. A password becomes its
    /// SHA-256 in lower-case hex.
    #[must_use]
    pub fn of(factor: &SecondFactor) -> Option<Self> {
        let typed = factor.code.expose();
        let code = match factor.method {
            Method::Totp => typed.chars().filter(|c| !c.is_whitespace() && *c != '-').collect(),
            Method::Email => typed.chars().filter(char::is_ascii_digit).collect(),
            Method::Password if typed.is_empty() => String::new(),
            Method::Password => hex_of_sha256(typed),
        };
        let code = Zeroizing::new(code);
        let possible = (1..=LONGEST_CODE).contains(&code.len())
            && code.bytes().all(|b| b.is_ascii_alphanumeric());
        possible.then(|| Self { method: factor.method, code: Secret::new(code.to_string()) })
    }
}

fn hex_of_sha256(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().fold(String::with_capacity(64), |mut hex, byte| {
        let _infallible = write!(hex, "{byte:02x}");
        hex
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn sent(method: Method, typed: &str) -> Option<String> {
        let factor = SecondFactor { method, code: Secret::new(typed.to_owned()) };
        Proof::of(&factor).map(|proof| proof.code.expose().to_owned())
    }

    #[test]
    fn codes_are_sent_as_servers_take_them() {
        let hash_of_password = "5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8";
        for (method, typed, expected) in [
            (Method::Totp, "123456", Some("123456")),
            (Method::Totp, " 612 921\n", Some("612921")),
            (Method::Totp, "612\u{a0}921", Some("612921")),
            (Method::Totp, "BackUp01", Some("BackUp01")),
            (Method::Totp, "", None),
            (Method::Totp, "   ", None),
            (Method::Totp, "12345\u{0}", None),
            (Method::Totp, "12é456", None),
            (Method::Totp, "１２３４５６", None),
            (Method::Email, "123-456", Some("123456")),
            (Method::Email, "Code: 123 456.", Some("123456")),
            (Method::Email, "no digits", None),
            (Method::Password, "password", Some(hash_of_password)),
            (Method::Password, "", None),
        ] {
            assert_eq!(sent(method, typed).as_deref(), expected, "{method:?} {typed:?}");
        }
    }

    #[test]
    fn a_password_keeps_its_spaces() {
        assert_ne!(sent(Method::Password, " pass "), sent(Method::Password, "pass"));
    }

    #[test]
    fn a_text_longer_than_any_code_is_not_sent() {
        assert_eq!(sent(Method::Totp, &"1".repeat(65)), None);
        assert!(sent(Method::Totp, &"1".repeat(64)).is_some());
    }

    proptest! {
        #[test]
        fn whatever_is_typed_becomes_a_valid_header_or_nothing(typed in any::<String>()) {
            for method in [Method::Totp, Method::Email, Method::Password] {
                if let Some(code) = sent(method, &typed) {
                    prop_assert!(reqwest::header::HeaderValue::from_str(&code).is_ok());
                    prop_assert!(!code.is_empty());
                }
            }
        }
    }
}

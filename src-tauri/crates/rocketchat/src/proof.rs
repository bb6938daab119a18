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
    /// Digits of any script and full-width letters become ASCII. Authenticator codes lose white
    /// space, punctuation and invisible marks (servers do not trim them, and refuse a code with a
    /// space in it) but keep their case, since backup codes have one. Mailed codes are shown as
    /// `123-456` and lose all that is not a digit, as servers do. A password becomes its SHA-256 in
    /// lower-case hex. The window normalises codes the same way; both tests read
    /// `proof/codes.json`.
    #[must_use]
    pub fn of(factor: &SecondFactor) -> Option<Self> {
        let typed = factor.code.expose();
        let code = match factor.method {
            Method::Totp => typed.chars().map(plain).filter(|c| c.is_alphanumeric()).collect(),
            Method::Email => typed.chars().map(plain).filter(char::is_ascii_digit).collect(),
            Method::Password if typed.is_empty() => String::new(),
            Method::Password => hex_of_sha256(typed),
        };
        let code = Zeroizing::new(code);
        let possible = (1..=LONGEST_CODE).contains(&code.len())
            && code.bytes().all(|b| b.is_ascii_alphanumeric());
        possible.then(|| Self { method: factor.method, code: Secret::new(code.to_string()) })
    }
}

/// Where the digits of each script begin: Unicode keeps ten of them together.
const ZEROS: [u32; 24] = [
    0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50,
    0xed0, 0xf20, 0x1040, 0x17e0, 0x1810, 0xff10, 0x1_d7ce, 0x1_d7d8, 0x1_d7e2, 0x1_d7ec, 0x1_d7f6,
];
/// Full-width letters stand this far behind their ASCII ones.
const FULL_WIDTH: u32 = 0xfee0;

/// The digits of any script, and full-width letters, as ASCII.
fn plain(sign: char) -> char {
    let point = u32::from(sign);
    let digit = ZEROS.iter().find_map(|zero| point.checked_sub(*zero).filter(|digit| *digit < 10));
    if let Some(digit) = digit.and_then(|digit| char::from_digit(digit, 10)) {
        return digit;
    }
    match sign {
        'Ａ'..='Ｚ' | 'ａ'..='ｚ' => char::from_u32(point - FULL_WIDTH).unwrap_or(sign),
        other => other,
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

    #[derive(serde::Deserialize)]
    struct Row {
        method: String,
        typed: String,
        sent: Option<String>,
    }

    #[test]
    fn codes_are_sent_as_servers_take_them() {
        let rows: Vec<Row> = serde_json::from_str(include_str!("proof/codes.json")).unwrap();
        for Row { method, typed, sent: expected } in &rows {
            let method = if method == "totp" { Method::Totp } else { Method::Email };
            assert_eq!(sent(method, typed), *expected, "{method:?} {typed:?}");
        }
        println!("{} codes", rows.len());
    }

    #[test]
    fn a_password_is_sent_as_its_digest() {
        let digest = "5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8";
        assert_eq!(sent(Method::Password, "password").as_deref(), Some(digest));
        assert_eq!(sent(Method::Password, ""), None);
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

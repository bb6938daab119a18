//! Codes of an authenticator app: RFC 6238 with SHA-1, 6 digits and steps of 30 seconds.

use hmac::{Hmac, Mac as _};
use sha1::Sha1;

/// How long a code lives, in seconds.
pub(crate) const STEP: i64 = 30;
const DIGITS: usize = 6;
const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// The code that an authenticator shows at this second since 1970.
///
/// The secret is base 32; characters outside its alphabet are skipped, as authenticators do.
pub(crate) fn code_at(secret: &str, second: i64) -> String {
    let number = hotp(&from_base32(secret), second.div_euclid(STEP));
    format!("{:0DIGITS$}", number % 1_000_000)
}

/// Whether a code is good now, or was or will be so up to `delta` steps away.
///
/// The server does not trim: a space makes a code wrong (recorded of 8.6.1). It does not
/// remember used codes either.
pub(crate) fn is_good(secret: &str, code: &str, second: i64, delta: i64) -> bool {
    (-delta..=delta).any(|step| code_at(secret, second + step * STEP) == code)
}

/// RFC 4226: the truncated HMAC of a counter, 31 bits.
fn hotp(key: &[u8], counter: i64) -> u32 {
    // HMAC takes keys of any length.
    let Ok(mut mac) = Hmac::<Sha1>::new_from_slice(key) else {
        return 0;
    };
    mac.update(&counter.to_be_bytes());
    let digest = mac.finalize().into_bytes();
    let start = usize::from(digest[digest.len() - 1] & 0x0f);
    let word = [digest[start], digest[start + 1], digest[start + 2], digest[start + 3]];
    u32::from_be_bytes(word) & 0x7fff_ffff
}

fn from_base32(text: &str) -> Vec<u8> {
    let values = text
        .bytes()
        .filter_map(|byte| ALPHABET.iter().position(|letter| letter.eq_ignore_ascii_case(&byte)));
    let (mut bytes, mut pending, mut bits) = (Vec::new(), 0_usize, 0_u32);
    for value in values {
        pending = (pending << 5 | value) & 0xffff;
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            bytes.push(u8::try_from(pending >> bits & 0xff).unwrap_or_default());
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `12345678901234567890`, the secret of RFC 6238, appendix B.
    const SECRET: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    #[test]
    fn codes_are_those_of_rfc_6238() {
        // The last 6 of the 8 digits in the RFC's table for SHA-1.
        for (second, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(code_at(SECRET, second), code, "at {second}");
        }
    }

    #[test]
    fn a_code_is_good_one_step_to_either_side_and_no_further() {
        let now = 1_234_567_890;
        let code = code_at(SECRET, now);
        for (second, good) in [(0, true), (-30, true), (30, true), (-60, false), (60, false)] {
            assert_eq!(is_good(SECRET, &code, now + second, 1), good, "{second} s away");
        }
        assert!(!is_good(SECRET, &code, now + 30, 0));
    }

    #[test]
    fn a_code_with_a_space_is_wrong() {
        assert!(is_good(SECRET, "287082", 59, 1));
        assert!(!is_good(SECRET, "287 082", 59, 1));
    }

    #[test]
    fn base_32_is_read_in_either_case_and_with_spaces() {
        assert_eq!(from_base32("gezd gnbv"), b"12345");
    }
}

//! What was meant as an internet address or a range and is none, so that nothing can be found by it.

use std::net::IpAddr;

use super::network;

/// Why a text that looks like an internet address or a range is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InvalidAddress {
    /// One of its numbers is over 255.
    NumberTooLarge,
    /// One of its numbers begins with a zero, which some programs read as another number.
    LeadingZero,
    /// More fixed bits than its addresses have.
    PrefixTooLong {
        /// The most there can be: 32 or 128.
        most: u8,
    },
    /// A part of an address with a prefix: it is not clear where the range begins.
    PartWithPrefix,
    /// It goes from an address of one family to one of the other.
    TwoFamilies,
}

/// Why a word is no address and no range, if it was meant as one.
///
/// Parts of addresses, such as are typed on the way to a whole one, are not meant so; nor are
/// versions with fewer or more than four numbers.
pub fn why(word: &str) -> Option<InvalidAddress> {
    let is_one = network::address(word).is_some()
        || network::range(word).is_some()
        || network::span(word).is_some();
    if is_one {
        return None;
    }
    if let Some((one, other)) = network::ends(word) {
        let families = [one, other].map(|end| network::address(end).map(|end| end.is_ipv4()));
        return match families {
            [Some(one), Some(other)] => (one != other).then_some(InvalidAddress::TwoFamilies),
            [Some(_), None] => of_numbers(other).or_else(|| of_one_number(other)),
            [None, Some(_)] => of_numbers(one),
            [None, None] => of_numbers(one).and(of_numbers(other)),
        };
    }
    let Some((address, prefix)) = word.split_once('/') else { return of_numbers(word) };
    if prefix.is_empty() || !prefix.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    match address.parse::<IpAddr>().ok() {
        Some(whole) => {
            Some(InvalidAddress::PrefixTooLong { most: if whole.is_ipv4() { 32 } else { 128 } })
        }
        None if numbers(address).count() == 4 => of_numbers(address),
        None => {
            let is_part = address.contains('.') && numbers(address).all(is_number);
            is_part.then_some(InvalidAddress::PartWithPrefix)
        }
    }
}

/// Of four numbers, with stars for the last ones.
fn of_numbers(text: &str) -> Option<InvalidAddress> {
    let has_stars = text.ends_with(".*");
    let given = || numbers(text.trim_end_matches(".*"));
    let are_four = given().count() == 4 || has_stars && (1..4).contains(&given().count());
    if !are_four || !given().all(is_number) {
        return None;
    }
    if given().any(is_too_large) {
        return Some(InvalidAddress::NumberTooLarge);
    }
    let begins_with_zero = |number: &str| number.len() > 1 && number.starts_with('0');
    given().any(begins_with_zero).then_some(InvalidAddress::LeadingZero)
}

/// Of the last number of a range alone.
fn of_one_number(text: &str) -> Option<InvalidAddress> {
    (is_number(text) && is_too_large(text)).then_some(InvalidAddress::NumberTooLarge)
}

fn is_too_large(number: &str) -> bool {
    number.parse::<u32>().is_ok_and(|number| number > 255)
}

fn numbers(text: &str) -> impl Iterator<Item = &str> {
    text.split('.')
}

/// Longer ones are of something else.
fn is_number(text: &str) -> bool {
    (1..=5).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_meant_as_an_address_says_why_it_is_none() {
        for (word, expected) in [
            ("300.1.1.1", InvalidAddress::NumberTooLarge),
            ("203.0.113.256", InvalidAddress::NumberTooLarge),
            ("300.1.*", InvalidAddress::NumberTooLarge),
            ("300.1.1.1/8", InvalidAddress::NumberTooLarge),
            ("10.0.0.1-10.0.0.300", InvalidAddress::NumberTooLarge),
            ("10.0.0.1-300", InvalidAddress::NumberTooLarge),
            ("203.0.113.07", InvalidAddress::LeadingZero),
            ("10.0.0.0/33", InvalidAddress::PrefixTooLong { most: 32 }),
            ("2001:db8::1/129", InvalidAddress::PrefixTooLong { most: 128 }),
            ("2001:db8::/129", InvalidAddress::PrefixTooLong { most: 128 }),
            ("10.0/8", InvalidAddress::PartWithPrefix),
            ("10.0.0.1-2001:db8::1", InvalidAddress::TwoFamilies),
        ] {
            assert_eq!(why(word), Some(expected), "{word}");
        }
    }

    #[test]
    fn what_is_one_or_is_still_typed_or_is_something_else_is_left_alone() {
        for word in [
            "10.0.0.1",
            "10.0.0.0/8",
            "192.168.*",
            "10.0.0.1-10.0.0.40",
            "10.0.0.1-40",
            "10.0.0.1-",
            "300.1.1",
            "131.0.6778",
            "300.",
            "10.0.0.0/",
            "2001:db8",
            "05:08:42",
            "00:1a:2b:3c:4d:5e",
            "24/7",
            "admin/8",
            "maria-lopez",
            "2026-11-23",
            "1.2.3.4.5",
            "*",
            "",
        ] {
            assert_eq!(why(word), None, "{word}");
        }
    }
}

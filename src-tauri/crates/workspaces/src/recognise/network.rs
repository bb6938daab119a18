//! Internet addresses and ranges as people type and paste them.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddrV4};

use session_index::Span;

/// The longest text that is tried, in bytes: a v6 address with a zone, in brackets, with a port.
const LONGEST: usize = 80;

/// What stands between the first and the last address: hyphens, and the dashes that text programs
/// make of them.
const DASHES: [char; 5] = ['-', '\u{2010}', '\u{2011}', '–', '—'];

/// A whole address: bare, with a port, in brackets, or with a zone. A v4 address that is mapped
/// into v6 is v4.
///
/// What ends in `::` is taken for one that is still being typed: no device has the first address
/// of a network.
pub fn address(text: &str) -> Option<IpAddr> {
    if text.len() > LONGEST {
        return None;
    }
    let bare = match text.strip_prefix('[') {
        Some(rest) => {
            let (inside, after) = rest.split_once(']')?;
            is_port(after).then_some(inside)?
        }
        None => text,
    };
    if bare.ends_with("::") {
        return None;
    }
    if let Some((v6, _zone)) = bare.split_once('%') {
        return Some(IpAddr::V6(v6.parse().ok()?).to_canonical());
    }
    bare.parse()
        .ok()
        .or_else(|| Some(IpAddr::V4(*bare.parse::<SocketAddrV4>().ok()?.ip())))
        .map(|address: IpAddr| address.to_canonical())
}

/// A range: `10.0.0.0/8`, `2001:db8::/32`, or `192.168.1.*`. Bits behind the prefix are cleared.
pub fn range(text: &str) -> Option<(IpAddr, u8)> {
    if text.len() > LONGEST {
        return None;
    }
    let Some((address, prefix)) = text.split_once('/') else {
        return with_stars(text);
    };
    if prefix.is_empty() || !prefix.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let prefix: u8 = prefix.parse().ok()?;
    match address.parse().ok()? {
        IpAddr::V4(v4) => (prefix <= 32).then(|| (IpAddr::V4(network_of_v4(v4, prefix)), prefix)),
        IpAddr::V6(v6) => match v6.to_ipv4_mapped() {
            Some(v4) if (96..=128).contains(&prefix) => {
                Some((IpAddr::V4(network_of_v4(v4, prefix - 96)), prefix - 96))
            }
            Some(_) | None => {
                (prefix <= 128).then(|| (IpAddr::V6(network_of_v6(v6, prefix)), prefix))
            }
        },
    }
}

/// From one address to another: `10.0.0.1-10.0.0.40`, `2001:db8::1–2001:db8::ff`, or `10.0.0.1-40`
/// for the last number alone. Which one is the first is seen by their size.
pub fn span(text: &str) -> Option<Span> {
    let (one, other) = ends(text)?;
    let first = address(one)?;
    let last = address(other).or_else(|| match (first, other.parse::<u8>()) {
        (IpAddr::V4(first), Ok(number)) => {
            let [a, b, c, _] = first.octets();
            Some(IpAddr::from([a, b, c, number]))
        }
        (IpAddr::V4(_), Err(_)) | (IpAddr::V6(_), _) => None,
    })?;
    Span::between(first, last)
}

/// What stands before and behind the dash of a word with one dash.
pub fn ends(text: &str) -> Option<(&str, &str)> {
    let (one, other) = text.split_once(DASHES).filter(|_| text.len() <= 2 * LONGEST)?;
    (!one.is_empty() && !other.is_empty() && !other.contains(DASHES)).then_some((one, other))
}

/// Whether a word is nothing but the dash of a range.
pub fn is_dash(text: &str) -> bool {
    text.chars().count() == 1 && text.starts_with(DASHES)
}

fn is_port(text: &str) -> bool {
    text.is_empty() || text.strip_prefix(':').is_some_and(|port| port.parse::<u16>().is_ok())
}

/// `192.168.*` and `192.168.*.*`.
fn with_stars(text: &str) -> Option<(IpAddr, u8)> {
    let mut octets = [0; 4];
    let mut given = 0;
    let mut parts = text.split('.');
    let star = parts.by_ref().find(|part| {
        let read = part.parse().ok().filter(|_| given < octets.len());
        if let Some(octet) = read {
            octets[given] = octet;
            given += 1;
        }
        read.is_none()
    })?;
    let stars_to_the_end = star == "*" && parts.all(|part| part == "*");
    let prefix = u8::try_from(given * 8).ok()?;
    (stars_to_the_end && (1..4).contains(&given)).then(|| (IpAddr::from(octets), prefix))
}

fn network_of_v4(address: Ipv4Addr, prefix: u8) -> Ipv4Addr {
    let mask = u32::MAX.checked_shl(32 - u32::from(prefix)).unwrap_or(0);
    Ipv4Addr::from_bits(address.to_bits() & mask)
}

fn network_of_v6(address: Ipv6Addr, prefix: u8) -> Ipv6Addr {
    let mask = u128::MAX.checked_shl(128 - u32::from(prefix)).unwrap_or(0);
    Ipv6Addr::from_bits(address.to_bits() & mask)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn whole_addresses_are_read_in_every_way_of_writing() {
        for (text, expected) in [
            ("203.0.113.7", "203.0.113.7"),
            ("203.0.113.7:443", "203.0.113.7"),
            ("[203.0.113.7]", "203.0.113.7"),
            ("::ffff:203.0.113.7", "203.0.113.7"),
            ("[::ffff:203.0.113.7]:3000", "203.0.113.7"),
            ("2001:DB8:0:0:0:0:0:1", "2001:db8::1"),
            ("[2001:db8::1]", "2001:db8::1"),
            ("[2001:db8::1]:443", "2001:db8::1"),
            ("fe80::1%eth0", "fe80::1"),
            ("[fe80::1%25eth0]:80", "fe80::1"),
            ("::1", "::1"),
        ] {
            assert_eq!(address(text), Some(expected.parse().unwrap()), "{text}");
        }
    }

    #[test]
    fn a_part_of_an_address_is_not_one() {
        for text in [
            "",
            "10.0.",
            "192.168.1",
            "203.0.113.256",
            "203.0.113.07",
            "203.0.113.7:99999",
            "2001:db8",
            "2001:db8::",
            "::",
            "[::1",
            "[::1]x",
            "1.2.3.4%eth0",
            "05:08:42",
            "00:1a:2b:3c:4d:5e",
            "10.0.0.0/8",
            "chat.acme.example",
        ] {
            assert_eq!(address(text), None, "{text}");
        }
    }

    #[test]
    fn ranges_are_read_and_begin_at_their_first_address() {
        for (text, expected) in [
            ("10.0.0.0/8", Some(("10.0.0.0", 8))),
            ("10.1.2.3/8", Some(("10.0.0.0", 8))),
            ("203.0.113.7/32", Some(("203.0.113.7", 32))),
            ("0.0.0.0/0", Some(("0.0.0.0", 0))),
            ("2001:db8::/32", Some(("2001:db8::", 32))),
            ("2001:db8:ffff::1/32", Some(("2001:db8::", 32))),
            ("::/0", Some(("::", 0))),
            ("::ffff:10.1.2.3/104", Some(("10.0.0.0", 8))),
            ("192.168.*", Some(("192.168.0.0", 16))),
            ("192.168.1.*", Some(("192.168.1.0", 24))),
            ("10.*.*.*", Some(("10.0.0.0", 8))),
            ("10.0.0.0/33", None),
            ("10.0.0.0/+8", None),
            ("10.0.0.0/", None),
            ("10.0/8", None),
            ("::1/129", None),
            ("*", None),
            ("*.1", None),
            ("10.*.1", None),
            ("1.2.3.4.*", None),
            ("1.2.3.4", None),
            ("admin/8", None),
        ] {
            let expected = expected.map(|(address, len)| (address.parse().unwrap(), len));
            assert_eq!(range(text), expected, "{text}");
        }
    }

    #[test]
    fn a_span_goes_from_one_address_to_another() {
        for (text, expected) in [
            ("10.0.0.1-10.0.0.40", Some(("10.0.0.1", "10.0.0.40"))),
            ("10.0.0.1–10.0.1.2", Some(("10.0.0.1", "10.0.1.2"))),
            ("10.0.0.40-10.0.0.1", Some(("10.0.0.1", "10.0.0.40"))),
            ("10.0.0.1-40", Some(("10.0.0.1", "10.0.0.40"))),
            ("10.0.0.1-10.0.0.1", Some(("10.0.0.1", "10.0.0.1"))),
            ("2001:db8::1-2001:db8::ff", Some(("2001:db8::1", "2001:db8::ff"))),
            ("[::ffff:10.0.0.1]-10.0.0.9", Some(("10.0.0.1", "10.0.0.9"))),
            ("10.0.0.1-256", None),
            ("10.0.0.1-", None),
            ("-10.0.0.1", None),
            ("10.0.0.1-5-9", None),
            ("2001:db8::1-5", None),
            ("10.0.0.1-::1", None),
            ("2026-11", None),
            ("maria-10.0.0.1", None),
        ] {
            let ends = |span: Span| (span.first().to_string(), span.last().to_string());
            let expected = expected.map(|(one, other)| (one.to_owned(), other.to_owned()));
            assert_eq!(span(text).map(ends), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_address_is_read_as_it_is_written(bits in any::<u128>(), v4 in any::<u32>()) {
            let v6 = IpAddr::V6(Ipv6Addr::from_bits(bits | 1)).to_canonical();
            let v4 = IpAddr::V4(Ipv4Addr::from_bits(v4));
            prop_assert_eq!(address(&v6.to_string()), Some(v6));
            prop_assert_eq!(address(&v4.to_string()), Some(v4));
        }
    }
}

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
        ("203.0.113.0/255.255.255.0", Some(("203.0.113.0", 24))),
        ("203.0.113.9/255.255.255.128", Some(("203.0.113.0", 25))),
        ("203.0.113.0/0.0.0.255", Some(("203.0.113.0", 24))),
        ("203.0.113.0/255.0.255.0", None),
        ("203.0.113.7/0.0.0.0", None),
        ("0.0.0.0/0.0.0.0", Some(("0.0.0.0", 0))),
        ("203.0.113.x", Some(("203.0.113.0", 24))),
        ("203.0.X.xxx", Some(("203.0.0.0", 16))),
        ("203.0.x.7", None),
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

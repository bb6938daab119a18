//! An internet address (IP) as the server saw it.

use std::{borrow::Cow, net::IpAddr};

use serde::Serialize;
use session_index::{Address, is_internal};

use crate::{search::parse::first_sent, visible_text};

/// Where a device connected from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InternetAddress {
    /// As shown: an address in its short form, v4 ones mapped into v6 as v4, without the port, the
    /// zone and the proxies that a server sent along; other text as it was sent.
    pub text: String,
    /// Whether it is of a network of its own (private, loopback, link-local, carrier-grade NAT), so
    /// that no place is known.
    pub internal: bool,
}

impl InternetAddress {
    /// The longest text that is taken over, in characters; the longest v6 address with a zone fits.
    const LONGEST: usize = 64;

    /// Reads what the server sent; `None` when it sent nothing visible.
    pub(crate) fn read(sent: &str) -> Option<Self> {
        Some(match Self::sent(sent)? {
            Address::Ip(address) => Self::of(address),
            Address::Text(text) => Self { text: text.into_owned(), internal: false },
        })
    }

    /// What the server sent as the index keeps it: the device's address, where there is one. Of a
    /// list it is the first, as proxies write it; each proxy adds the address that it saw behind.
    pub(crate) fn sent(sent: &str) -> Option<Address<Cow<'_, str>>> {
        match sent.parse::<IpAddr>().ok().or_else(|| first_sent(sent)) {
            Some(address) => Some(Address::Ip(address.to_canonical())),
            None => visible_text::from_server(sent, Self::LONGEST).map(Address::Text),
        }
    }

    /// An address, as it is shown.
    pub(crate) fn of(address: IpAddr) -> Self {
        let address = address.to_canonical();
        Self { text: address.to_string(), internal: is_internal(address) }
    }
}

#[cfg(test)]
mod tests {
    use std::net::IpAddr;

    use super::InternetAddress;

    #[test]
    fn addresses_are_shown_in_their_short_form_and_internal_ones_are_known() {
        for (sent, text, internal) in [
            ("203.0.113.7", "203.0.113.7", false),
            ("::ffff:203.0.113.7", "203.0.113.7", false),
            ("::ffff:10.1.2.3", "10.1.2.3", true),
            ("192.168.0.1", "192.168.0.1", true),
            ("172.31.0.1", "172.31.0.1", true),
            ("172.32.0.1", "172.32.0.1", false),
            ("127.0.0.1", "127.0.0.1", true),
            ("169.254.1.1", "169.254.1.1", true),
            ("100.64.0.1", "100.64.0.1", true),
            ("100.127.255.255", "100.127.255.255", true),
            ("100.128.0.1", "100.128.0.1", false),
            ("0.0.0.0", "0.0.0.0", true),
            ("2001:0db8:0:0:0:0:0:1", "2001:db8::1", false),
            ("::1", "::1", true),
            ("fe80::1", "fe80::1", true),
            ("fd00::1", "fd00::1", true),
            (" 203.0.113.7 ", "203.0.113.7", false),
            ("proxy, 10.0.0.1", "proxy, 10.0.0.1", false),
        ] {
            let expected = InternetAddress { text: text.to_owned(), internal };
            assert_eq!(InternetAddress::read(sent), Some(expected), "{sent}");
        }
    }

    #[test]
    fn whatever_stands_around_an_address_it_is_read_and_masked_alike() {
        let cases: Vec<(String, Option<String>)> =
            serde_json::from_str(include_str!("internet_address/sent.json")).unwrap();
        for (sent, expected) in &cases {
            let read = InternetAddress::read(sent);
            let Some(expected) = expected else {
                let as_sent = read.map(|address| address.text);
                assert!(as_sent.is_none_or(|text| text.parse::<IpAddr>().is_err()), "{sent}");
                continue;
            };
            let address = InternetAddress::of(expected.parse().unwrap());
            assert_eq!(read.as_ref(), Some(&address), "{sent}");
            let raw = InternetAddress { text: sent.clone(), internal: false };
            let masked = crate::search::export::masked_network(&address).unwrap();
            let of_raw = crate::search::export::masked_network(&raw).unwrap();
            assert!(of_raw.split(", ").next() == Some(&masked), "{sent}: {of_raw}");
        }
        println!("{} ip forms", cases.len());
        assert!(cases.len() >= 40);
    }

    #[test]
    fn an_empty_address_is_unknown() {
        assert_eq!(InternetAddress::read(""), None);
        assert_eq!(InternetAddress::read(" \u{200b}"), None);
    }
}

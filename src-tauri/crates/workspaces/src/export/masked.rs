//! Internet addresses of which only the network is given.

use std::net::IpAddr;

use crate::InternetAddress;

/// The network that is given instead of an address: of a v4 address the first 24 bits, of a v6
/// address the first 48. `None` for text that is no address: nothing of it is given.
pub fn network(address: &InternetAddress) -> Option<String> {
    match address.text.parse::<IpAddr>().ok()? {
        IpAddr::V4(ip) => {
            let [a, b, c, _] = ip.octets();
            Some(format!("{a}.{b}.{c}.0/24"))
        }
        IpAddr::V6(ip) => {
            let [a, b, c, ..] = ip.segments();
            let network = std::net::Ipv6Addr::new(a, b, c, 0, 0, 0, 0, 0);
            Some(format!("{network}/48"))
        }
    }
}

/// The network with the mark that it is one, or the mark alone.
pub fn marked(address: &InternetAddress, mark: &str) -> String {
    match network(address) {
        Some(network) => format!("{network} {mark}"),
        None => mark.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_network_is_given_with_a_mark_and_nothing_of_what_is_no_address() {
        for (text, expected) in [
            ("203.0.113.77", "203.0.113.0/24 (masked)"),
            ("10.1.2.3", "10.1.2.0/24 (masked)"),
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1::/48 (masked)"),
            ("::1", "::/48 (masked)"),
            ("fe80::1", "fe80::/48 (masked)"),
            ("proxy, 203.0.113.77", "(masked)"),
        ] {
            let address = InternetAddress { text: text.to_owned(), internal: false };
            assert_eq!(marked(&address, "(masked)"), expected, "{text}");
        }
    }
}

//! Internet addresses of which only the network is given.
//!
//! The window does the same in what is copied (`ui/src/state/search/masked.ts`); the tests of both read
//! `masked/networks.json`.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use crate::search::InternetAddress;

/// The networks that are given instead of what a server sent as an address: of a v4 address the
/// first 24 bits, of a v6 address the first 48. Words, ports and brackets around addresses are left
/// out: they may tell the rest. `None` for text without any address.
pub fn network(address: &InternetAddress) -> Option<String> {
    if let Ok(alone) = address.text.parse::<IpAddr>() {
        return Some(network_of(alone));
    }
    let runs =
        address.text.split(|sign: char| !matches!(sign, ':' | '.') && !sign.is_ascii_hexdigit());
    let mut networks: Vec<String> = Vec::new();
    for network in runs.filter_map(address_in).map(network_of) {
        if !networks.contains(&network) {
            networks.push(network);
        }
    }
    (!networks.is_empty()).then(|| networks.join(", "))
}

/// The network with the mark that it is one, or the mark alone.
pub fn marked(address: &InternetAddress, mark: &str) -> String {
    match network(address) {
        Some(network) => format!("{network} {mark}"),
        None => mark.to_owned(),
    }
}

fn network_of(address: IpAddr) -> String {
    match address {
        IpAddr::V4(ip) => v4_network(ip),
        IpAddr::V6(ip) => v4_within(ip).map_or_else(|| v6_network(ip), v4_network),
    }
}

fn v4_network(ip: Ipv4Addr) -> String {
    let [a, b, c, _] = ip.octets();
    format!("{a}.{b}.{c}.0/24")
}

fn v6_network(ip: Ipv6Addr) -> String {
    let [a, b, c, ..] = ip.segments();
    format!("{}/48", Ipv6Addr::new(a, b, c, 0, 0, 0, 0, 0))
}

/// The v4 address that stands for the same device: a mapped one, or that of a 6to4 network (RFC
/// 3056), all of which is in the first 48 bits.
fn v4_within(ip: Ipv6Addr) -> Option<Ipv4Addr> {
    match ip.octets() {
        [0x20, 0x02, a, b, c, d, ..] => Some(Ipv4Addr::new(a, b, c, d)),
        _ => ip.to_ipv4_mapped(),
    }
}

/// The address in signs that addresses are made of; a port may stand behind it.
fn address_in(run: &str) -> Option<IpAddr> {
    let run = run.trim_matches('.');
    let run = run.strip_prefix(':').filter(|rest| !rest.starts_with(':')).unwrap_or(run);
    let run = run.strip_suffix(':').filter(|rest| !rest.ends_with(':')).unwrap_or(run);
    run.parse().ok().or_else(|| {
        let (address, port) = run.rsplit_once(':')?;
        port.bytes().all(|sign| sign.is_ascii_digit()).then(|| address.parse().ok())?
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(text: &str) -> InternetAddress {
        InternetAddress { text: text.to_owned(), internal: false }
    }

    #[test]
    fn of_whatever_stands_for_an_address_the_networks_are_given_and_nothing_else() {
        let cases: Vec<(String, Option<String>)> =
            serde_json::from_str(include_str!("masked/networks.json")).unwrap();
        assert!(cases.len() > 40);
        for (text, expected) in cases {
            assert_eq!(network(&sent(&text)), expected, "{text}");
        }
    }

    #[test]
    fn a_network_is_marked_as_one_and_the_mark_stands_alone_for_what_is_none() {
        for (text, expected) in [
            ("203.0.113.77", "203.0.113.0/24 (masked)"),
            ("203.0.113.7, 10.0.0.1", "203.0.113.0/24, 10.0.0.0/24 (masked)"),
            ("dsl-203-0-113-7.isp.example", "(masked)"),
        ] {
            assert_eq!(marked(&sent(text), "(masked)"), expected);
        }
    }
}

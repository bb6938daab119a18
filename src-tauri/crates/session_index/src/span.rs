//! A run of addresses, from a first to a last one.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use crate::network::Network;

/// All addresses from one to another, both included, of one family.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Span {
    first: IpAddr,
    last: IpAddr,
}

impl Span {
    /// The addresses between two, whichever comes first; `None` where one is v4 and the other v6.
    #[must_use]
    pub fn between(one: IpAddr, other: IpAddr) -> Option<Self> {
        let (first, last) = (one.min(other), one.max(other));
        (first.is_ipv4() == last.is_ipv4()).then_some(Self { first, last })
    }

    /// The addresses of a network.
    pub(crate) fn of(network: &Network) -> Self {
        let fixed = network.fixed();
        match network.start() {
            IpAddr::V4(address) => {
                let open = u32::MAX.checked_shr(fixed).unwrap_or(0);
                let first = address.to_bits() & !open;
                Self {
                    first: IpAddr::V4(Ipv4Addr::from_bits(first)),
                    last: IpAddr::V4(Ipv4Addr::from_bits(first | open)),
                }
            }
            IpAddr::V6(address) => {
                let open = u128::MAX.checked_shr(fixed).unwrap_or(0);
                let first = address.to_bits() & !open;
                Self {
                    first: IpAddr::V6(Ipv6Addr::from_bits(first)),
                    last: IpAddr::V6(Ipv6Addr::from_bits(first | open)),
                }
            }
        }
    }

    /// The first address.
    #[must_use]
    pub fn first(&self) -> IpAddr {
        self.first
    }

    /// The last address.
    #[must_use]
    pub fn last(&self) -> IpAddr {
        self.last
    }

    /// Whether an address is one of these. All of v4 is sorted before all of v6, so that none of
    /// the other family lies between.
    #[must_use]
    pub fn contains(&self, ip: IpAddr) -> bool {
        self.first <= ip && ip <= self.last
    }

    /// Whether all of these are in the other one.
    pub(crate) fn lies_in(&self, other: &Self) -> bool {
        other.contains(self.first) && other.contains(self.last)
    }

    /// The numbers of the first and the last address, if they are v4.
    pub(crate) fn v4(&self) -> Option<(u32, u32)> {
        match (self.first, self.last) {
            (IpAddr::V4(first), IpAddr::V4(last)) => Some((first.to_bits(), last.to_bits())),
            (IpAddr::V6(_), _) | (_, IpAddr::V6(_)) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    fn network(address: &str, prefix_len: u8) -> Network {
        Network { address: ip(address), prefix_len }
    }

    #[test]
    fn a_span_holds_both_its_ends_and_nothing_of_the_other_family() {
        let span = Span::between(ip("10.0.0.40"), ip("10.0.0.1")).unwrap();
        assert_eq!((span.first(), span.last()), (ip("10.0.0.1"), ip("10.0.0.40")));
        for (address, held) in [
            ("10.0.0.1", true),
            ("10.0.0.9", true),
            ("10.0.0.40", true),
            ("10.0.0.0", false),
            ("10.0.0.41", false),
            ("::10.0.0.9", false),
        ] {
            assert_eq!(span.contains(ip(address)), held, "{address}");
        }
        assert_eq!(Span::between(ip("10.0.0.1"), ip("::1")), None);
    }

    #[test]
    fn a_network_lies_in_a_wider_one() {
        let lies_in = |one: Network, other: Network| Span::of(&one).lies_in(&Span::of(&other));
        assert!(lies_in(network("10.1.0.0", 16), network("10.0.0.0", 8)));
        assert!(lies_in(network("::ffff:10.1.0.0", 112), network("10.0.0.0", 8)));
        assert!(!lies_in(network("10.0.0.0", 8), network("10.1.0.0", 16)));
        assert!(!lies_in(network("10.0.0.0", 8), network("::", 0)));
    }

    proptest! {
        #[test]
        fn the_span_of_a_network_holds_what_the_network_contains(
            v4 in any::<u32>(), v6 in any::<u128>(), flipped in 0..128_u32, prefix_len in 0..=130_u8,
        ) {
            let address = IpAddr::V6(Ipv6Addr::from_bits(v6));
            let other = IpAddr::V6(Ipv6Addr::from_bits(v6 ^ (1 << flipped)));
            let network = Network { address, prefix_len };
            prop_assert_eq!(Span::of(&network).contains(other), network.contains(other));
            let address = IpAddr::V4(Ipv4Addr::from_bits(v4));
            let other = IpAddr::V4(Ipv4Addr::from_bits(v4 ^ (1 << (flipped % 32))));
            let network = Network { address, prefix_len };
            prop_assert_eq!(Span::of(&network).contains(other), network.contains(other));
        }
    }
}

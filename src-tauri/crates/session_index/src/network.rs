//! A network: addresses that share their first bits.

use std::net::IpAddr;

/// A range of addresses in CIDR form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Network {
    /// An address of the range. A v4 address inside a v6 one with at least 96 fixed bits is a v4
    /// range.
    pub address: IpAddr,
    /// How many bits are fixed; more than there are means all.
    pub prefix_len: u8,
}

impl Network {
    /// Whether an address lies in the range. A v4 address lies in no v6 range.
    #[must_use]
    pub fn contains(&self, ip: IpAddr) -> bool {
        match (self.v4(), self.address, ip) {
            (Some((network, mask)), _, IpAddr::V4(ip)) => ip.to_bits() & mask == network,
            (None, IpAddr::V6(address), IpAddr::V6(ip)) => {
                let mask = u128::MAX.checked_shl(128_u32.saturating_sub(self.prefix_len.into()));
                (address.to_bits() ^ ip.to_bits()) & mask.unwrap_or(0) == 0
            }
            (Some(_), _, IpAddr::V6(_)) | (None, _, _) => false,
        }
    }

    /// The fixed bits of a v4 range and their mask.
    fn v4(&self) -> Option<(u32, u32)> {
        let IpAddr::V4(address) = self.start() else { return None };
        let mask = u32::MAX.checked_shl(32 - self.fixed()).unwrap_or(0);
        Some((address.to_bits() & mask, mask))
    }

    /// An address of the range, in the range's own family.
    pub(crate) fn start(&self) -> IpAddr {
        match self.address {
            IpAddr::V6(v6) if self.prefix_len >= 96 => {
                v6.to_ipv4_mapped().map_or(self.address, IpAddr::V4)
            }
            IpAddr::V4(_) | IpAddr::V6(_) => self.address,
        }
    }

    /// How many bits are fixed, counted in the range's own family.
    pub(crate) fn fixed(&self) -> u32 {
        let bits = u32::from(self.prefix_len);
        match (self.address, self.start()) {
            (IpAddr::V6(_), IpAddr::V4(_)) => bits.min(128) - 96,
            (IpAddr::V4(_), IpAddr::V4(_)) => bits.min(32),
            (IpAddr::V4(_) | IpAddr::V6(_), IpAddr::V6(_)) => bits.min(128),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn network(address: &str, prefix_len: u8) -> Network {
        Network { address: address.parse().unwrap(), prefix_len }
    }

    #[test]
    fn an_address_lies_in_a_range_of_its_own_family() {
        for (range, address, lies) in [
            (network("10.1.2.3", 8), "10.255.0.1", true),
            (network("10.1.2.3", 8), "11.0.0.1", false),
            (network("0.0.0.0", 0), "255.0.0.1", true),
            (network("10.1.2.3", 32), "10.1.2.3", true),
            (network("10.1.2.3", 99), "10.1.2.4", false),
            (network("::ffff:10.0.0.0", 104), "10.9.9.9", true),
            (network("2001:db8::", 32), "2001:db8:1::1", true),
            (network("2001:db8::", 32), "2001:db9::1", false),
            (network("::", 0), "fe80::1", true),
            (network("::", 0), "10.0.0.1", false),
        ] {
            assert_eq!(range.contains(address.parse().unwrap()), lies, "{address} in {range:?}");
        }
    }
}

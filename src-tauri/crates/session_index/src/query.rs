//! What is asked of the index.

use std::{net::IpAddr, sync::Arc};

use crate::{Bits, DeviceKind, Span, WorkspaceKey};

/// A question. The default one finds every session, newest first.
#[derive(Debug, Clone, Default)]
pub struct Query {
    /// All of them must match, each in any field; none lets all sessions pass.
    pub words: Vec<Word>,
    /// In which workspaces.
    pub scope: Scope,
    /// What else a session must be.
    pub filters: Filters,
    /// In which order.
    pub sort: Sort,
    /// Under which headings.
    pub group: Grouping,
}

/// One word of a question.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Word {
    /// A part of a field. The index folds it; it may contain spaces. One that folds to nothing
    /// matches everything.
    ///
    /// The fields: session ID; user ID; name; `@` and user name; device and version, with a space
    /// between; full version; system and version; the address (a v6 one in the form of RFC 5952).
    /// From the beginning of a word only: host; the name of the workspace; what a card says by
    /// itself, such as the kind of device. Sessions that are hit only by the name of their host or
    /// workspace come behind the others.
    Text(String),
    /// The address lies in a range. Texts that are no address never do.
    Network(Network),
    /// The address is one from a first to a last one. Texts that are no address never are.
    Span(Span),
    /// One of these matches; of none, nothing does.
    AnyOf(Vec<Word>),
}

/// A range of addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Network {
    /// An address of the range. A v4 address inside a v6 one with at least 96 fixed bits is a v4
    /// range.
    pub address: IpAddr,
    /// How many bits are fixed; more than there are means all.
    pub prefix_len: u8,
}

/// In which workspaces to look.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Scope {
    /// In all.
    #[default]
    All,
    /// In these.
    Only(Vec<WorkspaceKey>),
}

/// What a session must be besides the words.
#[derive(Debug, Clone, Default)]
pub struct Filters {
    /// Last connected then or later, in milliseconds since 1970. Unknown moments do not pass.
    pub connected_after_ms: Option<i64>,
    /// Last connected before then, in milliseconds since 1970. Unknown moments do not pass.
    pub connected_before_ms: Option<i64>,
    /// One of these; none given lets all pass.
    pub kinds: Vec<DeviceKind>,
    /// One of these systems, by the folded name without version; `""` means unknown. None given
    /// lets all pass.
    pub systems: Vec<String>,
    /// One of these sessions, such as those with certain hints.
    pub only: Option<Arc<Bits>>,
}

/// The order. What is unknown comes last; equal ones by newest first, then by session ID, then by
/// the age of the workspace's key.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Sort {
    /// The last connected first.
    #[default]
    Newest,
    /// The last connected last.
    Oldest,
    /// By folded name, or user name if there is no name, then by user name.
    Person,
    /// By the device's folded name and version, then by the system's; versions as a person counts.
    Device,
    /// v4 by number, then v6 by number, then texts.
    Address,
}

/// The headings.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Grouping {
    /// None.
    #[default]
    None,
    /// By workspace and user ID; people of two workspaces are never taken for one. The sessions of
    /// a workspace without a user ID are one group.
    Account,
    /// By address, over all workspaces. The sessions without an address are one group.
    Address,
}

impl Network {
    /// Whether an address lies in the range. A v4 address lies in no v6 range.
    #[must_use]
    pub fn contains(&self, ip: IpAddr) -> bool {
        match (self.v4(), self.address, ip) {
            (Some((wanted, mask)), _, IpAddr::V4(ip)) => ip.to_bits() & mask == wanted,
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

    /// An address of the range, of the family that it is of.
    pub(crate) fn start(&self) -> IpAddr {
        match self.address {
            IpAddr::V6(v6) if self.prefix_len >= 96 => {
                v6.to_ipv4_mapped().map_or(self.address, IpAddr::V4)
            }
            IpAddr::V4(_) | IpAddr::V6(_) => self.address,
        }
    }

    /// How many bits are fixed, counted in the family that the range is of.
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

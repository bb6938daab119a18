//! One account on several networks within a short time.

use std::net::IpAddr;

use hashbrown::HashMap;

use crate::{slot::Slot, summary::AccountKey};

/// The network that an address belongs to, as a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct NetworkKey(u64);

/// A connection of an account from a public address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Connection {
    /// The account that connected.
    pub account: AccountKey,
    /// When, in milliseconds since 1970.
    pub at_ms: i64,
    /// From which network.
    pub network: NetworkKey,
    /// Of which session.
    pub slot: Slot,
}

/// A session whose account connected from another network shortly before or after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// The session's own connection.
    pub own: Connection,
    /// The nearest one from another network; of two equally near ones the earlier.
    pub other: Slot,
    /// How far apart they are.
    pub apart_ms: u64,
    /// How many networks there are within the time before and after, the own one included.
    pub networks: u32,
}

impl NetworkKey {
    /// A v4 address stands for its /24, a v6 one for its /48: providers move a household or an
    /// office to another address within such a network without anybody moving.
    pub fn of(address: IpAddr) -> Self {
        const V6: u128 = 1 << 48;
        match address {
            IpAddr::V4(v4) => Self(u64::from(v4.to_bits() >> 8)),
            IpAddr::V6(v6) => Self(u64::try_from(v6.to_bits() >> 80 | V6).unwrap_or(u64::MAX)),
        }
    }
}

/// The sessions of accounts that were on several networks at most `within_ms` apart, sorted by
/// their place. Takes n log n steps.
pub fn pairs(mut connections: Vec<Connection>, within_ms: u64) -> Vec<Pair> {
    connections.sort_unstable_by_key(|one| (one.account, one.at_ms, one.slot));
    let mut found = Vec::new();
    for account in connections.chunk_by(|one, next| one.account == next.account) {
        if account.iter().any(|one| one.network != account[0].network) {
            of_account(account, within_ms, &mut found);
        }
    }
    found.sort_unstable_by_key(|pair| pair.own.slot);
    found
}

/// The connections are in the order of time.
fn of_account(connections: &[Connection], within_ms: u64, found: &mut Vec<Pair>) {
    let nearest = nearest_elsewhere(connections);
    let apart =
        |one: usize, other: usize| connections[one].at_ms.abs_diff(connections[other].at_ms);
    let mut around: HashMap<NetworkKey, u32> = HashMap::new();
    let (mut from, mut to) = (0, 0);
    for (at, connection) in connections.iter().enumerate() {
        while to < connections.len() && apart(to, at) <= within_ms {
            *around.entry(connections[to].network).or_default() += 1;
            to += 1;
        }
        while apart(from, at) > within_ms {
            leave(&mut around, connections[from].network);
            from += 1;
        }
        let Some(other) = nearest[at].filter(|other| apart(*other, at) <= within_ms) else {
            continue;
        };
        found.push(Pair {
            own: *connection,
            other: connections[other].slot,
            apart_ms: apart(other, at),
            networks: u32::try_from(around.len()).unwrap_or(u32::MAX),
        });
    }
}

fn leave(around: &mut HashMap<NetworkKey, u32>, network: NetworkKey) {
    if let Some(count) = around.get_mut(&network) {
        *count -= 1;
        if *count == 0 {
            around.remove(&network);
        }
    }
}

/// For each connection the nearest one from another network.
fn nearest_elsewhere(connections: &[Connection]) -> Vec<Option<usize>> {
    let changes = |one: usize| connections[one].network != connections[one + 1].network;
    let mut nearest: Vec<Option<usize>> = vec![None; connections.len()];
    for at in 1..connections.len() {
        nearest[at] = if changes(at - 1) { Some(at - 1) } else { nearest[at - 1] };
    }
    let mut later = None;
    for at in (0..connections.len().saturating_sub(1)).rev() {
        later = if changes(at) { Some(at + 1) } else { later };
        let apart = |other: &usize| connections[*other].at_ms.abs_diff(connections[at].at_ms);
        nearest[at] = nearest[at].into_iter().chain(later).min_by_key(apart);
    }
    nearest
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const HOUR: u64 = 60 * 60 * 1_000;

    fn connection(slot: usize, account: u32, network: u8, at_ms: i64) -> Connection {
        let address = IpAddr::from([203, 0, network, u8::try_from(slot % 250).unwrap()]);
        Connection {
            account: AccountKey(account),
            at_ms,
            network: NetworkKey::of(address),
            slot: Slot::at(slot),
        }
    }

    #[test]
    fn addresses_of_one_provider_network_are_one_network() {
        let same = |one: &str, other: &str| {
            NetworkKey::of(one.parse().unwrap()) == NetworkKey::of(other.parse().unwrap())
        };
        assert!(same("203.0.113.7", "203.0.113.250"));
        assert!(!same("203.0.113.7", "203.0.112.7"));
        assert!(same("2001:db8:1::1", "2001:db8:1:ffff::1"));
        assert!(!same("2001:db8:1::1", "2001:db8:2::1"));
        assert!(!same("::1", "0.0.0.1"));
    }

    #[test]
    fn both_ends_of_a_pair_are_found_and_no_other_account() {
        let minute = 60_000;
        let (one, other) = (connection(0, 1, 1, 0), connection(1, 1, 2, 43 * minute));
        let found = pairs(
            vec![
                one,
                other,
                connection(2, 1, 1, 200 * minute),
                connection(3, 2, 3, 0),
                connection(4, 1, 3, 261 * minute),
            ],
            HOUR,
        );
        let apart_ms = 43 * 60_000;
        assert_eq!(
            found,
            [
                Pair { own: one, other: other.slot, apart_ms, networks: 2 },
                Pair { own: other, other: one.slot, apart_ms, networks: 2 },
            ]
        );
    }

    /// The same by looking at every pair.
    fn plainly(connections: &[Connection], within_ms: u64) -> Vec<(Slot, u64, usize)> {
        let near = |one: &Connection| {
            let (account, at) = (one.account, one.at_ms);
            connections
                .iter()
                .filter(move |other| other.account == account)
                .filter(move |other| other.at_ms.abs_diff(at) <= within_ms)
                .collect::<Vec<_>>()
        };
        let of = |one: &Connection| {
            let elsewhere = near(one).into_iter().filter(|other| other.network != one.network);
            let apart = elsewhere.map(|other| other.at_ms.abs_diff(one.at_ms)).min()?;
            let mut networks: Vec<u64> = near(one).iter().map(|other| other.network.0).collect();
            networks.sort_unstable();
            networks.dedup();
            Some((one.slot, apart, networks.len()))
        };
        connections.iter().filter_map(of).collect()
    }

    proptest! {
        #[test]
        fn it_is_as_if_every_pair_had_been_looked_at(
            seen in prop::collection::vec((0_u32..3, 0_u8..4, -8_i64..8), 0..40),
            within_ms in 0_u64..6,
        ) {
            let connections: Vec<Connection> = seen
                .iter()
                .enumerate()
                .map(|(slot, (account, network, at))| connection(slot, *account, *network, *at))
                .collect();
            let found = pairs(connections.clone(), within_ms);
            let told: Vec<(Slot, u64, usize)> = found
                .iter()
                .map(|pair| (pair.own.slot, pair.apart_ms, pair.networks as usize))
                .collect();
            prop_assert_eq!(told, plainly(&connections, within_ms));
            for pair in &found {
                let (one, other) = (pair.own, connections[pair.other.index()]);
                prop_assert_eq!(one.account, other.account);
                prop_assert_ne!(one.network, other.network);
                prop_assert_eq!(one.at_ms.abs_diff(other.at_ms), pair.apart_ms);
                prop_assert!(found.iter().any(|end| end.own.slot == pair.other));
            }
        }

        #[test]
        fn moments_at_the_ends_of_time_are_far_apart(at in any::<i64>(), other in any::<i64>()) {
            let found = pairs(vec![connection(0, 1, 1, at), connection(1, 1, 2, other)], HOUR);
            prop_assert_eq!(found.len(), if at.abs_diff(other) <= HOUR { 2 } else { 0 });
        }
    }
}

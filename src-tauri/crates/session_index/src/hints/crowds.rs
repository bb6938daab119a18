//! Many accounts on one address, and workspaces where almost everybody is on one.

use std::net::IpAddr;

use hashbrown::HashMap;

use super::{DoubtfulAddresses, Thresholds};
use crate::{AccountKey, WorkspaceKey};

/// How many accounts are on each address that has at least so many.
pub fn shared(mut connections: Vec<(IpAddr, AccountKey)>, at_least: u32) -> HashMap<IpAddr, u32> {
    connections.sort_unstable();
    connections.dedup();
    connections
        .chunk_by(|(one, _), (next, _)| one == next)
        .map(|accounts| (accounts[0].0, u32::try_from(accounts.len()).unwrap_or(u32::MAX)))
        .filter(|(_, accounts)| *accounts >= at_least)
        .collect()
}

/// The workspaces where most sessions share one address, in the order of their keys. Sessions
/// without an address count among all.
pub fn doubtful(
    sessions: impl Iterator<Item = (WorkspaceKey, Option<IpAddr>)>,
    thresholds: &Thresholds,
) -> Vec<DoubtfulAddresses> {
    let mut on_address: HashMap<(WorkspaceKey, IpAddr), u64> = HashMap::new();
    let mut all: HashMap<WorkspaceKey, u64> = HashMap::new();
    for (workspace, address) in sessions {
        *all.entry(workspace).or_default() += 1;
        if let Some(address) = address {
            *on_address.entry((workspace, address)).or_default() += 1;
        }
    }
    let mut doubtful: Vec<DoubtfulAddresses> = on_address
        .into_iter()
        .filter_map(|((workspace, address), count)| {
            let all = all[&workspace];
            let percent = u32::try_from(count * 100 / all).unwrap_or(100);
            let is_doubtful = all >= u64::from(thresholds.doubtful_sessions)
                && percent >= thresholds.doubtful_percent;
            is_doubtful.then_some(DoubtfulAddresses { workspace, percent, address })
        })
        .collect();
    doubtful.sort_unstable_by_key(|one| (one.workspace, 100 - one.percent, one.address));
    doubtful.dedup_by_key(|one| one.workspace);
    doubtful
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn ip(last: u8) -> IpAddr {
        IpAddr::from([10, 0, 0, last])
    }

    fn of_workspace(
        workspace: u16,
        on: &[(Option<u8>, usize)],
    ) -> Vec<(WorkspaceKey, Option<IpAddr>)> {
        let one = |(address, count): &(Option<u8>, usize)| {
            vec![(WorkspaceKey(workspace), address.map(ip)); *count]
        };
        on.iter().flat_map(one).collect()
    }

    #[test]
    fn a_workspace_is_doubtful_from_sixty_of_a_hundred_and_twenty_sessions_on() {
        for (on, percent) in [
            (vec![(Some(5), 28), (Some(6), 2)], Some(93)),
            (vec![(Some(5), 12), (Some(6), 8)], Some(60)),
            (vec![(Some(5), 12), (None, 8)], Some(60)),
            (vec![(Some(5), 119), (Some(6), 81)], None),
            (vec![(Some(5), 19)], None),
            (vec![(Some(5), 20)], Some(100)),
            (vec![(None, 50)], None),
            (vec![], None),
        ] {
            let found = doubtful(of_workspace(7, &on).into_iter(), &Thresholds::default());
            let expected: Vec<_> = percent
                .map(|percent| DoubtfulAddresses {
                    workspace: WorkspaceKey(7),
                    percent,
                    address: ip(5),
                })
                .into_iter()
                .collect();
            assert_eq!(found, expected, "{on:?}");
        }
    }

    #[test]
    fn each_workspace_is_judged_by_its_own_sessions() {
        let sessions = [
            of_workspace(1, &[(Some(5), 30)]),
            of_workspace(2, &[(Some(5), 5), (Some(6), 25), (Some(7), 25)]),
        ];
        let found = doubtful(sessions.into_iter().flatten(), &Thresholds::default());
        assert_eq!(found.iter().map(|one| one.workspace.0).collect::<Vec<_>>(), [1]);
    }

    #[test]
    fn of_two_addresses_that_are_both_shared_enough_one_is_named() {
        let thresholds = Thresholds { doubtful_percent: 30, ..Thresholds::default() };
        let sessions = of_workspace(1, &[(Some(9), 10), (Some(5), 10), (Some(6), 11)]);
        let found = doubtful(sessions.into_iter(), &thresholds);
        assert_eq!(found.iter().map(|one| one.address).collect::<Vec<_>>(), [ip(6)]);
    }

    proptest! {
        #[test]
        fn an_address_is_shared_by_as_many_accounts_as_connected_from_it(
            seen in prop::collection::vec((0_u8..4, 0_u32..6), 0..60), at_least in 1_u32..5,
        ) {
            let connections: Vec<_> =
                seen.iter().map(|(address, account)| (ip(*address), AccountKey(*account))).collect();
            let found = shared(connections.clone(), at_least);
            for address in 0..4 {
                let accounts = (0..6)
                    .filter(|account| connections.contains(&(ip(address), AccountKey(*account))))
                    .count();
                let expected = u32::try_from(accounts).ok().filter(|count| *count >= at_least);
                prop_assert_eq!(found.get(&ip(address)).copied(), expected);
            }
        }
    }
}

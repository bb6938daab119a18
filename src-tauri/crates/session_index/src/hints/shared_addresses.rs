//! Addresses shared by many accounts, and workspaces dominated by one address.

use super::thresholds::Thresholds;
use crate::{addresses::AddressValue, slot::Slot, summary::AccountKey, workspaces::WorkspaceKey};

/// A session of a known account on a public address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Visit {
    /// The address.
    pub address: AddressValue,
    /// Whose session it is.
    pub account: AccountKey,
    /// Where the session lies.
    pub slot: Slot,
}

/// The address of most sessions of a workspace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DominantAddress {
    /// Which workspace.
    pub workspace: WorkspaceKey,
    /// The share of its sessions on the address, in percent, rounded down.
    pub percent: u32,
    /// The address.
    pub address: AddressValue,
}

/// The visits of addresses with at least so many accounts, each with how many there are. They are
/// in the order of places. Takes n log n steps.
pub fn shared(mut visits: Vec<Visit>, at_least: u32) -> Vec<(Visit, u32)> {
    visits.sort_unstable();
    let mut found = Vec::new();
    for on_address in visits.chunk_by(|one, next| one.address == next.address) {
        let accounts = on_address.chunk_by(|one, next| one.account == next.account).count();
        let accounts = u32::try_from(accounts).unwrap_or(u32::MAX);
        if accounts >= at_least {
            found.extend(on_address.iter().map(|visit| (*visit, accounts)));
        }
    }
    found.sort_unstable_by_key(|(visit, _)| visit.slot);
    found
}

/// The workspaces where most sessions share one address, in the order of their keys. `count` says
/// how many sessions a workspace has, those without an address among them.
pub fn doubtful(
    mut sessions: Vec<(WorkspaceKey, AddressValue)>,
    count: impl Fn(WorkspaceKey) -> usize,
    thresholds: &Thresholds,
) -> Vec<DominantAddress> {
    sessions.sort_unstable();
    let mut dominant: Vec<DominantAddress> = Vec::new();
    for on_address in sessions.chunk_by(|one, next| one == next) {
        let (workspace, address) = on_address[0];
        let all = count(workspace);
        let percent = u32::try_from(on_address.len() * 100 / all.max(1)).unwrap_or(u32::MAX);
        let one = DominantAddress { workspace, percent, address };
        if all < thresholds.doubtful_sessions as usize || percent < thresholds.doubtful_percent {
            continue;
        }
        match dominant.last_mut() {
            Some(last) if last.workspace == workspace => {
                if last.percent < percent {
                    *last = one;
                }
            }
            Some(_) | None => dominant.push(one),
        }
    }
    dominant
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// How many sessions are on which address, or on none.
    type On = [(Option<u32>, usize)];

    fn doubtful_of(workspaces: &[&On], thresholds: &Thresholds) -> Vec<(u16, u32, AddressValue)> {
        let mut sessions = Vec::new();
        for (workspace, on) in (0..).zip(workspaces) {
            for (address, count) in *on {
                let one =
                    address.map(|address| (WorkspaceKey(workspace), AddressValue::V4(address)));
                sessions.extend(one.into_iter().cycle().take(*count));
            }
        }
        let count =
            |key: WorkspaceKey| workspaces[key.index()].iter().map(|(_, count)| count).sum();
        let dominant = doubtful(sessions, count, thresholds);
        dominant.iter().map(|one| (one.workspace.0, one.percent, one.address)).collect()
    }

    #[test]
    fn a_workspace_is_doubtful_from_sixty_of_a_hundred_and_twenty_sessions_on() {
        let cases: [(&On, Option<u32>); 8] = [
            (&[(Some(5), 28), (Some(6), 2)], Some(93)),
            (&[(Some(5), 12), (Some(6), 8)], Some(60)),
            (&[(Some(5), 12), (None, 8)], Some(60)),
            (&[(Some(5), 119), (Some(6), 81)], None),
            (&[(Some(5), 19)], None),
            (&[(Some(5), 20)], Some(100)),
            (&[(None, 50)], None),
            (&[], None),
        ];
        for (on, percent) in cases {
            let expected: Vec<_> =
                percent.map(|it| (0, it, AddressValue::V4(5))).into_iter().collect();
            assert_eq!(doubtful_of(&[on], &Thresholds::default()), expected, "{on:?}");
        }
    }

    #[test]
    fn each_workspace_is_judged_by_its_own_sessions() {
        let on: [&On; 3] =
            [&[(Some(5), 30)], &[(Some(5), 5), (Some(6), 25), (Some(7), 25)], &[(Some(7), 20)]];
        let found = doubtful_of(&on, &Thresholds::default());
        assert_eq!(found, [(0, 100, AddressValue::V4(5)), (2, 100, AddressValue::V4(7))]);
    }

    #[test]
    fn of_two_addresses_that_are_both_shared_enough_the_greater_crowd_is_named() {
        let thresholds = Thresholds { doubtful_percent: 30, ..Thresholds::default() };
        let on: &On = &[(Some(9), 10), (Some(5), 10), (Some(6), 11)];
        assert_eq!(doubtful_of(&[on], &thresholds), [(0, 35, AddressValue::V4(6))]);
    }

    proptest! {
        #[test]
        fn an_address_is_shared_by_as_many_accounts_as_connected_from_it(
            seen in prop::collection::vec((0_u32..4, 0_u32..6), 0..60), at_least in 1_u32..5,
        ) {
            let visit = |(slot, (address, account)): (usize, &(u32, u32))| Visit {
                address: AddressValue::V4(*address),
                account: AccountKey(*account),
                slot: Slot::at(slot),
            };
            let found = shared(seen.iter().enumerate().map(visit).collect(), at_least);
            let found: Vec<_> = found.iter().map(|(visit, it)| (visit.slot, *it)).collect();
            let accounts_on = |address: u32| {
                let others = (0..6).filter(|account| seen.contains(&(address, *account)));
                u32::try_from(others.count()).unwrap()
            };
            let plainly: Vec<(Slot, u32)> = seen
                .iter()
                .enumerate()
                .map(|(slot, (address, _))| (Slot::at(slot), accounts_on(*address)))
                .filter(|(_, accounts)| *accounts >= at_least)
                .collect();
            prop_assert_eq!(found, plainly);
        }
    }
}

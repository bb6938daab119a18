//! Related sessions, and facets.

use proptest::{collection::vec, prelude::*};
use session_index::{Address, Index, Query, Related, Session, Slot, fold};

use crate::strategies::{WORKSPACES, session};

fn index_of(sessions: &[(usize, Session)]) -> Index {
    let mut index = Index::new();
    let readings = WORKSPACES.map(|name| {
        let workspace = index.add_workspace(name);
        index.begin_reading(workspace, 0)
    });
    for (workspace, session) in sessions {
        index.put(readings[*workspace], session);
    }
    index
}

/// The limit for each kind of relation.
const MOST: usize = 3;

fn folded(text: Option<&String>) -> Option<String> {
    text.map(|text| fold(text)).filter(|text| !text.is_empty())
}

proptest! {
    #[test]
    fn related_sessions_share_the_account_the_name_or_the_address(
        sessions in vec((0..WORKSPACES.len(), session()), 1..40),
    ) {
        let index = index_of(&sessions);
        let in_order: Vec<Slot> = index.find(&Query::default(), None).slots().collect();
        let related = |own: Slot, is: &dyn Fn(Slot) -> bool| {
            let all = in_order.iter().copied().filter(|slot| *slot != own && is(*slot));
            let mut newest: Vec<Slot> = all.collect();
            let total = newest.len();
            newest.truncate(MOST);
            Related { total, newest }
        };
        for own in index.slots() {
            let entry = index.session(own).unwrap();
            let account = &entry.session.account;
            let of_account = related(own, &|slot| {
                let other = index.session(slot).unwrap();
                account.user_id.is_some()
                    && other.workspace == entry.workspace
                    && other.session.account.user_id == account.user_id
            });
            prop_assert_eq!(index.same_account(own, MOST), of_account);
            let of_address = related(own, &|slot| {
                let other = index.session(slot).unwrap().session;
                other.address.is_some() && other.address == entry.session.address
            });
            prop_assert_eq!(index.same_address(own, MOST), of_address);
            let of_name = related(own, &|slot| {
                let other = index.session(slot).unwrap();
                let same = |one: &Option<String>, other: &Option<String>| {
                    folded(one.as_ref()).is_some() && folded(one.as_ref()) == folded(other.as_ref())
                };
                other.workspace != entry.workspace
                    && (same(&account.name, &other.session.account.name)
                        || same(&account.user_name, &other.session.account.user_name))
            });
            prop_assert_eq!(index.same_name_elsewhere(own, MOST), of_name);
            let summary = index.summary(own);
            prop_assert_eq!(summary.last_connected, entry.session.last_connected);
            prop_assert_eq!(summary.account.is_some(), account.user_id.is_some());
            prop_assert_eq!(index.device(summary.device), &entry.session.device);
            prop_assert_eq!(&index.account_of(own), account);
        }
    }

    #[test]
    fn of_thousands_on_one_address_the_newest_are_given_and_all_are_counted(
        mut one in session(), moments in vec(-9..9_i64, 1..20),
    ) {
        one.address = Some(Address::Ip([203, 0, 113, 7].into()));
        let sessions = (0..2_000_usize).map(|number| {
            let last_connected = Some(moments[number * 7 % moments.len()]);
            (0, Session { session_id: format!("s{number:04}"), last_connected, ..one.clone() })
        });
        let index = index_of(&sessions.collect::<Vec<_>>());
        let in_order: Vec<Slot> = index.find(&Query::default(), None).slots().collect();
        let related = index.same_address(in_order[2], 4);
        prop_assert_eq!(related.total, 1_999);
        prop_assert_eq!(related.newest, [0, 1, 3, 4].map(|at| in_order[at]));
    }

    #[test]
    fn facets_add_up_to_what_was_found(sessions in vec((0..WORKSPACES.len(), session()), 0..40)) {
        let index = index_of(&sessions);
        let found = index.find(&Query::default(), None);
        let facets = index.facets(&found);
        let system = |slot| index.session(slot).unwrap().session.device.system;
        for count in &facets.systems {
            let same = |slot: &Slot| folded(system(*slot).as_ref()).unwrap_or_default() == count.folded;
            prop_assert_eq!(index.slots().filter(same).count(), count.count);
            prop_assert_eq!(count.shown.is_none(), count.folded.is_empty());
        }
        prop_assert_eq!(facets.kinds.iter().map(|(_, count)| count).sum::<usize>(), found.total());
        for (workspace, count) in &facets.workspaces {
            prop_assert_eq!(index.count(*workspace), *count);
        }
        let systems: usize = facets.systems.iter().map(|system| system.count).sum();
        prop_assert_eq!(systems, found.total());
    }
}

//! Hints of whole indexes.

use proptest::prelude::*;

use super::*;
use crate::{
    query::{Filters, Query},
    session::{Account, Address, Device, DeviceKind, Session},
    workspaces::WorkspaceKey,
};

const NOW: i64 = 1_763_872_122_000;
const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;

/// An index that is filled one session after another.
struct Filled {
    index: Index,
    workspaces: Vec<WorkspaceKey>,
}

/// What matters for hints; the rest is the same for all.
#[derive(Clone)]
struct Seen {
    workspace: usize,
    user_id: Option<String>,
    ip: Option<String>,
    ago_ms: i64,
    name: &'static str,
    version: &'static str,
}

impl Default for Seen {
    fn default() -> Self {
        let user_id = Some("rYhzFRd2QZjNwAAXX".to_owned());
        Self { workspace: 0, user_id, ip: None, ago_ms: 0, name: "Chrome", version: "131.0.0" }
    }
}

impl Filled {
    fn with(seen: impl IntoIterator<Item = Seen>) -> Self {
        let mut index = Index::new();
        let workspaces = vec![index.add_workspace("Acme HQ"), index.add_workspace("Globex")];
        let mut filled = Self { index, workspaces };
        seen.into_iter().enumerate().for_each(|(number, seen)| filled.put(number, seen));
        filled
    }

    fn put(&mut self, number: usize, seen: Seen) {
        let reading = self.index.begin_reading(self.workspaces[seen.workspace], NOW);
        let text = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        let session = Session {
            session_id: format!("s{number}"),
            account: Account { user_id: seen.user_id, ..Account::default() },
            device: Device {
                kind: DeviceKind::Browser,
                name: text(seen.name),
                version: text(seen.version),
                long_version: None,
                system: None,
                system_version: None,
            },
            host: None,
            address: seen.ip.map(|ip| match ip.parse() {
                Ok(ip) => Address::Ip(ip),
                Err(_) => Address::Text(ip),
            }),
            last_connected: Some(NOW - seen.ago_ms),
        };
        self.index.put(reading, &session);
    }

    fn slot(&self, workspace: usize, number: usize) -> Slot {
        self.index.slot_of(self.workspaces[workspace], &format!("s{number}")).unwrap()
    }

    fn hints(&self) -> Hints {
        Hints::compute(&self.index, NOW, &Thresholds::default())
    }

    /// How many sessions carry a hint.
    fn carried(&self, kind: HintKind) -> usize {
        self.hints().with(&self.index, &[kind]).count()
    }

    /// The hints of each session that has one, by its number.
    fn all(&self) -> Vec<(usize, Vec<Hint>)> {
        let hints = self.hints();
        let of = |slot: Slot| {
            let id = self.index.session(slot).unwrap().session.session_id;
            (id[1..].parse().unwrap(), hints.of(&self.index, slot))
        };
        let all = self.index.slots().map(of);
        all.filter(|(_, hints): &(usize, Vec<Hint>)| !hints.is_empty()).collect()
    }
}

fn at(ip: &str, ago_ms: i64) -> Seen {
    Seen { ip: Some(ip.to_owned()), ago_ms, ..Seen::default() }
}

fn of(user: u32, ip: &str) -> Seen {
    Seen { user_id: Some(format!("user{user}")), ..at(ip, 0) }
}

#[test]
fn both_ends_of_a_pair_name_each_other() {
    let filled = Filled::with([at("203.0.113.77", 43 * MINUTE), at("198.51.100.14", 71 * MINUTE)]);
    let hint =
        |other| Hint::SeveralNetworks { networks: 2, minutes: 28, other: filled.slot(0, other) };
    assert_eq!(filled.all(), [(0, vec![hint(1)]), (1, vec![hint(0)])]);
}

#[test]
fn no_pair_is_made_of_what_need_not_be_two_networks_or_one_person() {
    for other in [
        at("203.0.113.200", MINUTE),
        at("10.0.0.7", MINUTE),
        at("100.64.0.7", MINUTE),
        at("fe80::7", MINUTE),
        at("proxy", MINUTE),
        at("198.51.100.14", 61 * MINUTE),
        Seen { workspace: 1, ..at("198.51.100.14", MINUTE) },
        Seen { user_id: Some("other".to_owned()), ..at("198.51.100.14", MINUTE) },
        Seen { user_id: None, ..at("198.51.100.14", MINUTE) },
        Seen { ip: None, ..at("", MINUTE) },
    ] {
        let ip = other.ip.clone();
        assert_eq!(Filled::with([at("203.0.113.77", 0), other]).all(), [], "{ip:?}");
    }
    let nobody = |ip| Seen { user_id: None, ..at(ip, 0) };
    assert_eq!(Filled::with([nobody("203.0.113.77"), nobody("198.51.100.14")]).all(), []);
}

#[test]
fn ten_accounts_on_one_address_share_it_over_workspaces() {
    let half = |workspace| (0..5).map(move |user| Seen { workspace, ..of(user, "203.0.113.7") });
    let filled = Filled::with(half(0).chain(half(1)));
    assert_eq!(filled.carried(HintKind::SharedAddress), 10);
    assert_eq!(filled.all()[3].1, [Hint::SharedAddress { accounts: 10 }]);

    let nine = Filled::with((0..12).map(|user| of(user.min(8), "203.0.113.7")));
    assert_eq!(nine.all(), []);
    let internal = Filled::with((0..12).map(|user| of(user, "192.168.0.1")));
    assert_eq!(internal.all(), []);
}

#[test]
fn thirty_days_without_a_connection_are_quiet() {
    let seen = [30 * DAY, 30 * DAY - 1, 400 * DAY + 1, -DAY];
    let filled = Filled::with(seen.map(|ago_ms| Seen { ago_ms, ..Seen::default() }));
    let hint = |days| vec![Hint::Quiet { days }];
    assert_eq!(filled.all(), [(0, hint(30)), (2, hint(400))]);
}

#[test]
fn old_and_nameless_clients_are_said() {
    let client = |name, version| Seen { name, version, ..Seen::default() };
    let filled = Filled::with([
        client("Chrome", "113.0.0"),
        client("Chrome", "131.0.0"),
        client("", "1.0"),
        client(" ", ""),
        client("Chrome", "abc"),
    ]);
    let outdated =
        Hint::OutdatedClient { version: "113.0.0".to_owned(), newest: "131.0.0".to_owned() };
    let unknown = || vec![Hint::UnknownClient];
    assert_eq!(filled.all(), [(0, vec![outdated]), (2, unknown()), (3, unknown())]);
}

#[test]
fn where_addresses_are_doubtful_nothing_is_said_about_them() {
    let proxy = "203.0.113.5";
    let behind = (0..28).map(|user| Seen { workspace: 1, ..of(user, proxy) });
    let two = ["198.51.100.14", proxy].map(|ip| Seen { workspace: 1, ..at(ip, 0) });
    let elsewhere = (30..41).map(|user| of(user, proxy));
    let filled = Filled::with(behind.chain(two).chain(elsewhere));
    let hints = filled.hints();
    let address = proxy.parse().unwrap();
    let workspace = filled.workspaces[1];
    assert_eq!(hints.doubtful_addresses(), [DoubtfulAddresses { workspace, percent: 96, address }]);
    assert_eq!(filled.carried(HintKind::SeveralNetworks), 0);
    // Those of the other workspace count there, and only there.
    let shared = filled.all();
    assert_eq!(
        shared.iter().map(|(number, _)| *number).collect::<Vec<_>>(),
        (30..41).collect::<Vec<_>>()
    );
    assert_eq!(shared[0].1, [Hint::SharedAddress { accounts: 11 }]);
}

#[test]
fn hints_filter_what_is_found() {
    let quiet = Seen { ago_ms: 50 * DAY, ..Seen::default() };
    let nameless = Seen { name: "", ..Seen::default() };
    let both = Seen { name: "", ago_ms: 50 * DAY, ..Seen::default() };
    let filled = Filled::with([quiet, Seen::default(), nameless, both]);
    let hints = filled.hints();
    let found = |kinds: &[HintKind]| {
        let filters =
            Filters { only: Some(hints.with(&filled.index, kinds)), ..Filters::default() };
        filled.index.find(&Query { filters, ..Query::default() }, None).total()
    };
    assert_eq!(found(&[HintKind::Quiet]), 2);
    assert_eq!(found(&[HintKind::Quiet, HintKind::UnknownClient]), 3);
    assert_eq!(found(&[HintKind::SharedAddress]), 0);
    assert_eq!(found(&[HintKind::UnknownClient]), 2);
}

#[test]
fn what_changed_since_is_not_said_any_more() {
    let crowd = (10..20).map(|user| of(user, "203.0.113.77"));
    let old = Seen { ago_ms: 50 * DAY, name: "", ..Seen::default() };
    let pair = [at("203.0.113.77", 43 * MINUTE), at("198.51.100.14", 71 * MINUTE), old];
    let mut filled = Filled::with(pair.into_iter().chain(crowd));
    let hints = filled.hints();
    let kinds = |filled: &Filled, number| hints.of(&filled.index, filled.slot(0, number)).len();
    assert_eq!([0, 1, 2, 3].map(|number| kinds(&filled, number)), [2, 1, 2, 1]);

    filled.put(1, at("198.51.100.14", 0));
    assert_eq!([0, 1].map(|number| kinds(&filled, number)), [1, 0]);
    filled.put(0, at("198.51.100.14", 43 * MINUTE));
    filled.put(2, Seen::default());
    assert_eq!([0, 2, 3].map(|number| kinds(&filled, number)), [0, 0, 1]);
}

#[test]
fn a_session_that_was_removed_has_no_hints() {
    let mut filled = Filled::with([Seen { ago_ms: 50 * DAY, ..Seen::default() }]);
    let (hints, slot) = (filled.hints(), filled.slot(0, 0));
    assert_eq!(hints.of(&filled.index, slot), [Hint::Quiet { days: 50 }]);
    filled.index.clear(filled.workspaces[0]);
    assert_eq!(hints.of(&filled.index, slot), []);
    assert_eq!(hints.with(&filled.index, &[HintKind::Quiet]).count(), 0);
    assert_eq!(filled.carried(HintKind::Quiet), 0);
    assert_eq!(hints.of(&filled.index, Slot::at(999)), []);
}

#[test]
fn a_session_in_the_place_of_one_that_was_removed_has_not_its_hints() {
    let crowd = (10..20).map(|user| of(user, "203.0.113.77"));
    let old = Seen { ago_ms: 50 * DAY, name: "", ..Seen::default() };
    let pair = [at("203.0.113.77", 43 * MINUTE), at("198.51.100.14", 71 * MINUTE), old];
    let mut filled = Filled::with(pair.into_iter().chain(crowd));
    let outdated = Seen { version: "90.0.0", ..Seen::default() };
    filled.put(13, outdated);
    let hints = filled.hints();
    let with =
        |filled: &Filled| HintKind::ALL.map(|kind| hints.with(&filled.index, &[kind]).count());
    assert_eq!(with(&filled), [2, 11, 1, 1, 1]);

    filled.index.clear(filled.workspaces[0]);
    (0..14).for_each(|number| filled.put(100 + number, Seen::default()));
    assert_eq!(filled.index.places(), 14, "the places are the same");
    assert_eq!(with(&filled), [0; 5]);
}

proptest! {
    #[test]
    fn flags_sets_and_details_agree(
        seen in prop::collection::vec(
            (0_usize..2, 0_u32..14, 0_u8..3, 0_i64..40, prop_oneof!["Chrome", ""], 100_u32..120),
            0..80,
        ),
    ) {
        let versions = ["90.0", "131.0", "abc"];
        let filled = Filled::with(seen.iter().map(|(workspace, user, network, days, name, ip)| Seen {
            workspace: *workspace,
            user_id: Some(format!("user{user}")),
            ip: Some(format!("{ip}.0.{network}.1")),
            ago_ms: days * DAY + i64::from(*user) * MINUTE,
            name: if name.is_empty() { "" } else { "Chrome" },
            version: versions[usize::from(*network)],
        }));
        let hints = filled.hints();
        for kind in HintKind::ALL {
            let with = hints.with(&filled.index, &[kind]);
            for slot in filled.index.slots() {
                prop_assert_eq!(with.contains(slot), hints.kinds(slot).any(|own| own == kind));
                prop_assert_eq!(hints.of(&filled.index, slot).len(), hints.kinds(slot).count());
            }
        }
    }
}

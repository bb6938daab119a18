use super::*;
use crate::{directory::WorkspaceId, search::Person};

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap()
}

fn card(id: &str, user_id: &str, device: Option<&str>, second: i64) -> SessionCard {
    let device = Device {
        kind: session_index::DeviceKind::Browser,
        name: device.map(str::to_owned),
        version: None,
        long_version: None,
        system: None,
        system_version: None,
    };
    SessionCard {
        workspace_id: WorkspaceId::parse("acme").unwrap(),
        session_id: SessionId::parse(id).unwrap(),
        user_id: Some(user_id.to_owned()),
        person: Person::Deleted,
        device,
        host: None,
        internet_address: InternetAddress::read("203.0.113.7"),
        last_connected: Some(at(second)),
        as_of: at(second),
    }
}

/// A card that the first page listed.
fn read(card: SessionCard) -> (SessionCard, Option<u32>) {
    (card, Some(0))
}

fn came(baseline: &Baseline, cards: &[SessionCard], complete: bool, ended: &[&str]) -> Vec<String> {
    let listing = Listing { cards, complete };
    let came = baseline.new_sessions(listing, |id, _| ended.contains(&id.as_str()));
    came.into_iter().map(|card| card.session_id.to_string()).collect()
}

#[test]
fn what_was_merely_not_read_before_is_no_news() {
    let baseline = Baseline::new(at(1_000), [read(card("known", "u", Some("Chrome"), 10))]);
    let cards = [
        card("known", "u", Some("Chrome"), 1_200),
        card("unread", "u", Some("Safari"), 699),
        card("came", "u", Some("Safari"), 701),
    ];
    assert_eq!(came(&baseline, &cards, true, &[]), ["came"], "clocks differ by 5 minutes at most");
}

#[test]
fn when_a_device_connected_is_measured_by_the_servers_own_clock() {
    for ahead in [-86_400, -600, 0, 600, 86_400] {
        let mut baseline = Baseline::new(at(100_000), []);
        baseline.server_clock(at(100_010 + ahead), at(100_010));
        let cards = [
            card("unread", "u", Some("Chrome"), 99_699 + ahead),
            card("came", "u", Some("Chrome"), 99_701 + ahead),
        ];
        assert_eq!(came(&baseline, &cards, true, &[]), ["came"], "{ahead} s ahead");
    }
}

#[test]
fn a_device_that_was_not_known_and_has_no_time_is_named() {
    let baseline = Baseline::new(at(1_000), []);
    let timeless = SessionCard { last_connected: None, ..card("timeless", "u", Some("Chrome"), 0) };
    assert_eq!(came(&baseline, &[timeless], true, &[]), ["timeless"]);
}

#[test]
fn a_known_device_that_is_there_under_another_id_reconnected() {
    let known = card("known", "u", Some("Chrome"), 10);
    let baseline = Baseline::new(at(1_000), [read(known.clone())]);
    let [reconnected, other] = ["new-id", "other"].map(|id| card(id, "u", Some("Chrome"), 1_100));
    assert!(came(&baseline, std::slice::from_ref(&reconnected), true, &[]).is_empty());
    assert_eq!(
        came(&baseline, &[reconnected.clone(), other.clone()], true, &[]).len(),
        1,
        "one for one"
    );
    let both = [known, reconnected.clone()];
    assert_eq!(came(&baseline, &both, true, &[]), ["new-id"], "the known one is there as well");
    let reconnected = std::slice::from_ref(&reconnected);
    assert_eq!(came(&baseline, reconnected, false, &[]), ["new-id"], "not all was listed");
    assert_eq!(
        came(&baseline, reconnected, true, &["known"]),
        ["new-id"],
        "the known one was ended"
    );
    let elsewhere = [card("new-id", "v", Some("Chrome"), 1_100)];
    assert_eq!(came(&baseline, &elsewhere, true, &[]), ["new-id"], "another account");
    let device = [card("new-id", "u", Some("Safari"), 1_100)];
    assert_eq!(came(&baseline, &device, true, &[]), ["new-id"], "another device");
}

#[test]
fn a_device_like_a_known_one_at_another_internet_address_is_named() {
    let known = card("known", "u", Some("Chrome"), 10);
    let baseline = Baseline::new(at(1_000), [read(known.clone())]);
    let moved = SessionCard {
        internet_address: InternetAddress::read("198.51.100.9"),
        ..card("moved", "u", Some("Chrome"), 1_100)
    };
    assert_eq!(came(&baseline, std::slice::from_ref(&moved), true, &[]), ["moved"]);
    let stayed = card("stayed", "u", Some("Chrome"), 1_100);
    assert_eq!(came(&baseline, &[moved, stayed], true, &[]), ["moved"], "beside the known one");

    let nowhere = |card: SessionCard| SessionCard { internet_address: None, ..card };
    let baseline = Baseline::new(at(1_000), [read(nowhere(known))]);
    let reconnected = nowhere(card("new-id", "u", Some("Chrome"), 1_100));
    assert_eq!(
        came(&baseline, &[reconnected], true, &[]),
        ["new-id"],
        "nobody knows where they are"
    );
}

#[test]
fn of_unknown_devices_nobody_knows_whether_they_are_the_same() {
    let baseline = Baseline::new(at(1_000), [read(card("known", "u", None, 10))]);
    assert_eq!(came(&baseline, &[card("new-id", "u", None, 1_100)], true, &[]), ["new-id"]);
}

#[test]
fn absence_proves_nothing_of_an_id_that_no_list_had_or_that_a_newer_row_may_replace() {
    // (listed by this page, connected then); the session that is looked for is ("it", page 5, 100).
    let cases = [
        ("nobody else is there", None, true),
        ("an older row, listed later", Some((Some(6), Some(99))), true),
        ("a newer row, listed on the same page", Some((Some(5), Some(101))), true),
        ("a newer row, listed before", Some((Some(4), Some(101))), true),
        ("a newer row, listed later", Some((Some(6), Some(101))), false),
        ("a row of the same moment, listed later", Some((Some(6), Some(100))), false),
        ("a newer row that was looked up only", Some((None, Some(101))), false),
        ("a row without a time, listed later", Some((Some(6), None)), false),
    ];
    for (what, other, gone) in cases {
        let it = card("it", "u", Some("Chrome"), 100);
        let other = other.map(|(page, second)| {
            let row = card("other", "u", Some("Chrome"), second.unwrap_or_default());
            (SessionCard { last_connected: second.map(at), ..row }, page)
        });
        let baseline =
            Baseline::new(at(1_000), [(it.clone(), Some(5))].into_iter().chain(other.clone()));
        let rows: Vec<_> = other.iter().map(|(row, _)| row).collect();
        assert_eq!(baseline.is_gone_without(&it.session_id, &rows), gone, "{what}");
        let looked_up = Baseline::new(at(1_000), [(it.clone(), None)]);
        assert!(!looked_up.is_gone_without(&it.session_id, &[]), "no list had it");
    }
    let it = SessionId::parse("it").unwrap();
    assert!(!Baseline::new(at(1_000), []).is_gone_without(&it, &[]), "nothing was known of it");
    println!("{} rows beside a session that is not listed", cases.len());
}

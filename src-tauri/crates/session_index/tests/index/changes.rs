//! Sessions come, are met again, and go.

use session_index::{
    Account, Address, Device, DeviceKind, Grouping, Index, Put, Query, Session, Word, WorkspaceKey,
};

fn session(id: &str) -> Session {
    let device = Device {
        kind: DeviceKind::Unknown,
        name: None,
        version: None,
        long_version: None,
        system: None,
        system_version: None,
    };
    let account = Account { user_id: Some("anna".into()), ..Account::default() };
    let session_id = id.to_owned();
    Session { session_id, account, device, host: None, address: None, last_connected: None }
}

fn knows(index: &Index, workspace: WorkspaceKey, id: &str) -> bool {
    index.slot_of(workspace, id).is_some()
}

fn total(index: &Index, word: &str) -> usize {
    let words = vec![Word::Text(word.into())];
    index.find(&Query { words, ..Query::default() }, None).total()
}

#[test]
fn the_same_id_in_two_workspaces_is_two_sessions_of_two_accounts() {
    let mut index = Index::new();
    let (one, other) = (index.add_workspace("One"), index.add_workspace("Other"));
    for workspace in [one, other] {
        let reading = index.begin_reading(workspace, 0);
        assert!(matches!(index.put(reading, &session("uBNL9dTjJ4s6Pjp4K")), Put::New(_)));
    }
    let query = Query { group: Grouping::Account, ..Query::default() };
    assert_eq!(index.find(&query, None).groups(), 2);
    index.clear(one);
    assert!(knows(&index, other, "uBNL9dTjJ4s6Pjp4K") && !knows(&index, one, "uBNL9dTjJ4s6Pjp4K"));
}

#[test]
fn ids_that_differ_in_case_are_two_sessions() {
    let mut index = Index::new();
    let workspace = index.add_workspace("One");
    let reading = index.begin_reading(workspace, 0);
    index.put(reading, &session("uBNL9dTjJ4s6Pjp4K"));
    assert!(!knows(&index, workspace, "uBNL9dTjJ4s6Pjp4k"));
    assert!(matches!(index.put(reading, &session("uBNL9dTjJ4s6Pjp4k")), Put::New(_)));
    assert_eq!(total(&index, "ubnl9DTJ"), 2);
}

#[test]
fn what_no_reading_has_met_since_is_removed() {
    let mut index = Index::new();
    let (one, other) = (index.add_workspace("One"), index.add_workspace("Other"));
    let first = index.begin_reading(one, 1);
    let elsewhere = index.begin_reading(other, 1);
    index.put(first, &session("gone"));
    index.put(first, &session("met again"));
    index.put(elsewhere, &session("gone"));
    let second = index.begin_reading(one, 2);
    assert!(matches!(index.put(second, &session("met again")), Put::Known(_)));
    let slot = index.slot_of(one, "met again").unwrap();
    let [(gone, _)] = index.not_met_since(one, second)[..] else { panic!("one was not met") };
    assert_eq!((index.remove_all(&[gone]), index.remove_all(&[gone])), (1, 0));
    assert_eq!((index.count(one), index.count(other)), (1, 1));
    assert_eq!(index.session(slot).unwrap().as_of_ms, 2);
}

#[test]
fn a_removed_workspace_takes_no_more_sessions() {
    let mut index = Index::new();
    let workspace = index.add_workspace("Acme");
    let reading = index.begin_reading(workspace, 0);
    index.put(reading, &session("one"));
    let slot = index.slot_of(workspace, "one").unwrap();
    index.remove_workspace(workspace);
    assert_eq!(index.put(reading, &session("two")), Put::NoWorkspace);
    assert!(index.is_empty() && index.session(slot).is_none());
    assert_eq!(total(&index, "acme"), 0);
    assert_ne!(index.add_workspace("Acme"), workspace);
}

#[test]
fn sessions_are_found_by_the_new_name_of_their_workspace() {
    let mut index = Index::new();
    let workspace = index.add_workspace("Old");
    let reading = index.begin_reading(workspace, 0);
    index.put(reading, &session("one"));
    let version = index.version();
    index.rename_workspace(workspace, "New");
    assert!(index.version() > version);
    assert_eq!((total(&index, "old"), total(&index, "new")), (0, 1));
}

#[test]
fn a_result_outlives_a_name_that_is_given_again() {
    let mut index = Index::new();
    let workspace = index.add_workspace("Acme");
    let version = index.version();
    index.rename_workspace(workspace, "Acme");
    assert_eq!(index.version(), version);
}

#[test]
fn what_removed_sessions_shared_is_forgotten_and_the_rest_stays_as_it_was() {
    let mut index = Index::new();
    let (large, small) = (index.add_workspace("Large"), index.add_workspace("Small"));
    let (of_large, of_small) = (index.begin_reading(large, 0), index.begin_reading(small, 0));
    let made_up = |number: u16| {
        let mut session = session(&format!("session {number}"));
        session.account.user_id = Some(format!("user {number}"));
        session.account.name = Some(format!("Ünal {number}"));
        session.address = Some(Address::Ip([0x2001, 0xdb8, 0, 0, 0, 0, 0, number].into()));
        session
    };
    for number in 0..3_000 {
        index.put(of_large, &made_up(number));
        if number % 100 == 0 {
            index.put(of_small, &made_up(number));
        }
    }
    index.clear(large);
    assert_eq!((index.len(), total(&index, "ünal"), total(&index, "2001:db8")), (30, 30, 30));
    for slot in index.slots().collect::<Vec<_>>() {
        let session = index.session(slot).unwrap().session;
        let number = session.session_id.trim_start_matches("session ").parse().unwrap();
        assert_eq!(session, made_up(number));
        assert!(index.summary(slot).account.unwrap().index() < 30);
    }
    assert!(matches!(index.put(of_large, &made_up(2_999)), Put::New(_)));
    assert_eq!(total(&index, "user 2999"), 1);
}

#[test]
fn an_id_of_a_hundred_bytes_is_kept_and_found() {
    let mut index = Index::new();
    let workspace = index.add_workspace("One");
    let reading = index.begin_reading(workspace, 0);
    let id = "Ä".repeat(50);
    index.put(reading, &session(&id));
    assert!(knows(&index, workspace, &id));
    assert_eq!(total(&index, &"a".repeat(50)), 1);
}

//! Every query is answered as the model answers it.

use std::sync::Arc;

use proptest::{collection::vec, prelude::*, sample::Index as Pick};
use session_index::{Bits, Index, Put, Query, Reading, Session, Slot, WorkspaceKey};

use crate::{
    model::{Model, Row, lines_of},
    strategies::{WORKSPACES, query, session, typed_on},
};

/// A change of an index, or a query.
#[derive(Debug, Clone)]
enum Event {
    Page(usize, Vec<Session>),
    SweptOut(usize, Pick),
    Cleared(usize),
    Renamed(usize, String),
    Asked(Query),
}

/// An index and what it should know.
struct Both {
    index: Index,
    model: Model,
    keys: Vec<WorkspaceKey>,
    readings: Vec<Reading>,
}

impl Both {
    fn new() -> Self {
        let mut index = Index::new();
        let keys: Vec<_> = WORKSPACES.map(|name| index.add_workspace(name)).into();
        let names = keys.iter().copied().zip(WORKSPACES.map(String::from)).collect();
        Self { index, model: Model { names, rows: Vec::new() }, keys, readings: Vec::new() }
    }

    fn happen(&mut self, event: Event) {
        let Self { index, model, keys, readings } = self;
        match event {
            Event::Page(workspace, sessions) => {
                let workspace = keys[workspace];
                let as_of_ms = i64::try_from(readings.len()).expect("few readings");
                let reading = index.begin_reading(workspace, as_of_ms);
                readings.push(reading);
                for session in sessions {
                    let known = index.slot_of(workspace, &session.session_id);
                    let put = index.put(reading, &session);
                    let now = index.slot_of(workspace, &session.session_id).expect("it was put in");
                    assert_eq!(put, known.map_or(Put::New(now), Put::Known));
                    model.put(Row { workspace, reading, as_of_ms, session });
                }
            }
            Event::SweptOut(workspace, first) if !readings.is_empty() => {
                let (workspace, first) = (keys[workspace], readings[first.index(readings.len())]);
                let before = model.rows.len();
                model.rows.retain(|row| row.workspace != workspace || row.reading >= first);
                let old = index.not_met_since(workspace, first);
                let old: Vec<_> = old.into_iter().map(|(slot, _)| slot).collect();
                let removed = index.remove_all(&old);
                assert_eq!(removed, before - model.rows.len());
            }
            Event::Cleared(workspace) => {
                index.clear(keys[workspace]);
                model.rows.retain(|row| row.workspace != keys[workspace]);
            }
            Event::Renamed(workspace, name) => {
                index.rename_workspace(keys[workspace], &name);
                model.names.insert(keys[workspace], name);
            }
            Event::Asked(query) => self.ask(&query),
            Event::SweptOut(..) => {}
        }
    }

    fn ask(&self, query: &Query) {
        let found = self.index.find(query, None);
        let expected = self.model.lines(query, |_| true);
        assert_eq!(lines_of(&self.index, &found, 0..found.units()), expected, "{query:?}");
    }

    fn check(&self) {
        let Self { index, model, keys, .. } = self;
        assert_eq!(index.len(), model.rows.len());
        let oldest = index.oldest_readings_ms();
        for key in keys {
            let of_key = model.rows.iter().filter(|row| row.workspace == *key);
            assert_eq!(oldest[key.index()], of_key.map(|row| row.as_of_ms).min());
            let expected = model.rows.iter().filter(|row| row.workspace == *key).count();
            assert_eq!(index.count(*key), expected);
        }
        for row in &model.rows {
            let slot = index.slot_of(row.workspace, &row.session.session_id);
            let entry = slot.and_then(|slot| index.session(slot)).expect("it was put in");
            assert_eq!(entry.session, row.session);
            assert_eq!((entry.workspace, entry.as_of_ms), (row.workspace, row.as_of_ms));
        }
    }
}

fn keys() -> Vec<WorkspaceKey> {
    Both::new().keys
}

fn event() -> impl Strategy<Value = Event> {
    let workspace = || 0..WORKSPACES.len();
    prop_oneof![
        6 => (workspace(), vec(session(), 0..12)).prop_map(|(at, page)| Event::Page(at, page)),
        4 => (workspace(), any::<Pick>()).prop_map(|(at, first)| Event::SweptOut(at, first)),
        1 => workspace().prop_map(Event::Cleared),
        1 => (workspace(), "[a-cÄ]{0,3}").prop_map(|(at, name)| Event::Renamed(at, name)),
        4 => query(keys()).prop_map(Event::Asked),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(250))]

    #[test]
    fn after_any_changes_it_answers_as_a_plain_scan_does(
        events in vec(event(), 1..30),
        last in query(keys()),
    ) {
        let mut both = Both::new();
        for event in events {
            both.happen(event);
        }
        both.check();
        both.ask(&last);
    }

    #[test]
    fn a_result_to_begin_with_never_changes_the_answer(
        sessions in vec(session(), 0..60),
        (before, after) in query(keys()).prop_flat_map(|query| (Just(query.clone()), typed_on(query))),
    ) {
        let mut both = Both::new();
        both.happen(Event::Page(1, sessions));
        let before = both.index.find(&before, None);
        let found = both.index.find(&after, Some(&before));
        let expected = both.model.lines(&after, |_| true);
        prop_assert_eq!(lines_of(&both.index, &found, 0..found.units()), expected);
    }

    #[test]
    fn only_the_sessions_of_a_given_set_are_found(
        sessions in vec(session(), 1..60),
        picked in vec(any::<Pick>(), 0..20),
        mut query in query(keys()),
    ) {
        let mut both = Both::new();
        both.happen(Event::Page(0, sessions));
        let all: Vec<Slot> = both.index.slots().collect();
        let only: Bits = picked.iter().map(|pick| all[pick.index(all.len())]).collect();
        let slot = |row: &Row| both.index.slot_of(row.workspace, &row.session.session_id).unwrap();
        let expected = both.model.lines(&query, |row| only.contains(slot(row)));
        query.filters.only = Some(Arc::new(only.clone()));
        let found = both.index.find(&query, None);
        prop_assert_eq!(lines_of(&both.index, &found, 0..found.units()), expected);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn thousands_of_sessions_are_found_as_a_plain_scan_finds_them(
        few in vec(session(), 30..60),
        typed in vec(query(keys()).prop_flat_map(|query| (Just(query.clone()), typed_on(query))), 10),
    ) {
        let mut both = Both::new();
        let reading = both.index.begin_reading(both.keys[0], 7);
        for number in 0..2_500_usize {
            let mut session = few[number % few.len()].clone();
            let other = &few[number * 7 / few.len() % few.len()];
            session.session_id = format!("{number:05}aBcDeFgHiJkL");
            session.account = other.account.clone();
            session.address = few[number / 3 % few.len()].address.clone();
            both.index.put(reading, &session);
            both.model.rows.push(Row { workspace: both.keys[0], reading, as_of_ms: 7, session });
        }
        for (before, after) in typed {
            let before = both.index.find(&before, None);
            let found = both.index.find(&after, Some(&before));
            let expected = both.model.lines(&after, |_| true);
            prop_assert_eq!(lines_of(&both.index, &found, 0..found.units()), expected);
        }
    }
}

//! Lines, units and positions agree.

use proptest::{collection::vec, prelude::*};
use session_index::{Index, LineKind, Query};

use crate::strategies::{query, session};

fn index_of(sessions: &[session_index::Session]) -> Index {
    let mut index = Index::new();
    let workspace = index.add_workspace("Acme");
    let reading = index.begin_reading(workspace, 0);
    for session in sessions {
        index.put(reading, session);
    }
    index
}

proptest! {
    #[test]
    fn any_range_of_units_shows_the_lines_that_reach_into_it(
        sessions in vec(session(), 0..40),
        query in query(vec![Index::new().add_workspace("Acme")]),
        start in 0..100_u64,
        length in 1..30_u64,
    ) {
        let index = index_of(&sessions);
        let found = index.find(&query, None);
        let all = found.lines(&index, 0..found.units());
        let mut end = 0;
        for line in &all {
            prop_assert_eq!(line.at, end);
            end += match &line.kind {
                LineKind::Heading(_) => 1,
                LineKind::Session(slot) => {
                    prop_assert_eq!(found.position(*slot), Some(line.at));
                    2
                }
            };
        }
        prop_assert_eq!(end, found.units());
        prop_assert_eq!(found.slots().count(), found.total());
        let shown: Vec<_> = all
            .into_iter()
            .filter(|line| {
                let height = if matches!(line.kind, LineKind::Session(_)) { 2 } else { 1 };
                line.at < start + length && line.at + height > start
            })
            .collect();
        prop_assert_eq!(found.lines(&index, start..start + length), shown);
        for slot in index.slots().filter(|slot| !found.bits().contains(*slot)) {
            prop_assert_eq!(found.position(slot), None);
        }
    }
}

#[test]
fn an_empty_index_finds_nothing() {
    let index = Index::new();
    let found = index.find(&Query::default(), None);
    assert_eq!((found.total(), found.groups(), found.units()), (0, 0, 0));
    assert!(found.lines(&index, 0..10).is_empty());
}

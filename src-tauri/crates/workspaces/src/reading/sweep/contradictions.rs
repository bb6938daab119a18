//! Servers whose answers contradict themselves: a page that is too short is not the end of a list.

use std::{collections::HashSet, ops::Range};

use jiff::Timestamp;

use super::{Goal, Next, Page, PageRequest, Row, Sweep};

/// What was read, in how many calls, and whether that is sure to be all.
fn read(mut answer: impl FnMut(PageRequest) -> Page<u64>) -> (usize, usize, bool) {
    let (mut sweep, mut read, mut calls) = (Sweep::new(Goal::End), HashSet::new(), 0);
    loop {
        let asks = match sweep.next(true) {
            Next::Finished => return (read.len(), calls, sweep.is_sure()),
            Next::One(ask) => vec![ask],
            Next::Two(first, second) => vec![first, second],
        };
        for (place, ask) in asks.into_iter().enumerate() {
            calls += 1;
            assert!(calls < 200, "it does not end");
            let mut page = answer(ask);
            let before = read.len();
            read.extend(page.rows.iter().flatten().map(|row| row.id));
            page.fresh = read.len() > before;
            sweep.answered(&page, place == 0);
        }
    }
}

fn page(places: Range<u64>, total: u64, size: u64) -> Page<u64> {
    let row = |place: u64| {
        let key = 1_000_000 - i64::try_from(place).unwrap();
        Some(Row { id: place, key: Some(Timestamp::from_millisecond(key).unwrap()) })
    };
    let offset = places.start;
    Page { offset, rows: places.map(row).collect(), total, size: Some(size), fresh: true }
}

#[test]
fn a_server_that_says_a_size_which_its_pages_do_not_have_is_read_to_the_end() {
    let (read, calls, sure) =
        read(|ask| page(ask.offset..(ask.offset + 100).min(3_000), 3_000, ask.count.into()));
    println!("pages of 100 that say 1,000: {read} read in {calls} calls");
    assert_eq!((read, calls, sure), (3_000, 31, true));
}

#[test]
fn an_empty_page_above_the_end_is_asked_for_once_more_and_then_not_believed() {
    for whole in [0, 500, 2_900] {
        let (read, calls, sure) = read(|ask| {
            let end = (ask.offset + 100).min(whole).max(ask.offset);
            page(ask.offset..end, 3_000, 100)
        });
        println!("rows up to {whole} of 3,000: {read} read in {calls} calls, sure: {sure}");
        assert_eq!((read as u64, sure), (whole, false));
        assert!(calls <= usize::try_from(whole).unwrap() / 99 + 5, "{calls}");
    }
}

#[test]
fn one_page_that_came_short_costs_nothing() {
    for short in [0, 1, 60] {
        let mut calls = 0;
        let (read, calls, sure) = read(|ask| {
            calls += 1;
            let size = if calls == 4 { short } else { 100 };
            page(ask.offset..(ask.offset + size).min(1_000), 1_000, 100)
        });
        println!("one page of {short}: {read} read in {calls} calls");
        assert_eq!((read, sure), (1_000, true));
        assert!(calls <= 11 + 4, "{calls}");
    }
}

#[test]
fn totals_that_jump_to_the_end_of_numbers_and_back_end_all_the_same() {
    let mut calls = 0;
    let (read, _, _) = read(|ask| {
        calls += 1;
        let total = if calls % 2 == 0 { 500 } else { u64::MAX };
        page(ask.offset.min(500)..(ask.offset + 100).min(500), total, 100)
    });
    assert!(read > 0);
}

//! Lists that move at every page.

use std::{
    collections::HashSet,
    sync::{Arc, Mutex},
};

use jiff::SignedDuration;
use practice::{Generation, Interceptor};
use workspaces::{HowMuch, HowSure, WhyEnded};

use super::room::{LIST, Read, Room};

/// Reads while something happens at each page. Whoever was there throughout must be known.
async fn read_while(
    user: &'static str,
    mut happens: impl FnMut(&mut Interceptor<'_>, usize) -> Vec<String> + Send + 'static,
) -> (Room, Read) {
    let room = Room::of(Generation::V8_6, 3_000, user).await;
    room.unlock().await;
    let throughout: HashSet<_> = room.on_server().into_iter().collect();
    let ended = Arc::new(Mutex::new(HashSet::new()));
    let (clock, noted, mut pages) = (Arc::clone(&room.clock), Arc::clone(&ended), 0);
    room.server.before_each_answer(move |interceptor, path| {
        if path == LIST {
            // People connect at moments of their own.
            clock.advance(SignedDuration::from_millis(3));
            if pages > 0 {
                noted.lock().unwrap().extend(happens(interceptor, pages));
            }
            pages += 1;
        }
    });
    let read = room.read(HowMuch::Everything).await;
    let ended = ended.lock().unwrap();
    let missing = throughout.difference(&ended).filter(|id| !room.knows(id)).count();
    assert_eq!(missing, 0, "{read:?}");
    assert_eq!(room.pages_answered(429), 0);
    drop(ended);
    (room, read)
}

#[tokio::test]
async fn a_session_added_at_every_page() {
    for user in ["auditor", "admin"] {
        let (room, read) = read_while(user, |interceptor, _| {
            interceptor.connect();
            Vec::new()
        })
        .await;
        let requests = room.pages_seen();
        println!("one added at each page, {user}: {requests} requests, {:?}", read.end);
        assert_eq!((read.end.end, read.end.sure), (WhyEnded::Complete, HowSure::EveryOneThere));
        assert!(requests <= 31 + 4, "{requests}");
    }
}

#[tokio::test]
async fn a_session_ended_at_every_page() {
    for user in ["auditor", "admin"] {
        // From a place that was read, so that everything after it moves up.
        let (room, read) = read_while(user, |interceptor, page| {
            let ids = interceptor.session_ids(page..page + 1);
            for id in &ids {
                interceptor.end(id);
            }
            ids
        })
        .await;
        let requests = room.pages_seen();
        println!("one ended at each page, {user}: {requests} requests, {:?}", read.end);
        assert_eq!((read.end.end, read.end.sure), (WhyEnded::Complete, HowSure::EveryOneThere));
        assert_eq!(read.end.gone_meanwhile, room.known() as u64 - read.end.total_said);
        assert!(read.end.gone_meanwhile > 20, "{:?}", read.end);
        // Two at once may be answered in either order, and then do not always meet.
        let extra = if user == "admin" { 12 } else { 3 };
        assert!(requests <= 31 + extra, "{requests}");
    }
}

#[tokio::test]
async fn both_at_every_page_so_that_the_total_stays() {
    for user in ["auditor", "admin"] {
        let (room, read) = read_while(user, |interceptor, page| {
            interceptor.connect();
            let ids = interceptor.session_ids(page * 7..page * 7 + 1);
            for id in &ids {
                interceptor.end(id);
            }
            ids
        })
        .await;
        let requests = room.pages_seen();
        println!("one added and one ended at each page, {user}: {requests} requests");
        assert_eq!(read.end.sure, HowSure::EveryOneThere);
        assert!(requests <= 31 + 4, "{requests}");
    }
}

#[tokio::test]
async fn a_session_that_was_not_read_yet_comes_to_the_top_at_every_page() {
    for user in ["auditor", "admin"] {
        let (room, read) = read_while(user, |interceptor, page| {
            let last = interceptor.session_ids(2_999 - page..3_000 - page);
            for id in &last {
                interceptor.reconnect(id);
            }
            Vec::new()
        })
        .await;
        let requests = room.pages_seen();
        println!("one reconnects at each page, {user}: {requests} requests");
        assert_eq!((read.end.read, read.end.sure), (3_000, HowSure::EveryOneThere));
        assert!(requests <= 31 + 4, "{requests}");
    }
}

#[tokio::test]
async fn a_thousand_sessions_that_end_at_once_leave_nothing_out() {
    let (room, read) = read_while("admin", |interceptor, page| {
        let ids = if page == 15 { interceptor.session_ids(0..1_000) } else { Vec::new() };
        for id in &ids {
            interceptor.end(id);
        }
        ids
    })
    .await;
    let requests = room.pages_seen();
    println!("1,000 of those read ended at once: {requests} requests, {:?}", read.end);
    assert_eq!(read.end.sure, HowSure::EveryOneThere);
    assert!(requests <= 31 + 10, "{requests}");
}

#[tokio::test]
async fn what_is_new_is_found_however_much_it_is() {
    let room = Room::of(Generation::V8_6, 500, "admin").await;
    room.read(HowMuch::Everything).await;
    let mut first = true;
    let clock = Arc::clone(&room.clock);
    room.server.before_each_answer(move |interceptor, _| {
        if std::mem::take(&mut first) {
            clock.advance(SignedDuration::from_secs(1));
            (0..250).for_each(|_| drop(interceptor.connect()));
        }
    });
    room.server.clear_requests();
    let read = room.read(HowMuch::WhatIsNew).await;
    assert_eq!((read.end.new, read.end.end, room.known()), (250, WhyEnded::OnlyNew, 750));
    println!("250 new ones: {} requests", room.pages_seen());
    assert_eq!(room.pages_seen(), 3);
}

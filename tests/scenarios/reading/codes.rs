//! The second factor in the middle of a reading: nobody is asked twice without need, and no page is
//! read twice because of it.

use std::{collections::HashSet, sync::Arc};

use jiff::SignedDuration;
use practice::Generation;
use rocketchat::Attempt;
use workspaces::{HowMuch, HowSure};

use super::room::{LIST, Room};
use crate::stage::{challenge, factor};

/// Every page that was answered, by its query.
fn pages_of(room: &Room) -> Vec<String> {
    let requests = room.server.requests().into_iter();
    requests.filter(|seen| seen.path == LIST && seen.status == 200).map(|seen| seen.query).collect()
}

#[tokio::test]
async fn a_server_that_forgets_in_the_middle_loses_nothing_and_repeats_nothing() {
    for (user, minutes_on, codes) in
        [("admin", 0, 1), ("admin", 10, 1), ("totp", 0, 0), ("totp", 10, 1), ("mail", 0, 2)]
    {
        let room = Room::of(Generation::V8_6, 2_000, user).await;
        let (clock, mut pages) = (Arc::clone(&room.clock), 0);
        room.server.before_each_answer(move |interceptor, path| {
            pages += usize::from(path == LIST);
            if pages == 10 {
                pages += 1;
                clock.advance(SignedDuration::from_mins(minutes_on));
                interceptor.forget_second_factors();
            }
        });
        let read = room.read(HowMuch::Everything).await;
        let (answered, seen) = (pages_of(&room), room.pages_seen());
        let different: HashSet<_> = answered.iter().collect();
        println!("forgotten after {minutes_on} min, {user}: {seen} requests, {} codes", read.codes);
        assert_eq!((read.end.read, read.end.sure), (2_000, HowSure::EveryOneThere));
        assert_eq!(read.codes, codes, "{user} after {minutes_on} min");
        assert_eq!(different.len(), answered.len(), "{user}: no page twice");
        assert!(seen <= answered.len() + 1 + 2 * codes.max(1), "{user}: {seen} requests");
    }
}

#[tokio::test]
async fn server_8_5_asks_each_time_and_the_person_only_where_it_must_be() {
    for (user, sessions, codes) in [("admin", 2_000, 1), ("totp", 2_000, 0), ("mail", 250, 3)] {
        let room = Room::of(Generation::V8_5, sessions, user).await;
        let read = room.read(HowMuch::Everything).await;
        let (answered, seen) = (pages_of(&room), room.pages_seen());
        println!("8.5, {user}: {seen} requests for {} pages, {} codes", answered.len(), read.codes);
        assert_eq!((room.known(), read.codes), (sessions, codes), "{user}");
        let different: HashSet<_> = answered.iter().collect();
        assert_eq!(different.len(), answered.len(), "{user}: no page twice");
        let challenges = if user == "mail" { codes } else { 2 };
        assert_eq!(seen, answered.len() + challenges, "{user}");
    }
}

#[tokio::test]
async fn a_code_is_not_kept_after_the_end() {
    let room = Room::of(Generation::V8_5, 300, "admin").await;
    assert_eq!(room.read(HowMuch::Everything).await.codes, 1);
    challenge(room.try_read(HowMuch::Everything, None).await);
}

#[tokio::test]
async fn a_wrong_code_is_said_to_be_wrong_and_the_right_one_goes_on() {
    let room = Room::of(Generation::V8_6, 300, "totp").await;
    room.clock.advance(SignedDuration::from_mins(2));
    let asked = challenge(room.try_read(HowMuch::Everything, None).await);
    assert_eq!((asked.attempt, asked.account.as_deref()), (Attempt::NotMade, Some("totp")));
    let wrong = factor(asked.method, "000000");
    let again = challenge(room.try_read(HowMuch::Everything, Some(&wrong)).await);
    assert_eq!(again.attempt, Attempt::Wrong);
    let read = room.read(HowMuch::Everything).await;
    assert_eq!((read.end.read, read.codes), (300, 1));
    assert_eq!(
        room.pages_seen(),
        4 + 3,
        "three challenges, one of them after a wrong code, and four pages"
    );
}

#[tokio::test]
async fn a_code_is_asked_for_when_it_can_go_out_at_once() {
    let room = Room::of(Generation::V8_6, 2_000, "totp").await;
    room.server.revoke("api-bypass-rate-limit", "admin");
    room.unlock().await;
    // The code of the sign-in has run out by then.
    room.clock.advance(SignedDuration::from_mins(1));
    let mut pages = 0;
    room.server.before_each_answer(move |interceptor, path| {
        pages += usize::from(path == LIST);
        // The challenge uses up the window.
        if path == LIST && pages == 10 {
            interceptor.forget_second_factors();
        }
    });
    let mut announced = Vec::new();
    let read = room
        .workspaces
        .read_sessions(&room.id, HowMuch::Everything, None, |progress| {
            announced.extend(progress.waiting);
        })
        .await;
    let asked = challenge(read);
    let waits = room.waits.lock().unwrap().clone();
    assert_eq!((room.pages_seen(), waits.len()), (10, 1), "it waits before it asks");
    assert_eq!(announced, waits, "the wait is said");
    let code = room.code(&asked);
    let mut waited_first = None;
    let read = room.workspaces.read_sessions(&room.id, HowMuch::Everything, Some(code), |it| {
        waited_first.get_or_insert(it.waiting.is_some());
    });
    let end = crate::stage::done(read.await);
    assert_eq!((end.read, end.sure, waited_first), (2_000, HowSure::EveryOneThere, Some(false)));
    assert_eq!(room.pages_answered(429), 0);
    println!("challenged on the tenth call of ten: one code, {} calls", room.pages_seen());
}

//! Lists that stand still: no request too many.

use practice::{Generation, World};
use workspaces::{HowMuch, HowSure, WhyEnded};

use super::room::Room;

#[tokio::test]
async fn every_generation_is_read_whole_and_what_is_new_costs_one_request() {
    for generation in Generation::ALL {
        let room = Room::of(generation, 1_000, "auditor").await;
        let read = room.read(HowMuch::Everything).await;
        assert_eq!((read.end.read, read.end.new, room.known()), (1_000, 1_000, 1_000));
        assert_eq!((read.end.end, read.end.sure), (WhyEnded::Complete, HowSure::EveryOneThere));
        assert!(room.on_server().iter().all(|id| room.knows(id)));
        // 8.5 remembers nothing: that is found out once, then the password goes along.
        let challenges = if generation == Generation::V8_5 { 2 } else { 1 };
        let first = room.pages_seen();
        assert_eq!((first, read.codes), (11 + challenges, 1), "{generation:?}");

        room.server.clear_requests();
        let again = room.read(HowMuch::WhatIsNew).await;
        assert_eq!((again.end.end, again.end.new), (WhyEnded::OnlyNew, 0));
        let second = room.pages_seen();
        assert_eq!(second, 1 + again.codes, "{generation:?}");
        assert_eq!(room.pages_answered(429), 0);
        println!("{generation:?}: 1,000 sessions in {first} requests, what is new in {second}");
    }
}

#[tokio::test]
async fn an_account_without_a_limit_never_waits() {
    let room = Room::of(Generation::V8_6, 5_000, "admin").await;
    let read = room.read(HowMuch::Everything).await;
    assert_eq!((read.end.read, read.end.sure), (5_000, HowSure::EveryOneThere));
    assert!(room.waits.lock().unwrap().is_empty());
    assert_eq!(room.pages_seen(), 52, "a challenge and 51 pages");
    println!("5,000 sessions without a limit: {} requests, two at a time", room.pages_seen());
}

#[tokio::test]
async fn the_size_of_a_page_is_the_servers() {
    for (limit, pages) in [(25, 42), (100, 11), (1_000, 1), (5_000, 1)] {
        let room = Room::of(Generation::V8_6, 1_000, "auditor").await;
        room.unlock().await;
        room.server.set_setting("API_Upper_Count_Limit", limit);
        let read = room.read(HowMuch::Everything).await;
        assert_eq!((read.end.read, room.pages_seen()), (1_000, pages), "pages of {limit}");
    }
}

#[tokio::test]
async fn a_quarter_of_a_million_sessions_is_read_whole() {
    let room = Room::of(Generation::V8_6, 250_000, "admin").await;
    room.server.set_setting("API_Upper_Count_Limit", 1_000);
    let read = room.read(HowMuch::Everything).await;
    assert_eq!((read.end.read, room.known()), (250_000, 250_000));
    assert_eq!(read.end.sure, HowSure::EveryOneThere);
    let requests = room.pages_seen();
    println!("250,000 sessions: {requests} requests for 250 pages");
    assert!(requests <= 255, "{requests}");
}

#[tokio::test]
async fn an_empty_workspace_is_one_request() {
    let room = Room::of(Generation::V8_6, 0, "auditor").await;
    room.unlock().await;
    let read = room.read(HowMuch::Everything).await;
    assert_eq!((read.end.read, read.end.end), (0, WhyEnded::Complete));
    assert_eq!(room.pages_seen(), 1);
}

#[tokio::test]
async fn rows_that_cannot_be_read_are_counted_and_cost_no_other() {
    let sessions: Vec<_> = (0..450)
        .map(|number| {
            // No client would take such an ID for one.
            let strange = if number % 50 == 7 { "not an ID " } else { "s" };
            let (minute, second) = (number / 60, number % 60);
            serde_json::json!({
                "sessionId": format!("{strange}{number}"), "userId": "auditorId",
                "loginAt": format!("2026-11-23T04:{minute:02}:{second:02}.000Z"),
            })
        })
        .collect();
    let fixture = serde_json::json!({
        "permissions": { "view-device-management": ["auditor"] },
        "accounts": [{
            "_id": "auditorId", "username": "auditor", "name": "Auditor", "roles": ["auditor"],
            "password": practice::PRACTICE_PASSWORD, "createdAt": "2024-01-01T00:00:00.000Z",
        }],
        "sessions": sessions,
    });
    let world = World::from_fixture(&fixture.to_string()).unwrap();
    let room = Room::with(Generation::V8_6, world, "auditor").await;
    let read = room.read(HowMuch::Everything).await;
    assert_eq!((read.end.unreadable, read.end.read, read.end.total_said), (9, 441, 450));
    assert_eq!(read.end.sure, HowSure::NotEveryRowRead);
    println!("450 rows, 9 of them broken: {} requests", room.pages_seen());
}

//! Sessions that end elsewhere, between two readings.

use practice::{Generation, World};
use workspaces::{HowMuch, HowSure, WhyEnded};

use super::room::Room;
use crate::stage::SHOW;

impl Room {
    fn end_places(&self, from: usize, to: usize) -> Vec<String> {
        let ids: Vec<_> = self.server.session_ids(to).into_iter().skip(from).collect();
        for id in &ids {
            self.server.end_session(id);
        }
        ids
    }

    fn singles_seen(&self) -> usize {
        self.server.requests().iter().filter(|seen| seen.path == SHOW).count()
    }
}

#[tokio::test]
async fn a_list_of_one_page_is_always_read_whole() {
    for generation in Generation::ALL {
        let room = Room::of(generation, 18, "admin").await;
        room.read(HowMuch::Everything).await;
        let ended = room.end_places(7, 9);
        room.server.clear_requests();
        let short = room.read(HowMuch::WhatIsNew).await;
        assert_eq!((short.end.end, short.end.sure), (WhyEnded::Complete, HowSure::EveryOneThere));
        assert_eq!((short.end.removed, short.end.gone_meanwhile, room.known()), (2, 0, 16));
        assert!(ended.iter().all(|id| !room.knows(id)), "{generation:?}");
        assert_eq!(room.pages_seen(), 1 + short.codes, "{generation:?}");
    }
}

#[tokio::test]
async fn what_is_new_is_read_on_until_those_are_passed_that_have_ended() {
    for (from, to, pages) in
        [(0, 0, 1), (0, 1, 1), (95, 96, 1), (150, 152, 2), (300, 400, 5), (999, 1_000, 10)]
    {
        let room = Room::of(Generation::V8_6, 1_000, "admin").await;
        room.read(HowMuch::Everything).await;
        let ended = room.end_places(from, to);
        room.server.clear_requests();
        let short = room.read(HowMuch::WhatIsNew).await;
        let count = to - from;
        assert_eq!(
            (short.end.removed, short.end.gone_meanwhile),
            (count as u64, 0),
            "{from}..{to}"
        );
        assert_eq!(room.known(), 1_000 - count, "{from}..{to}");
        assert!(
            ended.iter().all(|id| !room.knows(id))
                && room.on_server().iter().all(|id| room.knows(id))
        );
        println!("{count} ended from place {from} on: {} requests", room.pages_seen());
        assert!(room.pages_seen() <= pages + 1, "{from}..{to}: {}", room.pages_seen());
    }
}

/// 450 sessions, one in fifty with an ID that no client takes for one.
fn with_strange_ids() -> World {
    let sessions: Vec<_> = (0..450)
        .map(|number| {
            let strange = if number % 50 == 7 { "a.b+c(d)[e]*f?g$" } else { "s" };
            let (minute, second) = (number / 60, number % 60);
            serde_json::json!({
                "sessionId": format!("{strange}{number}"), "userId": "adminId",
                "loginAt": format!("2026-11-23T04:{minute:02}:{second:02}.000Z"),
            })
        })
        .collect();
    let fixture = serde_json::json!({
        "permissions": {
            "view-device-management": ["admin"], "api-bypass-rate-limit": ["admin"],
        },
        "accounts": [{
            "_id": "adminId", "username": "admin", "name": "Admin", "roles": ["admin"],
            "password": practice::PRACTICE_PASSWORD, "createdAt": "2024-01-01T00:00:00.000Z",
        }],
        "sessions": sessions,
    });
    World::from_fixture(&fixture.to_string()).unwrap()
}

#[tokio::test]
async fn rows_that_cannot_be_read_keep_nothing_that_has_ended() {
    for how in [HowMuch::Everything, HowMuch::WhatIsNew] {
        let room = Room::with(Generation::V8_6, with_strange_ids(), "admin").await;
        let first = room.read(HowMuch::Everything).await;
        assert_eq!((first.end.unreadable, room.known()), (9, 441));
        room.server.clear_requests();
        let quiet = room.read(HowMuch::WhatIsNew).await;
        assert_eq!((quiet.end.gone_meanwhile, room.pages_seen()), (0, 1), "those rows are no news");

        let ended = room.end_places(200, 206);
        assert!(ended.iter().all(|id| id.starts_with('s')), "{ended:?}");
        room.server.clear_requests();
        let read = room.read(how).await;
        assert_eq!((read.end.removed, read.end.not_met, read.end.gone_meanwhile), (6, 0, 0));
        assert!(ended.iter().all(|id| !room.knows(id)));
        assert!(room.known() == 435 && room.singles_seen() == 0);
        println!(
            "{how:?}: 6 ended beside 9 rows that cannot be read: {} requests",
            room.pages_seen()
        );
    }
}

#[tokio::test]
async fn where_a_row_may_be_any_session_those_that_were_not_met_are_asked_for_one_by_one() {
    for (ends, asked, removed, not_met) in [(3, 4, 3, 1), (20, 10, 10, 11)] {
        let room = Room::of(Generation::V8_6, 60, "admin").await;
        room.read(HowMuch::Everything).await;
        let [nameless] = &room.server.session_ids(31)[30..] else { panic!("60 are there") };
        room.server.act(|interceptor| {
            for field in ["_id", "sessionId"] {
                interceptor.put_raw_in_row(nameless, field, "1e400");
            }
        });
        let ended = room.end_places(0, ends);
        room.server.clear_requests();
        let read = room.read(HowMuch::Everything).await;
        assert_eq!((read.end.sure, read.end.unreadable), (HowSure::NotEveryRowRead, 1));
        assert!(read.end.removed <= removed && read.end.removed + 1 >= removed, "{:?}", read.end);
        assert_eq!(read.end.removed + read.end.not_met, removed + not_met, "{:?}", read.end);
        assert!(room.knows(nameless), "it is there");
        assert_eq!((room.pages_seen(), room.singles_seen()), (1, asked));
        // Whatever is kept goes with the next readings.
        room.read(HowMuch::Everything).await;
        let last = room.read(HowMuch::Everything).await;
        assert!(ended.iter().all(|id| !room.knows(id)), "{:?}", last.end);
        assert_eq!((last.end.not_met, room.known()), (1, 60 - ends));
    }
}

#[tokio::test]
async fn a_damaged_row_of_a_known_session_is_that_session() {
    for (what, value) in practice::unreadable_values() {
        let room = Room::of(Generation::V8_6, 350, "admin").await;
        room.read(HowMuch::Everything).await;
        let damaged = room.server.session_ids(151).pop().unwrap();
        room.server.act(|interceptor| interceptor.put_raw_in_row(&damaged, "ip", value.clone()));
        let ended = room.end_places(200, 203);
        let read = room.read(HowMuch::Everything).await;
        assert!(read.end.unreadable <= 1, "{what}: {:?}", read.end);
        assert_eq!((read.end.removed, read.end.not_met), (3, 0), "{what}");
        assert!(room.knows(&damaged) && ended.iter().all(|id| !room.knows(id)), "{what}");
        assert_eq!(room.known(), 347, "{what}");
    }
    println!("{} damaged rows", practice::unreadable_values().len());
}

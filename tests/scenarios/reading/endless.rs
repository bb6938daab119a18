//! Servers that never come to an end: of their list, and of what one has to wait for.

use std::time::Duration;

use practice::Generation;
use rocketchat::{Error as RequestError, ServerUrl};
use workspaces::{Error, HowMuch, HowSure, WhyEnded};

use super::room::Room;
use crate::hostile_server::raw_server::{Behaviour, RawServer, json};

#[tokio::test]
async fn a_list_without_an_end_stops_until_the_person_reads_on() {
    let room = Room::of(Generation::V8_6, 300, "admin").await;
    room.unlock().await;
    room.server.set_setting("API_Upper_Count_Limit", 1_000);
    room.server.act(|interceptor| interceptor.set_endless_list(true));
    let first = room.read(HowMuch::Everything).await;
    assert_eq!((first.end.end, first.end.removed), (WhyEnded::TooLong, 0));
    println!("{} read of an endless list, {} requests", first.end.read, room.pages_seen());
    assert!((10_000..25_000).contains(&first.end.read), "{:?}", first.end);
    assert_eq!(room.known() as u64, first.end.read, "what was read is kept");

    let further = room.read(HowMuch::Everything).await;
    assert_eq!(further.end.end, WhyEnded::TooLong);
    assert!(further.end.read > first.end.read * 3 / 2, "{:?}", further.end);
    assert!(further.end.read < first.end.read * 3, "and it stops again: {:?}", further.end);

    room.server.act(|interceptor| interceptor.set_endless_list(false));
    let whole = room.read(HowMuch::Everything).await;
    assert_ne!(whole.end.end, WhyEnded::TooLong);
}

#[tokio::test]
async fn a_list_that_is_as_long_as_it_says_is_read_without_a_question() {
    let room = Room::of(Generation::V8_6, 30_000, "admin").await;
    room.server.set_setting("API_Upper_Count_Limit", 1_000);
    let read = room.read(HowMuch::Everything).await;
    assert_eq!((read.end.end, read.end.read), (WhyEnded::Complete, 30_000));
    assert_eq!(read.end.sure, HowSure::EveryOneThere);
}

#[tokio::test]
async fn a_wait_that_no_limit_has_is_said_and_not_waited_for() {
    let room = Room::of(Generation::V8_6, 30, "admin").await;
    for (seconds, waits) in [("99999999999", 0), ("3000", 1), ("43", 20)] {
        let body = format!(
            r#"{{"success":false,"error":"Error, too many requests. Please slow down. You must wait {seconds} seconds before trying this endpoint again. [error-too-many-requests]"}}"#
        );
        let server = RawServer::start(Behaviour::Say(json(429, &body))).await;
        let address = ServerUrl::parse(&server.http()).unwrap();
        room.workspaces.set_practice_address(&room.id, address).unwrap();
        room.waits.lock().unwrap().clear();
        let refused = room.try_read(HowMuch::Everything, None).await;
        let Err(Error::Request(RequestError::TooManyRequests { wait })) = refused else {
            panic!("{seconds}: {refused:?}");
        };
        assert_eq!(server.requests(), waits + 1, "{seconds}");
        let waited: Duration = room.waits.lock().unwrap().iter().sum();
        println!("{seconds} s: {waits} waits, {waited:?} in all, then refused with {wait:?}");
        assert!(waited < Duration::from_hours(1) + Duration::from_secs(1), "{seconds}: {waited:?}");
    }
}

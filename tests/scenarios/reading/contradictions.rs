//! What is known is not given up for an answer that contradicts itself or cannot be read.

use practice::Generation;
use rocketchat::ServerUrl;
use workspaces::{HowMuch, HowSure, ReadingEnd};

use super::room::Room;
use crate::{
    hostile_server::raw_server::{Behaviour, RawServer, json},
    stage::done,
};

/// A workspace of which 300 sessions are known answers like this from now on.
async fn read_again_from(body: &str) -> (Room, RawServer, ReadingEnd) {
    let room = Room::of(Generation::V8_6, 300, "admin").await;
    room.read(HowMuch::Everything).await;
    assert_eq!(room.known(), 300);
    let server = RawServer::start(Behaviour::Say(json(200, body))).await;
    let address = ServerUrl::parse(&server.http()).unwrap();
    room.workspaces.set_practice_address(&room.id, address).unwrap();
    let end = done(room.try_read(HowMuch::Everything, None).await);
    (room, server, end)
}

#[tokio::test]
async fn an_empty_page_of_three_thousand_removes_nothing() {
    for count in ["100", "0", "1000"] {
        let body = format!(r#"{{"sessions":[],"total":3000,"count":{count},"success":true}}"#);
        let (room, server, end) = read_again_from(&body).await;
        assert_eq!((end.read, end.removed, room.known()), (0, 0, 300));
        assert_eq!((end.sure, server.requests()), (HowSure::ListKeptMoving, 2));
    }
}

#[tokio::test]
async fn an_empty_list_that_says_so_is_believed() {
    let (room, server, end) =
        read_again_from(r#"{"sessions":[],"total":0,"count":0,"success":true}"#).await;
    assert_eq!((end.removed, room.known(), server.requests()), (300, 0, 1));
    assert_eq!(end.sure, HowSure::EveryOneThere);
}

#[tokio::test]
async fn a_list_with_a_row_that_may_be_any_session_removes_nothing() {
    let (room, server, end) = read_again_from(
        r#"{"sessions":[{"sessionId":"one","loginAt":"2026-11-23T04:08:42.301Z"},7],
            "total":2,"count":2,"success":true}"#,
    )
    .await;
    assert_eq!((end.read, end.unreadable, end.removed, room.known()), (1, 1, 0, 301));
    assert_eq!((end.sure, end.not_met), (HowSure::NotEveryRowRead, 300));
    assert_eq!(server.requests(), 11, "ten of them were asked for, in vain");
}

#[tokio::test]
async fn a_row_whose_id_is_damaged_may_be_any_session_unless_its_other_id_is_whole() {
    for (row, removed, known) in [
        (r#"{"sessionId":"\ud800"}"#, 0, 301),
        (r#"{"sessionId":"not an ID "}"#, 0, 301),
        (r#"{"sessionId":"\ud800","_id":"two","loginAt":"2026-11-23T04:08:41.301Z"}"#, 300, 2),
    ] {
        let body = format!(
            r#"{{"sessions":[{{"sessionId":"one","loginAt":"2026-11-23T04:08:42.301Z"}},{row}],
                "total":2,"count":2,"success":true}}"#
        );
        let (room, _server, end) = read_again_from(&body).await;
        assert_eq!((end.removed, room.known()), (removed, known), "{row}");
    }
}

#[tokio::test]
async fn a_row_with_an_id_that_no_session_has_keeps_no_other_session() {
    let (room, server, end) = read_again_from(
        r#"{"sessions":[{"sessionId":"one","loginAt":"2026-11-23T04:08:42.301Z"},
            {"sessionId":"not.an.ID"}],"total":2,"count":2,"success":true}"#,
    )
    .await;
    assert_eq!((end.read, end.unreadable, end.removed, room.known()), (1, 1, 300, 1));
    assert_eq!((end.sure, server.requests()), (HowSure::NotEveryRowRead, 1));
}

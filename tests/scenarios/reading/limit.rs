//! The rate limit: obeyed before the refusal, shared with others, and told by strange servers.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use practice::Generation;
use rocketchat::{Error as RequestError, ServerUrl};
use workspaces::{Error, HowMuch, HowSure, KeptIn, WhyEnded};

use super::room::{LIST, Room, open};
use crate::{
    hostile_server::raw_server::{Behaviour, RawServer, json},
    stage::{SHOW, Stage, done, password_form, session_id},
};

#[tokio::test]
async fn each_window_is_used_in_a_burst_and_none_is_run_into() {
    let room = Room::of(Generation::V8_6, 3_000, "auditor").await;
    let mut announced = Vec::new();
    let mut left = Vec::new();
    let read = room
        .read_and_watch(HowMuch::Everything, |progress| {
            announced.extend(progress.waiting);
            left.extend(progress.left);
        })
        .await;
    assert_eq!((read.end.read, read.end.requests), (3_000, 31 + 1));
    assert_eq!((room.pages_seen(), room.pages_answered(429)), (32, 0));
    let waits = room.waits.lock().unwrap().clone();
    assert_eq!(waits.len(), 3, "32 calls need four windows: {waits:?}");
    assert_eq!(announced, waits, "each wait is said before");
    assert!(waits.iter().sum::<Duration>() < Duration::from_secs(182), "{waits:?}");
    assert!(left.is_sorted_by(|before, after| after <= &(*before + Duration::from_secs(1))));
    assert_eq!(left.last(), Some(&Duration::ZERO));
    println!("32 calls under the limit: waits {waits:?}, 0 refused; at first {:?} left", left[0]);
}

#[tokio::test]
async fn a_look_up_for_which_no_call_is_left_is_refused_here_and_costs_the_server_none() {
    let room = Room::of(Generation::V8_6, 30, "auditor").await;
    room.unlock().await;
    let nobody = session_id("aaaaaaaaaaaaaaaaa");
    let look_up = || room.workspaces.look_up(&room.id, &nobody, None);
    let mut refused = 0;
    for _ in 0..15 {
        let came = look_up().await;
        let Err(Error::Request(RequestError::TooManyRequests { wait })) = came else { continue };
        assert!(wait <= Duration::from_secs(61), "{wait:?}");
        refused += 1;
    }
    let seen = room.server.requests();
    let at_server = seen.iter().filter(|seen| seen.path == SHOW);
    assert!(at_server.clone().all(|seen| seen.status != 429));
    assert_eq!((at_server.count(), refused), (8, 7), "two were made before, of ten");
    room.clock.advance(jiff::SignedDuration::from_secs(61));
    let came = look_up().await;
    assert!(!matches!(came, Err(Error::Request(RequestError::TooManyRequests { .. }))), "{came:?}");
}

#[tokio::test]
async fn who_is_an_admin_is_asked_page_by_page_within_the_limit() {
    let room = Room::of(Generation::V8_6, 30, "auditor").await;
    room.server.grant("access-permissions", "auditor");
    room.server.set_setting("API_Enable_Rate_Limiter_Limit_Calls_Default", 1);
    room.workspaces.learn_admins(&room.id).await.unwrap();
    let other = ServerUrl::parse(&room.server.address()).unwrap();
    let other = room.workspaces.add_practice("acme-2", "Acme again", other).await.unwrap().id;
    let form = workspaces::SignInForm::Password {
        user: "auditor".to_owned(),
        password: rocketchat::Secret::new(practice::PRACTICE_PASSWORD.to_owned()),
        keep_in: KeptIn::ThisSessionOnly,
    };
    done(room.workspaces.sign_in(&other, form, None).await);
    room.waits.lock().unwrap().clear();
    let learned = room.workspaces.learn_admins(&other).await.unwrap();

    let seen = room.server.requests();
    let statuses: Vec<_> = seen
        .iter()
        .filter(|seen| seen.path == "/api/v1/roles.getUsersInRole")
        .map(|seen| seen.status)
        .collect();
    assert_eq!((learned, statuses), (workspaces::Known::Yes, vec![200, 200]));
    assert_eq!(room.waits.lock().unwrap().len(), 1, "the second account waited for the first");
}

#[tokio::test]
async fn what_others_behind_the_same_address_use_is_left_to_them() {
    let room = Room::of(Generation::V8_6, 2_000, "auditor").await;
    room.unlock().await;
    let mut calls = 0;
    room.server.before_each_answer(move |interceptor, path| {
        // Four calls of somebody else, early in each window of ours.
        if path == LIST {
            calls += 1;
            if calls % 6 == 1 {
                interceptor.others_call(LIST, 4);
            }
        }
    });
    let read = room.read(HowMuch::Everything).await;
    assert_eq!((read.end.read, room.pages_answered(429)), (2_000, 0));
    assert_eq!(room.pages_seen(), 21);
    assert_eq!(room.waits.lock().unwrap().len(), 3, "six calls a window are ours");
}

#[tokio::test]
async fn a_window_that_others_used_up_is_waited_out_and_nothing_is_lost() {
    let room = Room::of(Generation::V8_6, 2_000, "auditor").await;
    room.unlock().await;
    let (mut calls, mut storms) = (0, 0);
    room.server.before_each_answer(move |interceptor, path| {
        if path == LIST {
            calls += 1;
            // Whenever a window opens, others were there first: five times.
            if (calls == 1 || calls > 10) && storms < 5 {
                storms += 1;
                interceptor.others_call(LIST, 20);
            }
        }
    });
    let read = room.read(HowMuch::Everything).await;
    let refused = room.pages_answered(429);
    assert_eq!((read.end.read, read.end.sure), (2_000, HowSure::EveryOneThere));
    assert_eq!((refused, room.pages_seen()), (5, 21 + 5));
    println!("five windows used up by others: {refused} refused of {}", room.pages_seen());
}

#[tokio::test]
async fn a_look_up_goes_in_between_the_pages() {
    let room = Room::of(Generation::V8_6, 3_000, "auditor").await;
    room.unlock().await;
    let session = session_id(&room.server.session_ids(1)[0]);
    let look_up = room.workspaces.look_up(&room.id, &session, None);
    let (read, card) = tokio::join!(room.read(HowMuch::Everything), look_up);
    assert_eq!(done(card).session_id, session);
    assert_eq!(read.end.read, 3_000);
    let requests = room.server.requests();
    let place = requests.iter().position(|seen| seen.path == SHOW).unwrap();
    assert!(place <= 1, "the look-up waited for {place} requests");
    assert_eq!(requests.len(), 32);
}

/// What a program says that asks a server which always answers the same.
struct Strange {
    server: RawServer,
    said: Result<(u64, HowSure), Error>,
    waits: Vec<Duration>,
}

async fn read_from(reply: Vec<u8>) -> Strange {
    let stage = Stage::of(Generation::V8_6).await;
    let clock = Arc::new(practice::SettableClock::at("2026-11-23T05:00:00Z".parse().unwrap()));
    let waits: Arc<Mutex<Vec<Duration>>> = Arc::default();
    let workspaces = open(&stage.home, &clock, &waits);
    let address = ServerUrl::parse(&stage.server.address()).unwrap();
    let id = workspaces.add_practice("strange", "Strange", address).await.unwrap().id;
    done(workspaces.sign_in(&id, password_form("pass", KeptIn::PasswordStore), None).await);
    let server = RawServer::start(Behaviour::Say(reply)).await;
    workspaces.set_practice_address(&id, ServerUrl::parse(&server.http()).unwrap()).unwrap();
    let read = workspaces.read_sessions(&id, HowMuch::Everything, None, |_| {}).await;
    let said = read.map(|answer| {
        let end = done(Ok(answer));
        assert_eq!(end.end, WhyEnded::Complete);
        (end.read, end.sure)
    });
    let waits = waits.lock().unwrap().clone();
    Strange { server, said, waits }
}

#[tokio::test]
async fn a_server_that_only_refuses_is_asked_less_than_once_in_what_it_says_and_not_for_ever() {
    let words = r#"{"success":false,"error":"Error, too many requests. Please slow down. You must wait 43 seconds before trying this endpoint again. [error-too-many-requests]"}"#;
    let Strange { server, said, waits } = read_from(json(429, words)).await;
    assert!(matches!(said, Err(Error::Request(RequestError::TooManyRequests { .. }))), "{said:?}");
    assert!(waits.iter().all(|wait| *wait >= Duration::from_secs(43)), "{waits:?}");
    assert_eq!((server.requests(), waits.len()), (21, 20));
}

#[tokio::test]
async fn a_reset_in_1970_or_2100_is_taken_as_the_usual_minute() {
    for reset in ["0", "4102444800000"] {
        let body = r#"{"sessions":[{"sessionId":"a"}],"total":1,"count":1,"success":true}"#;
        let headers = format!(
            "X-RateLimit-Limit: 10\r\nX-RateLimit-Remaining: 0\r\nX-RateLimit-Reset: {reset}\r\n"
        );
        let length = body.len();
        let reply = format!(
            "HTTP/1.1 200 OK\r\n{headers}Content-Type: application/json\r\n\
             Content-Length: {length}\r\n\r\n{body}"
        );
        let Strange { server, said, waits } = read_from(reply.into_bytes()).await;
        assert_eq!((said.unwrap().0, server.requests(), waits.len()), (1, 1, 0));

        let endless = reply_with(&headers, r#""total":9000"#);
        let Strange { server, said, waits } = read_from(endless).await;
        let (read, sure) = said.unwrap();
        assert_eq!((read, sure), (2, HowSure::ListKeptMoving));
        assert!(waits.iter().all(|wait| wait.as_secs() == 60), "{waits:?}");
        let requests = server.requests();
        assert_eq!(waits.len() + 1, requests);
        println!("the same page for ever, Reset {reset}: given up after {requests} requests");
        assert!(requests < 100, "{requests}");
    }
}

/// The same two sessions whatever page is asked for.
fn reply_with(headers: &str, total: &str) -> Vec<u8> {
    let body = format!(
        r#"{{"sessions":[{{"sessionId":"a","loginAt":"2026-11-23T04:08:42.301Z"}},{{"sessionId":"b",
        "loginAt":"2026-11-22T04:08:42.301Z"}}],{total},"count":2,"success":true}}"#
    );
    let length = body.len();
    format!(
        "HTTP/1.1 200 OK\r\n{headers}Content-Type: application/json\r\n\
         Content-Length: {length}\r\n\r\n{body}"
    )
    .into_bytes()
}

#[tokio::test]
async fn a_total_that_is_a_lie_ends_all_the_same() {
    for total in ["0", "1", "9223372036854775807", "18446744073709551615"] {
        let Strange { server, said, .. } =
            read_from(reply_with("", &format!(r#""total":{total}"#))).await;
        let (read, sure) = said.unwrap();
        let requests = server.requests();
        println!("total {total}: {read} read, {sure:?}, {requests} requests");
        assert_eq!((read, sure), (2, HowSure::ListKeptMoving), "{total}");
        assert!(requests < 120, "{requests}");
    }
}

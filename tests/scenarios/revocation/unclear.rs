//! No more is claimed than is known: an answer that was lost, that is about something else, or that
//! nothing confirms.

use practice::{Generation, PRACTICE_PASSWORD, World};
use rocketchat::Error as RequestError;
use workspaces::{Error, Outcome, SessionOutcome};

use super::round::{END, LIST, Round, SHOW, activity, of};

/// Two sessions; the ID of the older one is found in the newer one first.
fn fuzzy() -> World {
    let account = |id: &str, roles: &[&str]| {
        serde_json::json!({
            "_id": id, "username": id, "roles": roles, "password": PRACTICE_PASSWORD,
            "createdAt": "2024-01-01T00:00:00.000Z",
        })
    };
    let session = |id: &str, user: &str, device: &str, at: &str| {
        serde_json::json!({
            "sessionId": id, "userId": user, "loginAt": at,
            "device": {"type": "browser", "name": device, "os": {"name": "Linux"}},
        })
    };
    let fixture = serde_json::json!({
        "permissions": {
            "view-device-management": ["admin"], "logout-device-management": ["admin"],
            "api-bypass-rate-limit": ["admin"],
        },
        "accounts": [account("admin", &["admin"]), account("rod", &["user"]), account("ana", &["user"])],
        "sessions": [
            session("Chrome", "rod", "Firefox", "2026-11-20T03:00:00Z"),
            session("bbbbbbbbbbbbbbbbb", "ana", "Chrome", "2026-11-20T04:00:00Z"),
        ],
    });
    World::from_fixture(&fixture.to_string()).unwrap()
}

#[tokio::test]
async fn a_server_that_shows_another_session_is_not_taken_for_one_that_refused() {
    let round = Round::with(Generation::V8_6, fuzzy(), "admin").await;
    let session = "Chrome".to_owned();
    round.room.server.before_each_answer(|interceptor, path| {
        if path == END {
            interceptor.lose_answer();
        }
    });
    let end = round.revoke_sessions(std::slice::from_ref(&session)).await.end;
    println!("another session shown: {}; {end:?}", round.counts());
    assert_eq!(
        (of(&end, &session), end.sessions[0].refused.is_none()),
        (SessionOutcome::Gone, true)
    );
    assert_eq!(round.seen(SHOW), 1);
    assert_eq!(activity(&round).await, (1, vec![Outcome::Ended], 0));
}

#[tokio::test]
async fn whoever_stops_it_after_a_try_is_not_told_that_nothing_was_sent() {
    let round = Round::of(Generation::V8_6, 300, "admin").await;
    let ids = round.room.server.session_ids(2);
    round.room.server.before_each_answer(|interceptor, path| {
        if path == END {
            interceptor.lose_request();
        }
    });
    let operation = round.start(&round.request(round.sessions(&ids)));
    let (workspaces, id) = (round.room.workspaces.clone(), round.room.id.clone());
    let end = round.go_on_and_watch(&operation, |_| {
        if round.seen(SHOW) == 1 {
            workspaces.stop_revocation(&operation, &id);
        }
    });
    let end = end.await.end;
    println!("stopped after a try: {}", round.counts());
    assert!(end.stopped && round.seen(END) == 1);
    assert_eq!(of(&end, &ids[0]), SessionOutcome::Unknown, "it may still come through");
    assert_eq!(of(&end, &ids[1]), SessionOutcome::NotAsked);
    let (_, outcomes, open) = activity(&round).await;
    assert_eq!((outcomes.contains(&Outcome::NotSent), open), (false, 1), "{outcomes:?}");
    let looked = round.look_again(&operation).await;
    assert_eq!(of(&looked, &ids[0]), SessionOutcome::Unknown, "no answer said that it was ended");
}

#[tokio::test]
async fn a_proxy_that_hides_an_answer_behind_its_maintenance_does_not_undo_what_was_done() {
    for stops in [true, false] {
        let round = Round::of(Generation::V8_6, 300, "admin").await;
        let ids = round.room.server.session_ids(2);
        round.room.server.before_each_answer(|interceptor, path| {
            if path == END {
                interceptor.maintenance_after();
            }
        });
        let operation = round.start(&round.request(round.sessions(&ids)));
        let (workspaces, id) = (round.room.workspaces.clone(), round.room.id.clone());
        let end = round.go_on_and_watch(&operation, |progress| {
            if stops && progress.waiting.is_some() && round.seen(END) == 1 {
                workspaces.stop_revocation(&operation, &id);
            }
        });
        let end = end.await.end;
        println!("503 with the work done, stopped: {stops}: {}", round.counts());
        let (_, outcomes, open) = activity(&round).await;
        assert!(!outcomes.contains(&Outcome::NotSent), "{outcomes:?}");
        if stops {
            assert!(end.stopped && round.seen(END) == 1 && round.seen(SHOW) == 0);
            assert_eq!(of(&end, &ids[0]), SessionOutcome::Unknown, "it may have been ended");
            assert_eq!((of(&end, &ids[1]), open), (SessionOutcome::NotAsked, 1));
        } else {
            let waits = round.room.waits.lock().unwrap().clone();
            assert!(waits.iter().any(|wait| wait.as_secs() >= 5), "{waits:?}");
            assert_eq!((end.gone, round.seen(END), round.seen(SHOW)), (2, 2, 2));
        }
    }
}

#[tokio::test]
async fn a_session_of_which_the_server_knows_nothing_had_ended_once_the_list_says_so() {
    let round = Round::of(Generation::V8_6, 300, "admin").await;
    let ids = round.room.server.session_ids(1);
    let forgotten = ids[0].clone();
    round.room.server.before_each_answer(move |interceptor, path| match path {
        END => interceptor.forget(&forgotten),
        LIST | SHOW => interceptor.lose_request(),
        _ => {}
    });
    let operation = round.start(&round.request(round.sessions(&ids)));
    let end = round.go_on(&operation).await.end;
    assert_eq!((of(&end, &ids[0]), round.answered(END, 404)), (SessionOutcome::Unknown, 1));
    assert!(!activity(&round).await.1.contains(&Outcome::HadEnded), "not before it was read again");

    round.room.server.before_each_answer(|_, _| {});
    let looked = round.look_again(&operation).await;
    assert_eq!(of(&looked, &ids[0]), SessionOutcome::HadEnded);
    let (_, outcomes, open) = activity(&round).await;
    assert_eq!((outcomes.last(), open), (Some(&Outcome::HadEnded), 0));
}

#[tokio::test]
async fn a_second_look_that_fails_leaves_what_was_checked_before_checked() {
    let round = Round::of(Generation::V8_6, 300, "admin").await;
    let ids = round.room.server.session_ids(3);
    let operation = round.start(&round.request(round.sessions(&ids)));
    let first = round.go_on(&operation).await.end;
    round.room.server.before_each_answer(|interceptor, _| interceptor.lose_request());
    let looked = round.look_again(&operation).await;
    assert!(matches!(
        looked.problem.as_deref(),
        Some(Error::Request(RequestError::Unreachable { .. }))
    ));
    assert!(first.checked_at.is_some() && first.looked_through);
    assert_eq!((looked.gone, looked.checked_at), (3, first.checked_at));
    assert!(!looked.looked_through && !looked.stopped, "its time is that of the look before");

    round.room.server.before_each_answer(|_, _| {});
    let over = round.look_again(&operation).await;
    assert!(over.looked_through && over.problem.is_none(), "{over:?}");
}

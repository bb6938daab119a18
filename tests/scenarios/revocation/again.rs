//! What was not proven is tried again, and the activity tells of each request.

use practice::Generation;
use rocketchat::Answer;
use workspaces::{Outcome, SessionOutcome, Settled};

use super::round::{END, LIST, Round, SHOW, activity, count};

#[tokio::test]
async fn what_was_settled_meanwhile_is_tried_again_under_an_intent_of_its_own() {
    let round = Round::of(Generation::V8_6, 300, "admin").await;
    let ids = round.room.server.session_ids(3);
    round.room.server.before_each_answer(|interceptor, path| match path {
        END => interceptor.only_answer(),
        LIST | SHOW => interceptor.lose_request(),
        _ => {}
    });
    let operation = round.start(&round.request(round.sessions(&ids)));
    let first = round.go_on(&operation).await.end;
    assert_eq!(count(&first, SessionOutcome::Unknown), 3);
    assert_eq!(round.room.workspaces.activity().left_intents().len(), 3);

    round.room.server.before_each_answer(|_, _| {});
    let settled = round.room.workspaces.settle_open_intents(&round.room.id, None).await;
    let Answer::Done(Settled { closed, open: 0 }) = settled.unwrap() else { panic!() };
    assert!(closed.len() == 3 && closed.iter().all(|(_, it)| *it == Outcome::StillThere));

    let again = round.go_on(&operation).await.end;
    let (intents, outcomes, open) = activity(&round).await;
    println!("3 settled as still there, tried again: {intents} intents, {outcomes:?}");
    assert_eq!((again.gone, intents, open), (3, 6, 0), "no request without an open intent");
    let ended = outcomes.iter().filter(|it| **it == Outcome::Ended).count();
    assert_eq!((ended, outcomes.len()), (3, 6));
}

#[tokio::test]
async fn what_is_tried_again_is_not_for_others_to_settle_meanwhile() {
    let round = Round::of(Generation::V8_6, 300, "admin").await;
    let ids = round.room.server.session_ids(1);
    round.room.server.before_each_answer(|interceptor, path| {
        if path == LIST || path == SHOW {
            interceptor.lose_request();
        }
    });
    let operation = round.start(&round.request(round.sessions(&ids)));
    round.go_on(&operation).await;
    let activity = round.room.workspaces.activity().clone();
    assert_eq!(activity.left_intents().len(), 1);

    round.room.server.before_each_answer(|_, _| {});
    let mut left = Vec::new();
    let again = round.go_on_and_watch(&operation, |_| left.push(activity.left_intents().len()));
    assert_eq!(again.await.end.gone, 1);
    let before_it_was_sent = left.remove(0);
    assert!(before_it_was_sent == 1 && left.iter().all(|left| *left == 0), "{left:?}");
    assert!(activity.open_intents().is_empty());
}

#[tokio::test]
async fn a_session_that_is_there_after_its_answer_is_looked_at_once_more_after_a_moment() {
    // These servers answer first and end then, and are given a moment.
    let round = Round::of(Generation::V5_0, 300, "admin").await;
    let ended = round.revoke_sessions(&round.room.server.session_ids(3)).await;
    let waits = round.room.waits.lock().unwrap().clone();
    println!("ended after the answer: {}, waited {waits:?}", round.counts());
    assert_eq!((ended.end.gone, ended.end.asked, waits.len()), (3, 3, 1));
    let (intents, outcomes, open) = activity(&round).await;
    assert!(outcomes.iter().all(|it| *it == Outcome::Ended), "{outcomes:?}");
    assert_eq!((intents, open), (3, 0));

    // One that ends nothing has had its moment, and is not asked a third time.
    let round = Round::of(Generation::V8_6, 300, "admin").await;
    round.room.server.before_each_answer(|interceptor, path| {
        if path == END {
            interceptor.only_answer();
        }
    });
    let ended = round.revoke_sessions(&round.room.server.session_ids(1)).await.end;
    assert_eq!(count(&ended, SessionOutcome::StillThere), 1);
    println!("never ended: {}", round.counts());
    assert_eq!((round.seen(END), round.seen(LIST)), (1, 2));
}

#[tokio::test]
async fn what_was_asked_for_is_never_said_not_to_have_been_sent_when_it_is_tried_again() {
    let round = Round::of(Generation::V8_6, 300, "admin").await;
    let ids = round.room.server.session_ids(2);
    round.room.server.before_each_answer(|interceptor, path| match path {
        END => interceptor.only_answer(),
        LIST | SHOW => interceptor.lose_request(),
        _ => {}
    });
    let operation = round.start(&round.request(round.sessions(&ids)));
    let first = round.go_on(&operation).await.end;
    let sent = round.seen(END);
    assert_eq!((count(&first, SessionOutcome::Unknown), round.answered(END, 200)), (2, 2));

    round.room.server.before_each_answer(|interceptor, _| interceptor.lose_request());
    let again = round.go_on(&operation).await.end;
    println!("answered, then nothing is reachable: {}", round.counts());
    assert_eq!((count(&again, SessionOutcome::Unknown), round.seen(END)), (2, sent));
    let (intents, outcomes, open) = activity(&round).await;
    assert_eq!(open, 2, "both are to be settled: {outcomes:?}");

    // Whoever stops it once a session was seen to be there has sent it all the same.
    round.room.server.before_each_answer(|_, _| {});
    round.room.server.clear_requests();
    let (workspaces, id) = (round.room.workspaces.clone(), round.room.id.clone());
    let stopped = round.go_on_and_watch(&operation, |_| {
        if round.seen(SHOW) == 1 {
            workspaces.stop_revocation(&operation, &id);
        }
    });
    let stopped = stopped.await.end;
    let seen = (stopped.stopped, round.seen(END), count(&stopped, SessionOutcome::Unknown));
    assert_eq!(seen, (true, 0, 2));
    assert_eq!(activity(&round).await, (intents, outcomes, 2), "nothing new is claimed");
    assert_eq!(round.go_on(&operation).await.end.gone, 2);
}

//! What proves that a session is gone: the rows of the reading that was made for it, and a session
//! itself where they say too little.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use jiff::SignedDuration;
use practice::Generation;
use workspaces::{HowMuch, Outcome, SessionOutcome};

use super::round::{END, LIST, Round, SHOW, activity, count, of};
use crate::stage::done;

type Fault = fn(&mut practice::Interceptor<'_>);

/// A row with this ID cannot be read: it is no session ID.
const NO_ID: &[u8] = br#""a.b+c(d)[e]*f?g$h""#;

#[tokio::test]
async fn a_row_that_cannot_be_read_does_not_keep_what_is_gone() {
    // The last row has no readable ID in either field, so it may be any session. The sessions that
    // the list lacks stay known from before, and must not count as listed.
    let rows: [(&[&str], &[u8]); 3] = [
        (&["sessionId"], NO_ID),
        (&["sessionId"], br#""\ud800""#),
        (&["_id", "sessionId"], b"1e400"),
    ];
    for (fields, raw) in rows {
        let round = Round::of(Generation::V8_6, 300, "admin").await;
        let mut ids = round.room.server.session_ids(100);
        let broken = ids.pop().unwrap();
        round.room.server.act(|it| {
            for field in fields {
                it.put_raw_in_row(&broken, field, raw);
            }
        });
        let operation = round.start(&round.request(round.sessions(&ids)));
        let end = round.go_on(&operation).await.end;
        println!("99 beside a row that cannot be read: {}", round.counts());
        assert_eq!((end.gone, end.asked, end.problem.is_none()), (99, 99, true), "{end:?}");
        assert!(ids.iter().all(|id| !round.room.knows(id)), "they are known no more");
        // One for the whole list, which is in doubt, and at most one for each session after it.
        let looks = round.seen(LIST) + round.seen(SHOW);
        assert!(round.answered(END, 200) == 99 && looks <= ids.len() + 15, "{}", round.counts());
        let again = round.look_again(&operation).await;
        assert_eq!((again.gone, again.looked_through), (99, true), "a second look finds the same");
    }
}

#[tokio::test]
async fn a_row_that_cannot_be_read_does_not_hide_what_is_still_there() {
    let round = Round::of(Generation::V8_6, 300, "admin").await;
    let mut ids = round.room.server.session_ids(60);
    let broken = ids.pop().unwrap();
    // This one is not ended, and its own row is the one that cannot be read.
    let (hidden, left) = (ids[7].clone(), ids[3].clone());
    let mut ends = 0;
    let (kept, shown) = (hidden.clone(), left.clone());
    round.room.server.before_each_answer(move |interceptor, path| {
        if path == END {
            ends += 1;
            if ends == 4 || ends == 8 {
                interceptor.only_answer();
            }
        }
    });
    round.room.server.act(|it| {
        it.put_raw_in_row(&broken, "sessionId", NO_ID);
        it.put_raw_in_row(&hidden, "sessionId", NO_ID);
    });
    let end = round.revoke_sessions(&ids).await.end;
    let there = ids.iter().filter(|id| round.is_on_server(id)).count();
    println!("{there} of 59 are still there: {}", round.counts());
    assert!(
        there > 0 && usize::try_from(end.gone).unwrap() <= 59 - there,
        "{kept} {shown}: {end:?}"
    );
    for session in &end.sessions {
        let is_there = round.is_on_server(session.key.session.as_str());
        assert!(!is_there || session.outcome != SessionOutcome::Gone, "{session:?}");
    }
}

#[tokio::test]
async fn a_list_that_keeps_moving_proves_what_it_shows_and_the_rest_is_asked_for() {
    let round = Round::of(Generation::V8_6, 1_500, "admin").await;
    let ids = round.room.server.session_ids(200);
    let clock = Arc::clone(&round.room.clock);
    let mut ends = 0;
    round.room.server.before_each_answer(move |interceptor, path| match path {
        END => {
            ends += 1;
            if ends % 50 == 0 {
                interceptor.only_answer();
            }
        }
        LIST => {
            clock.advance(SignedDuration::from_millis(3));
            for _ in 0..120 {
                interceptor.connect();
            }
        }
        _ => {}
    });
    let end = round.revoke_sessions(&ids).await.end;
    let (gone, there) = (end.gone, count(&end, SessionOutcome::StillThere));
    println!("a list that keeps moving: {gone} gone, {there} still there, {}", round.counts());
    assert_eq!(
        (usize::try_from(gone).unwrap() + there, there > 0),
        (200, true),
        "{:?}",
        end.problem
    );
    for session in &end.sessions {
        let is_there = round.is_on_server(session.key.session.as_str());
        assert_eq!(session.outcome == SessionOutcome::StillThere, is_there, "{session:?}");
    }
}

#[tokio::test]
async fn an_older_id_of_a_living_token_is_asked_for_itself() {
    for lies in [true, false] {
        let round = Round::of(Generation::V8_6, 120, "admin").await;
        let older = round.room.server.session_ids(1).remove(0);
        round.room.clock.advance(SignedDuration::from_secs(5));
        let newest = round.room.server.act(|it| it.reconnect_with_its_token(&older));
        round.room.clock.advance(SignedDuration::from_secs(5));
        round.room.read(HowMuch::Everything).await;
        assert!(round.room.knows(&newest) && !round.room.knows(&older));
        let session = round.key(&older).session;
        done(round.room.workspaces.look_up(&round.room.id, &session, None).await);
        round.room.server.clear_requests();
        round.room.server.before_each_answer(move |interceptor, path| {
            if lies && path == END {
                interceptor.only_answer();
            }
        });
        let end = round.revoke_sessions(std::slice::from_ref(&older)).await.end;
        println!("an older ID, ended: {}: {}", !lies, round.counts());
        let ending = of(&end, &older);
        if lies {
            assert_eq!((ending, end.gone), (SessionOutcome::StillThere, 0));
            assert!(round.is_on_server(&newest));
        } else {
            assert_eq!((ending, end.gone), (SessionOutcome::Gone, 1));
            assert!(!round.is_on_server(&newest), "the token of both has ended");
        }
    }
}

#[tokio::test]
async fn a_device_that_reconnected_while_nothing_was_read_is_not_gone_because_its_old_id_is() {
    let round = Round::of(Generation::V8_6, 120, "admin").await;
    let listed = round.room.server.session_ids(1).remove(0);
    round.room.clock.advance(SignedDuration::from_secs(5));
    let newest = round.room.server.act(|it| it.reconnect_with_its_token(&listed));
    assert!(round.room.knows(&listed) && !round.room.knows(&newest));
    round.room.server.before_each_answer(|interceptor, path| {
        if path == END {
            interceptor.only_answer();
        }
    });
    let end = round.revoke_sessions(std::slice::from_ref(&listed)).await.end;
    println!("listed under its old ID alone: {}", round.counts());
    assert_eq!(
        (of(&end, &listed), round.is_on_server(&newest)),
        (SessionOutcome::StillThere, true)
    );
}

#[tokio::test]
async fn what_is_seen_again_after_it_was_gone_is_said_to_be_there() {
    let round = Round::of(Generation::V8_6, 300, "admin").await;
    let ids = round.room.server.session_ids(2);
    let lost = Arc::new(AtomicBool::new(true));
    let (is_lost, first) = (Arc::clone(&lost), ids[0].clone());
    // Restored from a backup: the session is ended, and is back later.
    round.room.server.before_each_answer(move |interceptor, path| {
        if path == LIST && !is_lost.swap(true, Ordering::SeqCst) {
            interceptor.reconnect(&first);
        }
    });
    let operation = round.start(&round.request(round.sessions(&ids)));
    let end = round.go_on(&operation).await.end;
    assert_eq!(end.gone, 2);
    let proven = end.sessions[0].checked_at.unwrap();
    round.room.clock.advance(SignedDuration::from_mins(1));
    lost.store(false, Ordering::SeqCst);
    round.room.read(HowMuch::Everything).await;
    let card = round.plan(&round.sessions(&ids)).groups[0].sessions[0].card.clone();
    assert!(card.as_of > proven, "the window can tell which is newer");
    let again = round.go_on(&operation).await.end;
    println!("seen again and ended again: {}", round.counts());
    assert_eq!((again.gone, round.answered(END, 200)), (2, 3), "it was ended once more");
    let mut outcomes = activity(&round).await.1;
    outcomes.retain(|outcome| *outcome != Outcome::Ended);
    assert!(outcomes.is_empty(), "{outcomes:?}");
}

#[tokio::test]
async fn what_lost_answers_and_gateways_left_open_is_not_known() {
    let cases: [(&str, Fault); 2] = [
        ("the connection is lost before", |it| it.lose_request()),
        ("a gateway answers 502 instead", |it| it.bad_gateway_before()),
    ];
    for (what, trouble) in cases {
        let round = Round::of(Generation::V8_6, 120, "admin").await;
        round.room.server.before_each_answer(move |interceptor, path| {
            if path == END {
                trouble(interceptor);
            }
        });
        let ids = round.room.server.session_ids(2);
        let end = round.revoke_sessions(&ids).await.end;
        println!("{what}: {}", round.counts());
        assert_eq!(count(&end, SessionOutcome::Unknown), 2, "{what}: {end:?}");
        assert!(end.sessions.iter().all(|it| it.checked_at.is_some()), "and it was looked for");
    }
    // A 502 whose request came through is gone all the same.
    let round = Round::of(Generation::V8_6, 120, "admin").await;
    round.room.server.before_each_answer(|interceptor, path| {
        if path == END {
            interceptor.bad_gateway_after();
        }
    });
    let end = round.revoke_sessions(&round.room.server.session_ids(2)).await.end;
    assert_eq!((end.gone, round.seen(END)), (2, 2), "{end:?}");
}

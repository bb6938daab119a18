//! What goes wrong in the middle of a bulk: nothing is claimed that was not read again, and nothing
//! is sent twice that need not be.

use std::{collections::HashSet, sync::Arc};

use practice::{Generation, Interceptor};
use rocketchat::Error as RequestError;
use workspaces::{
    Error, Outcome, RevocationPhase, RevocationReport, RevocationRight, SessionOutcome,
};

use super::round::{END, LIST, Round, SHOW, activity, count, of};

/// Lets something happen before the answer to the nth request to end something, and to later ones.
fn from_the(
    round: &Round,
    nth: usize,
    mut act: impl FnMut(&mut Interceptor<'_>, usize) + Send + 'static,
) {
    let mut ends = 0;
    round.room.server.before_each_answer(move |interceptor, path| {
        if path == END {
            ends += 1;
            if ends >= nth {
                act(interceptor, ends);
            }
        }
    });
}

fn request_problem(end: &RevocationReport) -> &RequestError {
    match end.problem.as_deref() {
        Some(Error::Request(error)) => error,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_server_that_dies_after_half_leaves_half_unknown_and_is_gone_on_with_when_it_is_back() {
    let round = Round::of(Generation::V8_6, 300, "admin").await;
    let ids = round.room.server.session_ids(40);
    let dead = Arc::new(std::sync::atomic::AtomicBool::new(false));
    let (is_dead, mut ends) = (Arc::clone(&dead), 0);
    round.room.server.before_each_answer(move |interceptor, path| {
        ends += usize::from(path == END);
        if ends > 20 && ends < 1_000 {
            is_dead.store(true, std::sync::atomic::Ordering::SeqCst);
            ends = 1_000;
        }
        if is_dead.load(std::sync::atomic::Ordering::SeqCst) {
            interceptor.lose_request();
        }
    });
    let operation = round.start(&round.request(round.sessions(&ids)));
    let first = round.go_on(&operation).await.end;
    println!("dead after 20 of 40: {}; {:?}", round.counts(), first.problem);
    assert!(matches!(request_problem(&first), RequestError::Unreachable { .. }));
    assert_eq!((first.gone, first.checked_at), (0, None), "nothing can be read again");
    assert_eq!(count(&first, SessionOutcome::Unknown), 21);
    assert_eq!(count(&first, SessionOutcome::NotAsked), 19);

    dead.store(false, std::sync::atomic::Ordering::SeqCst);
    round.room.server.clear_requests();
    let rest = round.go_on(&operation).await.end;
    println!("back again: {}", round.counts());
    assert_eq!((rest.gone, rest.asked), (40, 40));
    assert!(rest.problem.is_none() && rest.checked_at.is_some());
    assert_eq!(round.room.on_server().len(), 260);
    let (_, outcomes, open) = activity(&round).await;
    let ended = outcomes.iter().filter(|it| **it == Outcome::Ended).count();
    assert_eq!((ended, open), (40, 0), "each is in the activity once");
}

#[tokio::test]
async fn a_server_that_dies_between_doing_and_answering_is_not_asked_again_for_what_it_did() {
    let round = Round::of(Generation::V8_6, 300, "admin").await;
    let ids = round.room.server.session_ids(20);
    let unlocked = round.revoke_sessions(&round.room.server.session_ids(21)[20..]).await;
    assert_eq!(unlocked.end.gone, 1);
    round.room.server.clear_requests();
    from_the(&round, 5, |interceptor, nth| {
        if nth == 5 || nth == 9 {
            interceptor.lose_answer();
        }
    });
    let end = round.revoke_sessions(&ids).await.end;
    println!("two answers lost of 20: {}", round.counts());
    assert_eq!((end.gone, round.seen(END), round.seen(SHOW)), (20, 20, 2));
}

#[tokio::test]
async fn a_request_that_was_lost_is_sent_again_only_after_a_look() {
    let round = Round::of(Generation::V8_6, 300, "admin").await;
    round.revoke_sessions(&round.room.server.session_ids(1)).await;
    let ids = round.room.server.session_ids(20);
    round.room.server.clear_requests();
    from_the(&round, 5, |interceptor, nth| {
        if nth == 5 || nth == 6 {
            interceptor.lose_request();
        }
    });
    let end = round.revoke_sessions(&ids).await.end;
    println!("one request lost twice, of 20: {}", round.counts());
    assert_eq!((end.gone, round.seen(END), round.seen(SHOW)), (20, 22, 2));
    let (intents, _, open) = activity(&round).await;
    assert_eq!((intents, open), (21, 0), "each has one, however often it is sent");
}

#[tokio::test]
async fn a_server_that_says_200_and_ends_nothing_is_not_believed() {
    let round = Round::of(Generation::V8_6, 300, "admin").await;
    let ids = round.room.server.session_ids(10);
    from_the(&round, 2, |interceptor, nth| {
        if nth % 2 == 0 {
            interceptor.only_answer();
        }
    });
    let operation = round.start(&round.request(round.sessions(&ids)));
    let first = round.go_on(&operation).await.end;
    let there = count(&first, SessionOutcome::StillThere);
    println!("200 without ending: {} gone, {there} still there, {}", first.gone, round.counts());
    assert_eq!(first.gone + there as u64, 10);
    assert!(there >= 5 && first.problem.is_none() && first.checked_at.is_some());
    for session in &first.sessions {
        let is_there = round.is_on_server(session.key.session.as_str());
        assert_eq!(session.outcome == SessionOutcome::StillThere, is_there);
        assert_eq!(round.room.knows(session.key.session.as_str()), is_there, "kept if there");
    }
    round.room.server.before_each_answer(|_, _| {});
    let again = round.go_on(&operation).await.end;
    assert_eq!((again.gone, count(&again, SessionOutcome::Gone)), (10, 10), "tried again");
}

#[tokio::test]
async fn a_permission_that_is_lost_in_the_middle_ends_the_rest_and_says_so() {
    for (user, lost) in
        [("auditor", "logout-device-management"), ("auditor", "view-device-management")]
    {
        let round = Round::of(Generation::V8_6, 300, user).await;
        round.room.server.set_setting("API_Enable_Rate_Limiter", false);
        let ids = round.room.server.session_ids(20);
        from_the(&round, 10, move |interceptor, nth| {
            if nth == 10 {
                interceptor.revoke(lost, user);
            }
        });
        let operation = round.start(&round.request(round.sessions(&ids)));
        let end = round.go_on(&operation).await.end;
        let is_about_ending = lost == "logout-device-management";
        println!("{lost} lost: {} gone of {}, {}", end.gone, end.asked, round.counts());
        match end.problem.as_deref() {
            Some(Error::LacksRight(RevocationRight::Sessions)) if is_about_ending => {}
            Some(Error::Request(RequestError::NotAllowed)) if !is_about_ending => {}
            other => panic!("{lost}: {other:?}"),
        }
        assert_eq!(end.checked_at.is_some(), is_about_ending);
        if is_about_ending {
            assert_eq!(end.gone + count(&end, SessionOutcome::NotAsked) as u64, 20);
            assert!((8..=9).contains(&end.gone), "{}", end.gone);
        } else {
            assert_eq!(count(&end, SessionOutcome::Unknown), 20, "all asked, none seen");
        }
        round.room.server.grant(lost, user);
        let rest = round.go_on(&operation).await.end;
        assert_eq!((rest.gone, rest.problem.is_none()), (20, true), "gone on with");
    }
}

#[tokio::test]
async fn what_somebody_else_ends_meanwhile_is_gone_all_the_same() {
    let round = Round::of(Generation::V8_6, 300, "admin").await;
    let ids = round.room.server.session_ids(10);
    let taken = ids[7].clone();
    from_the(&round, 2, move |interceptor, nth| {
        if nth == 2 {
            interceptor.end(&taken);
        }
    });
    let end = round.revoke_sessions(&ids).await.end;
    assert_eq!((end.gone, of(&end, &ids[7])), (10, SessionOutcome::Gone));
    println!("ended by somebody else interceptor: {}", round.counts());
}

#[tokio::test]
async fn whoever_signs_in_again_while_it_runs_is_told_and_their_old_session_is_looked_for_itself() {
    let round = Round::of(Generation::V8_6, 300, "admin").await;
    let ids = round.room.server.session_ids(3);
    let first = ids[0].clone();
    let came = Arc::new(std::sync::Mutex::new(None));
    let seen = Arc::clone(&came);
    from_the(&round, 3, move |interceptor, nth| {
        if nth == 3 {
            let owner = interceptor.owner_of(&first).unwrap();
            *seen.lock().unwrap() = Some(interceptor.connect_user(&owner));
        }
    });
    let operation = round.start(&round.request(round.sessions(&ids)));
    let end = round.go_on(&operation).await.end;
    let came = came.lock().unwrap().clone().unwrap();
    let new: Vec<_> = end.new_sign_ins.iter().map(|card| card.session_id.to_string()).collect();
    println!("signed in again interceptor: {}", round.counts());
    assert_eq!((end.gone, new), (3, vec![came.clone()]));
    assert_eq!(round.seen(SHOW), 1, "the list shows one row for each token");

    // The second look a minute later sees those who came after the first.
    let owner = round.room.workspaces.plan_revocation(&round.finder, &round.sessions(&[])).total;
    assert_eq!(owner, 0);
    let again = round.look_again(&operation).await;
    assert_eq!((again.gone, again.new_sign_ins.len()), (3, 1));
    let different: HashSet<_> = again.sessions.iter().map(|it| it.key.session.clone()).collect();
    assert_eq!(different.len(), 3);
}

#[tokio::test]
async fn a_code_in_the_middle_repeats_nothing_and_one_is_enough_where_servers_ask_each_time() {
    for (generation, user, codes) in [
        (Generation::V8_6, "totp", 1),
        (Generation::V8_6, "mail", 2),
        (Generation::V8_5, "admin", 1),
        (Generation::V8_5, "totp", 1),
    ] {
        let round = Round::of(generation, 300, user).await;
        let ids = round.room.server.session_ids(12);
        from_the(&round, 6, |interceptor, nth| {
            if nth == 6 {
                interceptor.forget_second_factors();
            }
        });
        let ended = round.revoke_sessions(&ids).await;
        println!("{generation}, {user}: {} codes, {}", ended.codes, round.counts());
        assert_eq!(ended.end.gone, 12, "{generation} {user}");
        assert!(ended.codes <= codes, "{generation} {user}: {}", ended.codes);
        assert_eq!(round.answered(END, 200), 12);
        let (_, outcomes, open) = activity(&round).await;
        let ended = outcomes.iter().filter(|it| **it == Outcome::Ended).count();
        assert_eq!((ended, open), (12, 0), "{generation} {user}");
    }
}

#[tokio::test]
async fn a_server_that_cannot_be_read_again_proves_nothing_and_the_check_alone_is_tried_again() {
    let round = Round::of(Generation::V8_6, 300, "admin").await;
    let ids = round.room.server.session_ids(5);
    round.room.server.before_each_answer(|interceptor, path| {
        if path == LIST || path == SHOW {
            interceptor.lose_request();
        }
    });
    let operation = round.start(&round.request(round.sessions(&ids)));
    let mut phases = HashSet::new();
    let end = round
        .go_on_and_watch(&operation, |progress| {
            phases.insert(progress.phase == RevocationPhase::Checking);
        })
        .await
        .end;
    assert_eq!((end.gone, end.checked_at), (0, None));
    assert_eq!((count(&end, SessionOutcome::Unknown), phases.len()), (5, 2));
    assert_eq!(round.room.known(), 300, "unproven sessions stay known");

    round.room.server.before_each_answer(|_, _| {});
    round.room.server.clear_requests();
    let looked = round.look_again(&operation).await;
    println!("the check alone again: {}", round.counts());
    assert_eq!((looked.gone, round.seen(END)), (5, 0));
    assert!(looked.problem.is_none() && looked.checked_at.is_some());
}

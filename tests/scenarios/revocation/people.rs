//! One session on each generation, all of a person, one's own, and what no list shows.

use practice::Generation;
use rocketchat::Answer;
use workspaces::{
    AccountOutcome, Error, HowMuch, RevocationReport, RevocationRequest, RevocationScope,
    SessionOutcome,
};

use super::round::{END, END_ALL, Round, of};
use crate::{reading::room::LIST, stage::done};

/// Whether the server says that it signed the first account out of everything.
fn is_ended(end: &RevocationReport) -> bool {
    matches!(end.whole_accounts[0].outcome, AccountOutcome::Ended)
}

#[tokio::test]
async fn one_session_is_ended_and_proven_on_every_generation() {
    for generation in Generation::ALL {
        let round = Round::of(generation, 120, "admin").await;
        let ids = round.room.server.session_ids(1);
        let ended = round.revoke_sessions(&ids).await;
        println!("{generation}: {}, {} codes", round.counts(), ended.codes);
        assert_eq!((ended.end.gone, of(&ended.end, &ids[0])), (1, SessionOutcome::Gone));
        assert!(ended.end.checked_at.is_some(), "{generation}");
        // The first servers answer before they have ended it, and are looked at once more.
        let lists = if generation == Generation::V5_0 { 2 } else { 1 };
        let seen = (round.answered(END, 200), round.answered(LIST, 200));
        assert_eq!(seen, (1, lists), "{generation}");
        assert!(!round.is_on_server(&ids[0]) && !round.room.knows(&ids[0]), "{generation}");
    }
}

#[tokio::test]
async fn a_session_that_was_only_looked_up_can_be_ended() {
    let round = Round::of(Generation::V8_6, 120, "admin").await;
    let token = round.room.server.add_access_token("plain", false);
    let session = round.room.server.add_session(&token.user_id, &token.token);
    assert!(!round.room.knows(&session));
    let key = round.key(&session).session;
    done(round.room.workspaces.look_up(&round.room.id, &key, None).await);
    let ended = round.revoke_sessions(std::slice::from_ref(&session)).await;
    assert_eq!((ended.end.gone, ended.end.new_sign_ins.len()), (1, 0));
    assert!(!round.room.server.is_signed_in(&token.user_id, &token.token));
    assert_eq!(round.plan(&round.sessions(&[session])).total, 0, "it is forgotten");
}

#[tokio::test]
async fn a_session_that_was_looked_up_is_forgotten_once_it_is_known_to_be_gone() {
    let round = Round::of(Generation::V8_6, 120, "admin").await;
    let server = &round.room.server;
    let [first, second, third] = [(); 3].map(|()| {
        let token = server.add_access_token("plain", false);
        server.add_session(&token.user_id, &token.token)
    });
    let looked_up = [first, second, third];
    for session in &looked_up {
        let session = round.key(session).session;
        done(round.room.workspaces.look_up(&round.room.id, &session, None).await);
    }
    assert_eq!(round.plan(&round.sessions(&looked_up)).total, 3);
    server.end_session(&looked_up[0]);
    let session = round.key(&looked_up[0]).session;
    round.room.workspaces.look_up(&round.room.id, &session, None).await.unwrap_err();
    assert_eq!(round.plan(&round.sessions(&looked_up)).total, 2, "the server says so");

    server.end_session(&looked_up[1]);
    round.room.clock.advance(jiff::SignedDuration::from_secs(1));
    round.room.read(HowMuch::WhatIsNew).await;
    assert_eq!(round.plan(&round.sessions(&looked_up)).total, 2, "that cannot notice it");
    round.room.read(HowMuch::Everything).await;
    assert_eq!(round.plan(&round.sessions(&looked_up)).total, 1, "a whole reading can");
}

#[tokio::test]
async fn what_no_list_shows_is_ended_with_the_whole_account_and_nothing_more_is_claimed() {
    for generation in [Generation::V5_0, Generation::V7_6, Generation::V8_6, Generation::V9_0] {
        let round = Round::of(generation, 120, "admin").await;
        let server = &round.room.server;
        let [unseen, seen] = [(); 2].map(|()| server.add_access_token("plain", false));
        let session = server.add_session(&seen.user_id, &seen.token);
        round.room.read(HowMuch::WhatIsNew).await;
        let account = round.account(&seen.user_id);
        let scope = RevocationScope::Accounts(vec![account.clone()]);
        assert_eq!(round.plan(&scope).total, 1);

        let listed = round.revoke_scope(scope.clone()).await;
        assert_eq!(listed.end.gone, 1);
        assert!(server.is_signed_in(&unseen.user_id, &unseen.token), "no list shows this one");

        let plan = round.plan(&scope);
        assert_eq!((plan.total, plan.groups.len()), (0, 1), "it can still be named");
        let request = RevocationRequest { whole_accounts: vec![account], ..round.request(scope) };
        let end = round.go_on(&round.start(&request)).await.end;
        assert!(is_ended(&end) && end.problem.is_none(), "{end:?}");
        assert!(!server.is_signed_in(&unseen.user_id, &unseen.token), "{generation}");
        assert_eq!((round.answered(END_ALL, 200), round.is_on_server(&session)), (1, false));
        println!("{generation}: users.logout ended what no list showed; {}", round.counts());
    }
}

#[tokio::test]
async fn ones_own_sessions_are_ended_last_and_the_others_are_proven_before() {
    let round = Round::of(Generation::V8_6, 120, "auditor").await;
    round.room.server.set_setting("API_Enable_Rate_Limiter", false);
    let other_browser = round.room.server.add_access_token("auditor", false);
    let own = round.room.server.add_session(&other_browser.user_id, &other_browser.token);
    round.room.read(HowMuch::WhatIsNew).await;
    let ids = round.room.server.session_ids(5);
    assert_eq!(ids[0], own);
    let plan = round.plan(&round.sessions(&ids));
    assert_eq!(plan.groups.iter().filter(|group| group.own).count(), 1);
    let end = round.revoke_sessions(&ids).await.end;
    let paths: Vec<_> = round.room.server.requests().into_iter().map(|seen| seen.path).collect();
    let last_end = paths.iter().rposition(|path| path == END).unwrap();
    let first_list = paths.iter().position(|path| path == LIST).unwrap();
    assert!(first_list < last_end, "the others are proven before one's own are ended");
    assert_eq!((end.gone, end.asked), (5, 5));
    println!("one's own among five: {}", round.counts());

    // Signing one's own account out of everything ends the sign-in that asks, so it comes last of
    // all, and nothing is claimed.
    let account = round.account(&other_browser.user_id);
    let scope = RevocationScope::Accounts(vec![account.clone()]);
    round.room.server.grant("logout-other-user", "auditor");
    round.room.workspaces.check(&round.room.id).await.unwrap();
    let request = RevocationRequest { whole_accounts: vec![account], ..round.request(scope) };
    let operation = round.start(&request);
    let end = match round.try_end(&operation, None, |_| {}).await.unwrap() {
        Answer::Done(end) => end,
        Answer::ChallengeNeeded(asked) => panic!("{asked:?}"),
    };
    assert!(is_ended(&end) && end.checked_at.is_none() && end.problem.is_none(), "{end:?}");
    let looked = round.look_again(&operation).await;
    let signed_out =
        matches!(looked.problem.as_deref(), Some(Error::Request(rocketchat::Error::SignedOut)));
    assert!(signed_out && is_ended(&looked), "{looked:?}");
}

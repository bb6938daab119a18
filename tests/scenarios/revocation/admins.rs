//! Who may be an administrator is left out until a person ticks it, and nothing is sent before it
//! was asked.

use practice::Generation;
use workspaces::{Error, GuardedAccount, HowMuch, Known, RevocationRefused, RevocationRequest};

use super::round::Round;

const ADMINS: &str = "/api/v1/roles.getUsersInRole";

fn refused(round: &Round, request: &RevocationRequest) -> RevocationRefused {
    match round.try_start(request) {
        Err(Error::RevocationRefused(refused)) => refused,
        other => panic!("{other:?}"),
    }
}

/// A session of an administrator and one of somebody else; who is what was not asked since the
/// newest sign-in.
async fn of_both(generation: Generation, user: &'static str) -> (Round, [String; 2]) {
    let round = Round::of(generation, 300, user).await;
    let token = round.room.server.add_access_token("totp", false);
    let admins = round.room.server.add_session(&token.user_id, &token.token);
    let token = round.room.server.add_access_token("plain", false);
    let others = round.room.server.add_session(&token.user_id, &token.token);
    round.room.read(HowMuch::WhatIsNew).await;
    round.room.sign_in().await;
    round.room.workspaces.allow_revocation();
    round.room.server.clear_requests();
    (round, [admins, others])
}

#[tokio::test]
async fn nothing_is_started_before_it_was_asked_who_is_an_administrator() {
    let (round, both) = of_both(Generation::V8_6, "admin").await;
    let scope = round.sessions(&both[1..]);
    let plan = round.plan(&scope);
    assert_eq!(plan.admins_awaited, std::slice::from_ref(&round.room.id));
    assert!(plan.groups[0].is_guarded() && plan.groups[0].admin == Known::Unknown);
    // Not even with everything ticked that could be.
    let request = round.request(scope.clone());
    assert!(!request.guarded_accounts.is_empty());
    assert_eq!(refused(&round, &request), RevocationRefused::AdminsNotAsked);
    assert!(round.room.server.requests().is_empty(), "nothing is sent");

    // A server that cannot be reached has told nothing.
    round.room.server.before_each_answer(|interceptor, _| interceptor.lose_request());
    round.room.workspaces.learn_admins(&round.room.id).await.unwrap_err();
    assert_eq!(refused(&round, &request), RevocationRefused::AdminsNotAsked);
    round.room.server.before_each_answer(|_, _| {});
    assert_eq!(round.room.workspaces.learn_admins(&round.room.id).await.unwrap(), Known::Yes);
    let plan = round.plan(&scope);
    assert!(plan.admins_awaited.is_empty() && !plan.groups[0].is_guarded());
    let ended = round.revoke_scope(scope).await;
    assert_eq!((ended.end.gone, round.seen(ADMINS)), (1, 2), "one was lost");
}

#[tokio::test]
async fn an_administrator_ends_only_by_name_and_with_the_number() {
    for generation in [Generation::V5_0, Generation::V8_6] {
        let (round, both) = of_both(generation, "admin").await;
        round.room.workspaces.learn_admins(&round.room.id).await.unwrap();
        let scope = round.sessions(&both);
        let plan = round.plan(&scope);
        let admin = |session: &String| {
            let group = plan.groups.iter().find(|group| {
                group.sessions.iter().any(|it| it.card.session_id.as_str() == session)
            });
            group.unwrap().admin
        };
        assert_eq!(both.each_ref().map(admin), [Known::Yes, Known::No]);
        let request = round.request(scope);
        let unticked = RevocationRequest { guarded_accounts: Vec::new(), ..request.clone() };
        assert_eq!(refused(&round, &unticked), RevocationRefused::GuardedNotTicked);
        let other = GuardedAccount { user_id: None, workspace: round.room.id.clone() };
        let wrong = RevocationRequest { guarded_accounts: vec![other], ..request.clone() };
        assert_eq!(refused(&round, &wrong), RevocationRefused::GuardedNotTicked);
        let untyped = RevocationRequest { typed_number: None, ..request.clone() };
        assert_eq!(refused(&round, &untyped), RevocationRefused::NumberNeeded { number: 2 });
        assert!(round.try_start(&request).is_ok());
        assert_eq!(round.seen(ADMINS), 1, "asked once for a sign-in");
    }
}

#[tokio::test]
async fn where_the_server_does_not_tell_everybody_is_treated_as_an_administrator() {
    for generation in [Generation::V5_0, Generation::V8_6] {
        let (round, both) = of_both(generation, "auditor").await;
        let told = round.room.workspaces.learn_admins(&round.room.id).await.unwrap();
        let scope = round.sessions(&both);
        let plan = round.plan(&scope);
        assert_eq!((told, plan.admins_awaited.len()), (Known::No, 0), "it was asked");
        assert!(plan.groups.iter().all(|it| it.admin == Known::Unknown && it.is_guarded()));
        let request = round.request(scope);
        let unticked = RevocationRequest { guarded_accounts: Vec::new(), ..request.clone() };
        assert_eq!(refused(&round, &unticked), RevocationRefused::GuardedNotTicked);
        let end = round.go_on(&round.start(&request)).await.end;
        println!("{generation}: who is an administrator is not told; {}", round.counts());
        assert_eq!(end.gone, 2, "a person ticked them");
    }
}

//! What has to be so before anything is sent.

use jiff::SignedDuration;
use practice::Generation;
use workspaces::{
    Error, RevocationMode, RevocationRefused, RevocationRequest, RevocationRight, RevocationScope,
    SessionOutcome,
};

use super::round::{Round, count};

fn refused(round: &Round, request: &RevocationRequest) -> RevocationRefused {
    match round.try_start(request) {
        Err(Error::RevocationRefused(refused)) => refused,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn viewing_only_refuses_and_what_was_started_outlives_the_fifteen_minutes() {
    let round = Round::of(Generation::V8_6, 300, "auditor").await;
    let request = round.request(round.sessions(&round.room.server.session_ids(40)[20..]));
    let workspaces = &round.room.workspaces;
    workspaces.view_only();
    assert_eq!(refused(&round, &request), RevocationRefused::ViewingOnly);
    workspaces.allow_revocation();
    assert!(matches!(workspaces.revocation_mode(), RevocationMode::Allowed { .. }));
    let operation = round.start(&request);
    round.room.clock.advance(SignedDuration::from_mins(15));
    assert_eq!(workspaces.revocation_mode(), RevocationMode::ViewingOnly);
    assert_eq!(refused(&round, &request), RevocationRefused::ViewingOnly);
    let ended = round.go_on(&operation).await;
    assert_eq!(ended.end.gone, 20);
    println!("started within 15 minutes and run after them: {}", round.counts());
}

#[tokio::test]
async fn the_typed_number_is_enforced_for_many_people_an_address_admins_and_protected_people() {
    let round = Round::of(Generation::V8_6, 300, "admin").await;
    let without =
        |request: &RevocationRequest| RevocationRequest { typed_number: None, ..request.clone() };
    let of = |scope| round.request(scope);

    let few = of(round.sessions(&round.room.server.session_ids(5)));
    assert!(round.try_start(&without(&few)).is_ok(), "a few people need none");
    let many = of(round.sessions(&round.room.server.session_ids(60)));
    assert_eq!(refused(&round, &without(&many)), RevocationRefused::NumberNeeded { number: 60 });
    let wrong = RevocationRequest { typed_number: Some(59), ..many.clone() };
    assert_eq!(refused(&round, &wrong), RevocationRefused::NumberNeeded { number: 60 });
    assert!(round.try_start(&many).is_ok());

    let plan = round.plan(&round.sessions(&round.room.server.session_ids(1)));
    let card = &plan.groups[0].sessions[0].card;
    let address = card.internet_address.clone().unwrap().text;
    let at = of(RevocationScope::Address(address));
    let number = at.sessions.len() as u64;
    assert_eq!(refused(&round, &without(&at)), RevocationRefused::NumberNeeded { number });

    let user_id = plan.groups[0].user_id.clone().unwrap();
    let text = format!(
        r#"{{"version": 1, "workspaces": [], "protectedPeople": [{{"userId": "{user_id}"}}]}}"#
    );
    assert_eq!(round.room.workspaces.preview_import(&text).unwrap().protects, 1);
    round.room.workspaces.import(&text).await.unwrap();
    assert_eq!(round.room.workspaces.preview_import(&text).unwrap().protects, 0);
    assert!(round.room.workspaces.export().contains(&user_id), "handed on in the file");
    let one = of(round.sessions(&round.room.server.session_ids(1)));
    assert_eq!(refused(&round, &without(&one)), RevocationRefused::NumberNeeded { number: 1 });
    let request = of(round.sessions(&round.room.server.session_ids(2)[1..]));
    assert!(round.try_start(&without(&request)).is_ok(), "the others are not");
    assert!(round.room.server.requests().is_empty(), "nothing is sent before it begins");
}

#[tokio::test]
async fn without_the_permission_nothing_is_started() {
    let round = Round::of(Generation::V8_6, 300, "auditor").await;
    let request = round.request(round.sessions(&round.room.server.session_ids(1)));
    let user_id = round.plan(&request.scope).groups[0].user_id.clone().unwrap();
    let account = round.account(&user_id);
    let all = round.request(workspaces::RevocationScope::Accounts(vec![account.clone()]));
    let whole = RevocationRequest { whole_accounts: vec![account], ..all };
    assert_eq!(refused(&round, &whole), RevocationRefused::NotAllowed(RevocationRight::Accounts));
    round.room.server.revoke("logout-device-management", "auditor");
    round.room.workspaces.check(&round.room.id).await.unwrap();
    assert_eq!(refused(&round, &request), RevocationRefused::NotAllowed(RevocationRight::Sessions));
}

#[tokio::test]
async fn a_card_of_more_than_an_hour_ago_is_not_acted_on_before_it_was_read_again() {
    let round = Round::of(Generation::V8_6, 300, "admin").await;
    let ids = round.room.server.session_ids(2);
    round.room.clock.advance(SignedDuration::from_mins(61));
    round.room.workspaces.allow_revocation();
    let request = round.request(round.sessions(&ids));
    assert!(round.plan(&request.scope).groups[0].sessions[0].older);
    assert_eq!(refused(&round, &request), RevocationRefused::OlderCards);
    round.room.read(workspaces::HowMuch::Everything).await;
    let ended = round.revoke_scope(round.sessions(&ids)).await;
    assert_eq!(count(&ended.end, SessionOutcome::Gone), 2);
}

#[tokio::test]
async fn what_is_ticked_and_not_known_any_more_is_not_started() {
    let round = Round::of(Generation::V8_6, 300, "admin").await;
    let ids = round.room.server.session_ids(2);
    let request = round.request(round.sessions(&ids));
    round.room.server.end_session(&ids[0]);
    round.room.read(workspaces::HowMuch::Everything).await;
    assert_eq!(round.plan(&request.scope).total, 1);
    assert_eq!(refused(&round, &request), RevocationRefused::PlanChanged);
}

//! An account that is signed out of everything: what was shown and ticked, and nothing else.

use practice::{AccessToken, Generation, Interceptor};
use workspaces::{
    AccountOutcome, Error, HowMuch, RevocationRefused, RevocationRequest, RevocationScope,
    SessionOutcome,
};

use super::round::{END, END_ALL, Round, activity, count};

/// Eight devices of one person, all read.
async fn eight(generation: Generation, user: &'static str) -> (Round, AccessToken, Vec<String>) {
    let round = Round::of(generation, 120, user).await;
    round.room.server.grant("logout-other-user", user);
    let tokens = [(); 8].map(|()| round.room.server.add_access_token("plain", false));
    let add = |token: &AccessToken| round.room.server.add_session(&token.user_id, &token.token);
    let devices = tokens.iter().map(add).collect();
    round.room.read(HowMuch::WhatIsNew).await;
    round.room.workspaces.check(&round.room.id).await.unwrap();
    round.room.server.clear_requests();
    (round, tokens[0].clone(), devices)
}

fn whole(round: &Round, user_id: &str) -> RevocationRequest {
    let account = round.account(user_id);
    let all = round.request(RevocationScope::Accounts(vec![account.clone()]));
    RevocationRequest { whole_accounts: vec![account], ..all }
}

fn refused(round: &Round, request: &RevocationRequest) -> RevocationRefused {
    match round.try_start(request) {
        Err(Error::RevocationRefused(refused)) => refused,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn an_account_is_not_signed_out_of_everything_while_a_known_session_is_unticked() {
    let (round, owner, devices) = Box::pin(eight(Generation::V8_6, "admin")).await;
    let all = whole(&round, &owner.user_id);
    assert_eq!((all.sessions.len(), round.plan(&all.scope).groups[0].known_sessions), (8, 8));
    for unticked in 0..8 {
        let mut request = all.clone();
        request.sessions.remove(unticked);
        assert_eq!(refused(&round, &request), RevocationRefused::SessionNotTicked);
    }
    let none = RevocationRequest { sessions: Vec::new(), ..all.clone() };
    assert_eq!(refused(&round, &none), RevocationRefused::SessionNotTicked);
    // A scope that does not show all of them cannot have them ticked.
    let some = round.request(round.sessions(&devices[1..]));
    let some = RevocationRequest { whole_accounts: all.whole_accounts.clone(), ..some };
    assert_eq!(refused(&round, &some), RevocationRefused::SessionNotTicked);
    assert!(round.room.server.requests().is_empty(), "nothing is sent");

    let end = round.go_on(&round.start(&all)).await.end;
    println!("eight devices and everything: {}", round.counts());
    assert_eq!((end.gone, round.answered(END_ALL, 200)), (8, 1), "{end:?}");
    assert!(devices.iter().all(|it| !round.is_on_server(it)));
}

#[tokio::test]
async fn a_session_that_comes_between_the_plan_and_the_confirmation_is_shown_first() {
    let (round, owner, _) = Box::pin(eight(Generation::V8_6, "admin")).await;
    let planned = whole(&round, &owner.user_id);
    let token = round.room.server.add_access_token("plain", false);
    let ninth = round.room.server.add_session(&token.user_id, &token.token);
    round.room.read(HowMuch::WhatIsNew).await;
    assert_eq!(refused(&round, &planned), RevocationRefused::SessionNotTicked);

    // One that was only looked up is known, too.
    let token = round.room.server.add_access_token("plain", false);
    let tenth = round.room.server.add_session(&token.user_id, &token.token);
    let nine = whole(&round, &owner.user_id);
    let key = round.key(&tenth).session;
    crate::stage::done(round.room.workspaces.look_up(&round.room.id, &key, None).await);
    assert_eq!(refused(&round, &nine), RevocationRefused::SessionNotTicked);
    assert_eq!(round.seen(END_ALL) + round.seen(END), 0, "nothing was ended");
    let all = whole(&round, &owner.user_id);
    assert_eq!(round.go_on(&round.start(&all)).await.end.gone, 10, "{ninth}");
}

/// Whoever may not end sessions signs an account out of everything.
async fn without_the_right_to_end_sessions(
    generation: Generation,
    happens: fn(&mut Interceptor<'_>),
) -> (Round, workspaces::RevocationReport) {
    let (round, owner, _) = Box::pin(eight(generation, "auditor")).await;
    round.room.server.revoke("logout-device-management", "auditor");
    round.room.workspaces.check(&round.room.id).await.unwrap();
    round.room.server.before_each_answer(move |interceptor, path| {
        if path == END_ALL {
            happens(interceptor);
        }
    });
    let request = whole(&round, &owner.user_id);
    let alone = RevocationRequest { sessions: Vec::new(), ..request };
    let end = round.go_on(&round.start(&alone)).await.end;
    println!("{generation}: {} to end all, {}", round.seen(END_ALL), round.counts());
    assert_eq!((end.sessions.len(), round.seen(END)), (8, 0), "{end:?}");
    (round, end)
}

#[tokio::test]
async fn rows_that_a_server_leaves_of_an_account_are_said_to_be_dead() {
    let nothing: fn(&mut Interceptor<'_>) = |_| {};
    let (round, end) = without_the_right_to_end_sessions(Generation::V7_6, nothing).await;
    assert_eq!((count(&end, SessionOutcome::Dead), end.gone), (8, 0), "{end:?}");
    assert!(matches!(end.whole_accounts[0].outcome, AccountOutcome::Ended));
    let (intents, outcomes, open) = activity(&round).await;
    let dead = outcomes.iter().filter(|it| **it == workspaces::Outcome::Dead).count();
    assert_eq!((intents, dead, open), (9, 8, 0), "{outcomes:?}");

    let (_, end) = without_the_right_to_end_sessions(Generation::V8_6, nothing).await;
    assert_eq!(count(&end, SessionOutcome::Gone), 8, "this one takes them out of its list");

    let lies: fn(&mut Interceptor<'_>) = |it| it.only_answer();
    let (_, end) = without_the_right_to_end_sessions(Generation::V8_6, lies).await;
    assert_eq!(count(&end, SessionOutcome::StillThere), 8, "a newer one leaves none: they live");
}

#[tokio::test]
async fn rows_that_a_server_leaves_are_ended_one_by_one_where_that_is_allowed() {
    let (round, owner, devices) = Box::pin(eight(Generation::V7_6, "admin")).await;
    let end = round.go_on(&round.start(&whole(&round, &owner.user_id))).await.end;
    println!("ended and taken out of the list: {}", round.counts());
    assert_eq!((end.gone, round.answered(END, 200)), (8, 8), "{end:?}");
    assert!(devices.iter().all(|it| !round.is_on_server(it)));
}

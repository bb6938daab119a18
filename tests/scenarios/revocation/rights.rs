//! Whoever may not sign people out of everything may end their sessions all the same.

use practice::Generation;
use workspaces::{
    AccountOutcome, Error, Outcome, RevocationRequest, RevocationRight, RevocationScope,
    SessionOutcome,
};

use super::round::{END, END_ALL, Round, activity, count};

#[tokio::test]
async fn a_missing_right_to_end_whole_accounts_ends_no_more_of_those_and_all_sessions() {
    let round = Round::of(Generation::V8_6, 300, "admin").await;
    let some = round.plan(&round.sessions(&round.room.server.session_ids(6))).groups;
    let keys: Vec<_> = some.iter().filter_map(workspaces::PlannedAccount::key).collect();
    let (accounts, scope) = (keys.len(), RevocationScope::Accounts(keys.clone()));
    let request = RevocationRequest { whole_accounts: keys, ..round.request(scope) };
    let sessions = request.sessions.len();
    round.room.server.before_each_answer(|interceptor, path| {
        if path == END_ALL {
            interceptor.revoke("logout-other-user", "admin");
        }
    });
    let end = round.go_on(&round.start(&request)).await.end;
    println!("{accounts} accounts refused: {} to end all, {}", round.seen(END_ALL), round.counts());
    assert!(accounts > 1 && round.seen(END_ALL) <= 2, "with its code, and no other one");
    let ended =
        (usize::try_from(end.gone).unwrap(), round.answered(END, 200), end.problem.is_none());
    assert_eq!(ended, (sessions, sessions, true));
    for account in &end.whole_accounts {
        let AccountOutcome::Refused(error) = &account.outcome else { panic!("{account:?}") };
        assert!(matches!(**error, Error::LacksRight(RevocationRight::Accounts)), "{error:?}");
    }
    let (_, outcomes, open) = activity(&round).await;
    let refused =
        |it: &&Outcome| matches!(it, Outcome::Refused { why } if why.contains("logout-other-user"));
    assert!(open == 0 && outcomes.iter().any(|it| refused(&it)), "{outcomes:?}");
}

#[tokio::test]
async fn an_account_that_is_asked_for_and_never_answered_is_not_known_to_be_refused() {
    let round = Round::of(Generation::V8_6, 300, "admin").await;
    let ids = round.room.server.session_ids(1);
    let key = round.plan(&round.sessions(&ids)).groups[0].key().unwrap();
    let scope = RevocationScope::Accounts(vec![key.clone()]);
    let request = RevocationRequest { whole_accounts: vec![key], ..round.request(scope) };
    let sessions = request.sessions.len();
    round.room.server.before_each_answer(|interceptor, path| {
        if path == END_ALL {
            interceptor.lose_answer();
        }
    });
    let operation = round.start(&request);
    let end = round.go_on(&operation).await.end;
    println!("never answered: {} to end all, {}", round.seen(END_ALL), round.counts());
    assert!(matches!(end.whole_accounts[0].outcome, AccountOutcome::Unknown), "{end:?}");
    let gone = (usize::try_from(end.gone).unwrap(), count(&end, SessionOutcome::Gone));
    assert_eq!(gone, (sessions, sessions), "the sessions are looked at");
    assert_eq!(round.room.workspaces.activity().left_intents().len(), 1, "to be settled later");

    round.room.server.before_each_answer(|_, _| {});
    let again = round.go_on(&operation).await.end;
    assert!(matches!(again.whole_accounts[0].outcome, AccountOutcome::Ended), "{again:?}");
    assert!(round.room.workspaces.activity().open_intents().is_empty());
}

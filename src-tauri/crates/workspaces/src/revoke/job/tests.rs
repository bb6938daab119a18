use rocketchat::Error as RequestError;
use session_index::Device;

use super::*;
use crate::{
    directory::WorkspaceId,
    revoke::{AccountOutcome, RevocationPhase, RevocationRight, SessionOutcome, verdict::Verdict},
    search::Person,
};

fn now() -> Timestamp {
    Timestamp::from_second(1_000).unwrap()
}

fn card(id: &str, user_id: &str) -> SessionCard {
    SessionCard {
        workspace_id: WorkspaceId::parse("acme").unwrap(),
        session_id: SessionId::parse(id).unwrap(),
        user_id: Some(user_id.to_owned()),
        person: Person::Deleted,
        device: Device {
            kind: session_index::DeviceKind::Browser,
            name: None,
            version: None,
            long_version: None,
            system: None,
            system_version: None,
        },
        host: None,
        internet_address: None,
        last_connected: Some(now()),
        as_of: now(),
    }
}

/// A job for sessions, named by their ID, owner and whether they are one's own, and for accounts.
fn job(sessions: &[(&str, &str, bool)], accounts: &[(&str, bool)]) -> Job {
    let items = sessions.iter().map(|(id, user_id, own)| Item::new(card(id, user_id), *own));
    let accounts = accounts.iter().map(|(user_id, own)| {
        let workspace = WorkspaceId::parse("acme").unwrap();
        let key = AccountKey { workspace, user_id: (*user_id).to_owned() };
        AccountSignOut::new(key, (*user_id).to_owned(), *own)
    });
    let before =
        Baseline::new(now(), sessions.iter().map(|(id, user_id, _)| (card(id, user_id), Some(0))));
    Job::new(OperationId::random(), None, items.collect(), accounts.collect(), before)
}

fn intent(number: &str) -> IntentNumber {
    serde_json::from_str(number).unwrap()
}

fn next(job: &mut Job) -> Option<Step> {
    job.next(now(), None)
}

fn list(user_id: &str) -> Step {
    Step::List(user_id.to_owned())
}

fn end_and_answer(job: &mut Job, place: usize) {
    assert_eq!(next(job), Some(Step::End(place)));
    job.sends_end(place);
    job.ended(place);
}

#[test]
fn what_was_answered_and_never_seen_is_looked_for_first_and_stays_asked_for() {
    let mut job = job(&[("one", "u", false)], &[]);
    end_and_answer(&mut job, 0);
    assert_eq!(next(&mut job), Some(list("u")));
    job.proof_failed(Arc::new(Error::Locked));
    job.go_on();
    assert_eq!(next(&mut job), Some(Step::Show(0)));
    job.shown(0, Seen::StillThere);
    assert_eq!(next(&mut job), Some(Step::End(0)));
    assert_eq!(job.end(true).sessions[0].outcome, SessionOutcome::Unknown, "it was sent once");
    assert!(!job.items[0].was_not_sent_as_intended());
}

#[test]
fn a_request_under_a_new_intent_that_was_not_sent_is_told_from_the_one_before() {
    let mut job = job(&[("one", "u", false)], &[]);
    job.items[0].intended(intent("1"));
    assert!(job.items[0].was_not_sent_as_intended());
    job.sends_end(0);
    job.failed(&Step::End(0), Verdict::Unclear, &Arc::new(Error::Locked));
    job.shown(0, Seen::StillThere);
    assert!(!job.items[0].was_not_sent_as_intended());
    job.items[0].intended(intent("2"));
    assert!(job.items[0].was_not_sent_as_intended() && !job.items[0].was_never_sent());
}

#[test]
fn what_is_tried_again_during_a_second_look_is_asked_for_again() {
    let mut job = job(&[("one", "u", false)], &[]);
    end_and_answer(&mut job, 0);
    let there = [card("one", "u")];
    assert_eq!(next(&mut job), Some(list("u")));
    job.listed("u", &there, true);
    assert_eq!(next(&mut job), Some(Step::Wait));
    job.waited(None);
    assert_eq!(next(&mut job), Some(list("u")));
    job.listed("u", &there, true);
    assert_eq!(next(&mut job), None);
    job.look_again();
    assert_eq!(next(&mut job), Some(list("u")), "it is stopped here, or waits for a code");
    job.whole_list_begun = true;
    job.go_on();
    assert_eq!(next(&mut job), Some(Step::End(0)));
    assert!(!job.whole_list_begun, "what was begun before is no proof of what is ended now");
}

#[test]
fn a_missing_right_to_end_sessions_ends_no_more_of_those_and_ones_own_account_all_the_same() {
    let sessions = [("one", "u", false), ("two", "u", false), ("own", "me", true)];
    let mut job = job(&sessions, &[("me", true)]);
    assert_eq!(next(&mut job), Some(Step::End(0)));
    job.sends_end(0);
    let lacks = Arc::new(Error::LacksRight(RevocationRight::Sessions));
    job.failed(&Step::End(0), Verdict::NoneOfThisKind, &lacks);
    assert_eq!(next(&mut job), Some(Step::EndAll(0)), "no other session is asked for");
    job.sends_end_all(0);
    job.ended_all(0);
    assert_eq!(next(&mut job), None, "nobody is signed in any more who could read");
    let end = job.end(false);
    assert!(matches!(end.problem.as_deref(), Some(Error::LacksRight(RevocationRight::Sessions))));
    assert!(matches!(end.whole_accounts[0].outcome, AccountOutcome::Ended));
    let outcomes: Vec<_> = end.sessions.iter().map(|it| it.outcome).collect();
    let expected = [SessionOutcome::NotAsked, SessionOutcome::NotAsked, SessionOutcome::Unknown];
    assert_eq!(outcomes, expected, "one's own went with the account, and nothing shows it");
}

#[test]
fn accounts_that_were_never_asked_are_not_told_as_refused_and_sessions_are_ended() {
    let mut job = job(&[("one", "u", false)], &[("u", false), ("v", false)]);
    assert_eq!(next(&mut job), Some(Step::EndAll(0)));
    job.sends_end_all(0);
    let busy =
        Arc::new(Error::from(RequestError::TooManyRequests { wait: std::time::Duration::ZERO }));
    job.failed(&Step::EndAll(0), Verdict::NoneOfThisKind, &busy);
    end_and_answer(&mut job, 0);
    let end = job.end(false);
    let not_asked =
        |it: &crate::revoke::AccountResult| matches!(it.outcome, AccountOutcome::NotAsked);
    assert!(end.whole_accounts.iter().all(not_asked), "{:?}", end.whole_accounts);
    assert!(matches!(
        end.problem.as_deref(),
        Some(Error::Request(RequestError::TooManyRequests { .. }))
    ));
}

#[test]
fn while_the_server_is_given_a_moment_nothing_is_said_to_be_ended() {
    let mut job = job(&[("one", "u", false)], &[]);
    end_and_answer(&mut job, 0);
    assert_eq!(next(&mut job), Some(list("u")));
    job.listed("u", &[card("one", "u")], true);
    assert_eq!(next(&mut job), Some(Step::Wait));
    let progress = job.progress();
    assert_eq!((progress.phase, progress.done, progress.asked), (RevocationPhase::Checking, 0, 1));
}

#[test]
fn what_was_checked_keeps_its_time_until_all_was_looked_at_again() {
    let mut job = job(&[("one", "u", false), ("two", "v", false)], &[]);
    end_and_answer(&mut job, 0);
    end_and_answer(&mut job, 1);
    for user_id in ["u", "v"] {
        assert_eq!(next(&mut job), Some(list(user_id)));
        job.listed(user_id, &[], true);
        job.checked(now());
    }
    assert_eq!(next(&mut job), None);
    let later = Timestamp::from_second(2_000).unwrap();
    job.look_again();
    assert_eq!(job.next(later, None), Some(list("u")));
    job.listed("u", &[], true);
    job.checked(later);
    assert_eq!(job.end(true).checked_at, Some(now()), "the other one was not looked at");
    job.next(later, None);
    job.listed("v", &[], true);
    assert_eq!(job.next(later, None), None);
    assert_eq!(job.end(false).checked_at, Some(later));
}

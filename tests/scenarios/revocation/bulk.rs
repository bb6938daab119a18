//! Many sessions: under a rate limit, stopped, and gone on with.

use std::collections::HashSet;

use practice::Generation;
use workspaces::{RevocationPhase, RevocationScope, SessionOutcome};

use super::round::{END, Round, count, everything};
use crate::reading::room::LIST;

#[tokio::test]
async fn five_hundred_under_a_rate_limit_run_into_none_and_are_proven_by_one_reading() {
    let round = Round::of(Generation::V8_6, 2_000, "auditor").await;
    let ids = round.room.server.session_ids(500);
    let began = practice::Clock::now(&*round.room.clock);
    let ended = round.revoke_sessions(&ids).await;
    let took = practice::Clock::now(&*round.room.clock).duration_since(began);
    let end = &ended.end;
    println!(
        "500 of 2,000 under 10 calls a minute: {}, {} refused, {} codes, {} min, {} gone",
        round.counts(),
        round.answered(END, 429) + round.answered(LIST, 429),
        ended.codes,
        took.as_secs().div_euclid(60),
        end.gone
    );
    assert_eq!((end.asked, end.gone, end.problem.is_none()), (500, 500, true));
    assert!(end.checked_at.is_some() && end.new_sign_ins.is_empty(), "{end:?}");
    assert_eq!((round.answered(END, 200), round.answered(END, 429)), (500, 0));
    assert_eq!((round.answered(LIST, 429), round.seen(LIST) <= 18), (0, true));
    assert_eq!((round.room.on_server().len(), round.room.known()), (1_500, 1_500));
    assert!(ids.iter().all(|id| !round.is_on_server(id)));
    assert!((49..=53).contains(&took.as_secs().div_euclid(60)), "{took}");
}

#[tokio::test]
async fn an_account_without_the_limit_does_not_wait() {
    let round = Round::of(Generation::V8_6, 1_000, "admin").await;
    let ended = round.revoke_sessions(&round.room.server.session_ids(100)).await;
    println!("100 of 1,000 without a limit: {}", round.counts());
    assert_eq!((ended.end.gone, round.seen(END)), (100, 100));
    assert!(round.room.waits.lock().unwrap().is_empty());
}

#[tokio::test]
async fn it_stops_at_once_out_of_a_wait_too_and_goes_on_where_it_was() {
    let round = Round::of(Generation::V8_6, 300, "auditor").await;
    let ids = round.room.server.session_ids(40);
    let operation = round.start(&round.request(round.sessions(&ids)));
    let (workspaces, id) = (round.room.workspaces.clone(), round.room.id.clone());
    let first = round
        .go_on_and_watch(&operation, |progress| {
            if progress.phase == RevocationPhase::Revoking && progress.waiting.is_some() {
                workspaces.stop_revocation(&operation, &id);
            }
        })
        .await;
    let asked = round.answered(END, 200);
    println!("stopped in the first wait: {asked} asked, {} waits", waits(&round));
    assert!(first.end.stopped && first.end.checked_at.is_none());
    assert_eq!((count(&first.end, SessionOutcome::Unknown), waits(&round)), (asked, 0));
    assert_eq!(count(&first.end, SessionOutcome::NotAsked), 40 - asked);

    let looked = round.look_again(&operation).await;
    assert_eq!(looked.gone, asked as u64, "what was asked can be proven meanwhile");
    let rest = round.go_on(&operation).await;
    println!("and gone on with: {}", round.counts());
    assert_eq!((rest.end.gone, rest.end.stopped), (40, false));
    assert_eq!(round.answered(END, 200), 40, "none was asked twice");
}

#[tokio::test]
async fn a_second_look_at_many_people_reads_the_whole_list_where_that_takes_less_and_can_be_stopped()
 {
    let round = Round::of(Generation::V8_6, 300, "auditor").await;
    let ids = round.room.server.session_ids(60);
    let people = round.plan(&round.sessions(&ids)).groups.len();
    let operation = round.start(&round.request(round.sessions(&ids)));
    let first = round.go_on(&operation).await.end;
    round.room.server.clear_requests();
    let looked = round.look_again(&operation).await;
    println!("a second look at 60 of {people} people: {}", round.counts());
    assert!(people > 30 && first.checked_at.is_some() && looked.checked_at.is_some());
    assert_eq!((looked.gone, round.answered(LIST, 429)), (60, 0));
    assert!(round.seen(LIST) <= 4, "240 are left, on three pages");

    let (workspaces, id, it) =
        (round.room.workspaces.clone(), round.room.id.clone(), operation.clone());
    round.room.server.clear_requests();
    round.room.server.before_each_answer(move |_, path| {
        if path == LIST {
            workspaces.stop_revocation(&it, &id);
        }
    });
    let stopped = round.look_again(&operation).await;
    println!("stopped: {}", round.counts());
    assert!(stopped.stopped && round.seen(LIST) == 1);
    assert_eq!(
        (stopped.gone, stopped.checked_at),
        (60, looked.checked_at),
        "as it was read before"
    );
}

#[tokio::test]
async fn a_look_up_goes_in_between() {
    let round = Round::of(Generation::V8_6, 300, "auditor").await;
    let ids = round.room.server.session_ids(41);
    let operation = round.start(&round.request(round.sessions(&ids[1..])));
    let session = round.key(&ids[0]).session;
    let look_up = round.room.workspaces.look_up(&round.room.id, &session, None);
    let (ended, _card) = tokio::join!(round.go_on(&operation), look_up);
    let requests = round.room.server.requests();
    let place = requests.iter().position(|it| it.path == super::round::SHOW).unwrap();
    assert!(place <= 2, "the look-up waited for {place} requests");
    assert_eq!(ended.end.gone, 40);
}

#[tokio::test]
async fn everything_found_and_everything_at_an_address_are_what_was_read() {
    let round = Round::of(Generation::V8_6, 300, "admin").await;
    let plan = round.plan(&everything());
    assert_eq!((plan.total, plan.too_many), (300, false));
    let groups: HashSet<_> = plan.groups.iter().map(|group| group.user_id.clone()).collect();
    assert_eq!(groups.len(), plan.groups.len(), "each account is one group");
    let of_all = plan.groups.iter().flat_map(|group| &group.sessions);
    let address = of_all.clone().find_map(|it| it.card.internet_address.clone()).unwrap().text;
    let there = of_all
        .filter(|it| it.card.internet_address.as_ref().is_some_and(|other| other.text == address));
    let there = there.count();
    let ended = round.revoke_scope(RevocationScope::Address(address.clone())).await;
    assert_eq!((ended.end.asked, ended.end.gone), (there as u64, there as u64));
    assert_eq!(round.plan(&RevocationScope::Address(address)).total, 0);
}

#[tokio::test]
async fn more_than_five_thousand_are_not_ended_at_once() {
    let round = Round::of(Generation::V8_6, 5_001, "admin").await;
    let plan = round.plan(&everything());
    assert_eq!((plan.total, plan.too_many, plan.groups.len()), (5_001, true, 0));
}

fn waits(round: &Round) -> usize {
    round.room.waits.lock().unwrap().len()
}

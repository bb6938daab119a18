//! Who signed in or reconnected since, and who was merely not read before.

use jiff::SignedDuration;
use practice::{AccessToken, Generation};
use workspaces::{HowMuch, RevocationReport, RevocationRequest, RevocationScope};

use super::round::Round;

/// A person's devices: two were read, a third is there unread when the first is to be ended.
struct Devices {
    round: Round,
    tokens: [AccessToken; 3],
    sessions: Vec<String>,
}

impl Devices {
    async fn of(generation: Generation) -> Self {
        let round = Round::of(generation, 120, "admin").await;
        let tokens = [(); 3].map(|()| round.room.server.add_access_token("plain", false));
        let mut sessions: Vec<_> = tokens[..2].iter().map(|token| add(&round, token)).collect();
        round.room.read(HowMuch::WhatIsNew).await;
        sessions.push(add(&round, &tokens[2]));
        round.room.clock.advance(SignedDuration::from_mins(6));
        Self { round, tokens, sessions }
    }

    fn request(&self) -> RevocationRequest {
        self.round.request(self.round.sessions(&self.sessions[..1]))
    }

    /// Everything of the account, with what no list shows.
    fn whole(&self) -> RevocationRequest {
        let account = self.round.account(&self.tokens[0].user_id);
        let request = self.round.request(RevocationScope::Accounts(vec![account.clone()]));
        RevocationRequest { whole_accounts: vec![account], ..request }
    }
}

/// A browser connects with a token; all are the same kind of browser.
fn add(round: &Round, token: &AccessToken) -> String {
    round.room.server.add_session(&token.user_id, &token.token)
}

fn came(end: &RevocationReport) -> Vec<String> {
    end.new_sign_ins.iter().map(|card| card.session_id.to_string()).collect()
}

#[tokio::test]
async fn a_session_that_was_merely_not_read_is_no_news() {
    let devices = Devices::of(Generation::V8_6).await;
    let operation = devices.round.start(&devices.request());
    let end = devices.round.go_on(&operation).await.end;
    println!("one of three ended, another was never read: {}", devices.round.counts());
    assert_eq!((end.gone, came(&end)), (1, Vec::new()));
    assert_eq!(devices.round.look_again(&operation).await.new_sign_ins, []);
}

#[tokio::test]
async fn a_known_device_under_another_id_reconnected_and_another_one_is_named() {
    let devices = Devices::of(Generation::V8_6).await;
    let round = &devices.round;
    let operation = round.start(&devices.request());
    let again = add(round, &devices.tokens[1]);
    let other = add(round, &round.room.server.add_access_token("plain", false));
    let end = round.go_on(&operation).await.end;
    // Of two alike, one is the known one.
    let came = came(&end);
    println!("one came back, one came: {} named, {}", came.len(), round.counts());
    assert!(end.gone == 1 && came.len() == 1 && (came[0] == again || came[0] == other));
}

#[tokio::test]
async fn whoever_signs_in_after_everything_was_ended_is_named_even_from_the_same_device() {
    let devices = Devices::of(Generation::V8_6).await;
    let round = &devices.round;
    let operation = round.start(&devices.whole());
    assert_eq!(round.go_on(&operation).await.end.new_sign_ins, []);
    let other = add(round, &round.room.server.add_access_token("plain", false));
    assert_eq!(came(&round.look_again(&operation).await), [other]);
}

#[tokio::test]
async fn whoever_was_named_stays_named_until_a_look_has_come_to_its_end() {
    let devices = Devices::of(Generation::V8_6).await;
    let round = &devices.round;
    let operation = round.start(&devices.whole());
    round.go_on(&operation).await;
    let intruder = add(round, &round.room.server.add_access_token("plain", false));
    let seen = round.look_again(&operation).await;
    assert_eq!((came(&seen), seen.looked_through), (vec![intruder.clone()], true));

    round.room.server.before_each_answer(|interceptor, _| interceptor.lose_request());
    let failed = round.look_again(&operation).await;
    assert_eq!((came(&failed), failed.looked_through), (vec![intruder.clone()], false));
    assert!(failed.problem.is_some() && failed.checked_at == seen.checked_at);

    let (workspaces, id, it) =
        (round.room.workspaces.clone(), round.room.id.clone(), operation.clone());
    round.room.server.before_each_answer(move |_, _| workspaces.stop_revocation(&it, &id));
    let stopped = round.look_again(&operation).await;
    assert_eq!((came(&stopped), stopped.looked_through), (vec![intruder.clone()], false));

    round.room.server.before_each_answer(|_, _| {});
    round.room.server.end_session(&intruder);
    let over = round.look_again(&operation).await;
    println!("named until a look was over: {}", round.counts());
    assert_eq!((came(&over), over.looked_through), (Vec::new(), true), "it is there no more");
}

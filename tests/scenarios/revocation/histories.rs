//! Random histories against a practice workspace: whatever it loses, denies and says without doing
//! it, "gone" is said only of what is gone there, and nothing is ended that was not ticked.

use std::{
    collections::HashSet,
    sync::{Arc, Mutex, PoisonError},
};

use fastrand::Rng;
use jiff::SignedDuration;
use practice::{AccessToken, Generation, Interceptor};
use rocketchat::Answer;
use workspaces::{Error, HowMuch, RevocationRequest, RevocationScope, SessionOutcome};

use super::round::{END, END_ALL, LIST, Round, SHOW};

const SERVERS: u64 = 50;
const OF_EACH: u64 = 10;

/// A sign-in with its session IDs, the newest last.
struct Device {
    token: AccessToken,
    ids: Vec<String>,
}

/// What happened, so that a test that proves nothing is noticed.
#[derive(Debug, Default)]
struct Tally {
    refused: u32,
    asked: u64,
    gone: u64,
    still_there: usize,
    unknown: usize,
    singly: usize,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn gone_is_said_only_of_what_is_gone_and_nothing_is_ended_that_was_not_ticked() {
    let mut tally = Tally::default();
    for (seed, generation) in (0..SERVERS).zip(Generation::ALL.into_iter().cycle()) {
        let round = Round::of(generation, 130, "admin").await;
        round.room.server.set_setting("Accounts_TwoFactorAuthentication_Enabled", false);
        for history in 0..OF_EACH {
            let mut rng = Rng::with_seed(seed << 8 | history);
            let of = format!("{generation}, history {seed}.{history}");
            Box::pin(one(&round, &mut rng, &mut tally, &of)).await;
        }
    }
    println!("{} histories against practice workspaces: {tally:?}", SERVERS * OF_EACH);
    let Tally { refused, asked, gone, still_there, unknown, singly } = tally;
    assert!(refused > 0 && still_there > 0 && unknown > 0 && singly > 0, "{tally:?}");
    assert!(gone * 2 > asked, "{tally:?}");
}

async fn one(round: &Round, rng: &mut Rng, tally: &mut Tally, of: &str) {
    let (server, workspaces) = (&round.room.server, &round.room.workspaces);
    server.before_each_answer(|_, _| {});
    workspaces.allow_revocation();
    let mut devices = sign_in(round, rng);
    round.room.read(HowMuch::Everything).await;
    for device in &mut devices {
        round.room.clock.advance(SignedDuration::from_millis(7));
        while rng.u8(0..3) == 0 {
            let newest = device.ids.last().unwrap().clone();
            device.ids.push(server.act(|it| it.reconnect_with_its_token(&newest)));
            round.room.clock.advance(SignedDuration::from_millis(7));
        }
    }
    if rng.bool() {
        round.room.read(HowMuch::WhatIsNew).await;
    }
    for id in devices.iter().flat_map(|it| &it.ids).filter(|_| rng.u8(0..4) == 0) {
        let key = round.key(id).session;
        let _found = workspaces.look_up(&round.room.id, &key, None).await;
    }
    if rng.u8(0..3) == 0 {
        let broken = rng.choice(server.session_ids(20)).unwrap();
        server.act(|it| it.put_raw_in_row(&broken, "sessionId", br#""no.id(at)all""#.to_vec()));
    }
    let request = confirmed(round, rng, &devices);
    let alive: Vec<bool> = devices.iter().map(|it| is_alive(round, it)).collect();
    let faults = Arc::new(Mutex::new(Rng::with_seed(rng.u64(..))));
    let habits = [(); 3].map(|()| if rng.bool() { 0 } else { rng.u8(2..7) });
    server.before_each_answer(move |interceptor, path| {
        let mut rng = faults.lock().unwrap_or_else(PoisonError::into_inner);
        trouble(interceptor, path, &mut rng, habits);
    });
    server.clear_requests();
    let started = match round.try_start(&request) {
        Ok(started) => started,
        Err(Error::RevocationRefused(_)) => {
            tally.refused += 1;
            assert_eq!(server.requests().len(), 0, "{of}");
            return;
        }
        Err(error) => panic!("{of}: {error}"),
    };
    if started.workspaces.is_empty() {
        return;
    }
    let mut end = None;
    for again in 0..rng.usize(1..4) {
        let came = match again {
            0 => round.try_end(&started.operation, None, |_| {}).await,
            _ if rng.bool() => round.try_end(&started.operation, None, |_| {}).await,
            _ => workspaces.recheck_sessions(&started.operation, &round.room.id, None).await,
        };
        let Answer::Done(came) = came.unwrap() else { panic!("{of}: a code was asked for") };
        end = Some(came);
    }
    let end = end.unwrap();
    server.before_each_answer(|_, _| {});
    // The first servers end what they answered a moment later.
    round.room.clock.advance(SignedDuration::from_secs(1));
    let listed: HashSet<_> = round.room.on_server().into_iter().collect();
    for session in &end.sessions {
        let id = session.key.session.as_str();
        let device = devices.iter().find(|it| it.ids.iter().any(|other| other == id));
        let lives = device.map_or_else(|| listed.contains(id), |it| is_alive(round, it));
        let is_gone = matches!(session.outcome, SessionOutcome::Gone | SessionOutcome::HadEnded);
        assert!(!(is_gone && lives), "{of}: {session:?} lives; {}", round.counts());
        tally.still_there += usize::from(session.outcome == SessionOutcome::StillThere);
        tally.unknown += usize::from(session.outcome == SessionOutcome::Unknown);
    }
    let whole: HashSet<_> = request.whole_accounts.iter().map(|it| it.user_id.as_str()).collect();
    let ticked: HashSet<_> = request.sessions.iter().map(|it| it.session.as_str()).collect();
    for (device, was_alive) in devices.iter().zip(alive) {
        let may_end = whole.contains(device.token.user_id.as_str())
            || device.ids.iter().any(|id| ticked.contains(id.as_str()));
        assert!(may_end || !was_alive || is_alive(round, device), "{of}: not ticked, and ended");
    }
    tally.asked += end.asked;
    tally.gone += end.gone;
    tally.singly += round.seen(SHOW);
}

/// Some devices of two people.
fn sign_in(round: &Round, rng: &mut Rng) -> Vec<Device> {
    let server = &round.room.server;
    let device = |name: &str| {
        let token = server.add_access_token(name, false);
        let id = server.add_session(&token.user_id, &token.token);
        round.room.clock.advance(SignedDuration::from_millis(7));
        Device { ids: vec![id], token }
    };
    let count = rng.usize(2..9);
    (0..count).map(|_| device(if rng.bool() { "plain" } else { "auditor" })).collect()
}

/// A scope of some kind, and what is ticked in it.
fn confirmed(round: &Round, rng: &mut Rng, devices: &[Device]) -> RevocationRequest {
    let account = round.account(&devices[0].token.user_id);
    let ids: Vec<_> = devices.iter().flat_map(|it| it.ids.clone()).collect();
    let others = round.room.server.session_ids(12);
    let scope = match rng.u8(0..3) {
        0 => RevocationScope::Accounts(vec![account.clone()]),
        1 => round.sessions(&ids),
        _ => round.sessions(&[ids, others].concat()),
    };
    let mut request = round.request(scope);
    let all = rng.bool();
    request.sessions.retain(|_| all || rng.u8(0..3) > 0);
    if rng.u8(0..3) == 0 {
        request.whole_accounts = vec![account];
    }
    if rng.u8(0..10) == 0 {
        request.guarded_accounts.clear();
    }
    let count = request.sessions.len();
    request.typed_number =
        Some(if count > 0 { count } else { request.whole_accounts.len() } as u64);
    request
}

fn is_alive(round: &Round, device: &Device) -> bool {
    round.room.server.is_signed_in(&device.token.user_id, &device.token.token)
}

/// Lies about endings, lost requests and answers, and people who connect meanwhile; each of them one
/// in so many times.
fn trouble(interceptor: &mut Interceptor<'_>, path: &str, rng: &mut Rng, habits: [u8; 3]) {
    let [lies, lost, moves] = habits.map(|one_in| one_in > 0 && rng.u8(0..one_in) == 0);
    if moves && path == LIST {
        for _ in 0..rng.usize(1..40) {
            interceptor.connect();
        }
    }
    if lies && [END, END_ALL].contains(&path) {
        return interceptor.only_answer();
    }
    if lost && [END, END_ALL, SHOW, LIST].contains(&path) {
        match rng.u8(0..4) {
            0 => interceptor.lose_request(),
            1 => interceptor.lose_answer(),
            2 => interceptor.bad_gateway_before(),
            _ => interceptor.bad_gateway_after(),
        }
    }
}

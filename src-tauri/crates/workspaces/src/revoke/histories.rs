//! Whatever a server loses, moves, denies and says without doing it: "gone" is said only of what is
//! gone, and nothing is ended that was not ticked.
//!
//! In scope: rows that cannot be read; sessions that come, reconnect under a new ID and end at every
//! request; IDs that no list shows; ties, pages in disorder, totals that are too large; 200 and 404
//! without doing anything, also for a whole account; lost requests, lost answers and 502; a look
//! that is answered with another session; endings that are done a moment after their answer; rows
//! that stay of dead tokens.
//!
//! Out of scope, since no answer could tell: a list that leaves out a row and does not count it, one
//! that is cut into pages by another order at each request, a
//! server that denies in `info.admin` what is there, a record with the time of another one, and
//! one that claims another version than its own.

mod program;
mod server;

use std::{collections::HashSet, env};

use fastrand::Rng;

use self::{
    program::{Confirmed, Program, number_of, person},
    server::{Habits, Named, Server},
};
use super::job::Job;
use crate::{
    directory::Known,
    revoke::{RevocationRefused, RevocationReport, SessionOutcome},
};

/// Random histories of a run; `GATEHOUSE_HISTORIES` sets another number.
const HISTORIES: u64 = 10_000;

/// What happened over all histories, so that a test that proves nothing is noticed.
#[derive(Debug, Default)]
struct Tally {
    refused: u64,
    asked: u64,
    gone: u64,
    still_there: u64,
    dead: u64,
    unknown: u64,
    singly: u64,
    whole_lists: u64,
    lied_to: u64,
}

fn habits(rng: &mut Rng) -> Habits {
    let mut rarely = |one_in: u32, range: std::ops::Range<u32>| {
        if rng.u32(0..one_in) == 0 { rng.u32(range) } else { 0 }
    };
    Habits {
        broken: rarely(3, 3..30),
        events: rarely(2, 2..12),
        lies: rarely(3, 2..8),
        denies: rarely(8, 2..8),
        lost: rarely(3, 4..20),
        confused: rarely(8, 2..6),
        disorder: rarely(8, 1..4),
        overstated: rarely(8, 1..4),
        leaves_rows: rng.u8(0..3) == 0,
        late: rng.u8(0..4) == 0,
        people: rng.u8(1..7),
        tokens: rng.usize(1..40),
        page: rng.u64(3..20),
    }
}

#[test]
fn gone_is_said_only_of_what_is_gone_and_nothing_is_ended_that_was_not_ticked() {
    let histories = env::var("GATEHOUSE_HISTORIES").ok().and_then(|number| number.parse().ok());
    let histories = histories.unwrap_or(HISTORIES);
    let mut tally = Tally::default();
    for seed in 0..histories {
        history(seed, &mut tally);
    }
    println!("{histories} histories: {tally:?}");
    let Tally { refused, gone, still_there, dead, unknown, singly, whole_lists, lied_to, .. } =
        tally;
    let all = [refused, gone, still_there, dead, unknown, singly, whole_lists, lied_to];
    assert!(all.iter().all(|count| *count > 0), "something never happens: {tally:?}");
    assert!(gone * 2 > tally.asked, "too few sessions are proven gone: {tally:?}");
}

fn history(seed: u64, tally: &mut Tally) {
    let mut rng = Rng::with_seed(seed);
    let habits = habits(&mut rng);
    let server = &mut Server::new(Habits { events: 0, lost: 0, ..habits }, rng);
    let program = &mut Program::default();
    program.reads(server);
    server.habits = habits;
    for _ in 0..server.rng.usize(0..4) {
        server.passes(60_000);
        if server.rng.bool() {
            program.reads_what_is_new(server);
        }
        let ids = server.ids();
        if let Some(id) = server.rng.choice(ids) {
            program.looks_up(server, id);
        }
    }
    let confirmed = program.confirms(server);
    let mut job = match program.starts(server, &confirmed) {
        Ok(job) => job,
        Err(refused) => {
            tally.refused += 1;
            return assert!(is_right(refused, &confirmed), "history {seed}: {refused:?}");
        }
    };
    let mut end = program.runs(server, &mut job);
    for _ in 0..server.rng.usize(0..3) {
        judge(seed, server, program, &confirmed, &end, &job);
        server.passes(60_000);
        if server.rng.bool() {
            job.go_on();
        } else {
            job.look_again();
        }
        end = program.runs(server, &mut job);
    }
    judge(seed, server, program, &confirmed, &end, &job);
    let count = |wanted| end.sessions.iter().filter(|it| it.outcome == wanted).count() as u64;
    tally.asked += end.asked;
    tally.gone += end.gone;
    tally.still_there += count(SessionOutcome::StillThere);
    tally.dead += count(SessionOutcome::Dead);
    tally.unknown += count(SessionOutcome::Unknown);
    tally.singly += program.singly;
    tally.whole_lists += program.whole_lists;
    let is_alive = |it: &&crate::revoke::SessionResult| server.is_alive(number_of(&it.key));
    tally.lied_to += end.sessions.iter().filter(is_alive).count() as u64;
}

/// Whether a person has to look again before this is sent.
fn is_right(refused: RevocationRefused, Confirmed { plan, request }: &Confirmed) -> bool {
    match refused {
        RevocationRefused::SessionNotTicked => !request.whole_accounts.is_empty(),
        RevocationRefused::GuardedNotTicked => {
            plan.groups.iter().any(crate::revoke::PlannedAccount::is_guarded)
        }
        RevocationRefused::NotAllowed(_) => plan.groups.iter().any(|it| it.may_end == Known::No),
        RevocationRefused::ViewingOnly
        | RevocationRefused::NumberNeeded { .. }
        | RevocationRefused::OlderCards
        | RevocationRefused::PlanChanged
        | RevocationRefused::AdminsNotAsked => false,
    }
}

fn judge(
    seed: u64,
    server: &Server,
    program: &Program,
    Confirmed { plan, request }: &Confirmed,
    end: &RevocationReport,
    job: &Job,
) {
    for session in &end.sessions {
        let id = number_of(&session.key);
        let of = format!("history {seed}: {session:?}, {:?}; {job:?}", server.habits);
        match session.outcome {
            SessionOutcome::Gone | SessionOutcome::HadEnded => {
                assert!(!server.is_there(id), "{of}");
            }
            SessionOutcome::StillThere => {
                let user = server.record(id).user;
                let whole = program.sent.contains(&Named::Person(user));
                assert!(server.answered.contains(&id) || whole, "{of}");
            }
            SessionOutcome::Dead => {
                assert!(!server.is_alive(id) || lied_about(server, id), "{of}");
            }
            SessionOutcome::NotAsked => {
                assert!(!program.sent.contains(&Named::Session(id)), "{of}");
            }
            SessionOutcome::Refused | SessionOutcome::Unknown => {}
        }
    }
    let ticked: HashSet<u32> = request.sessions.iter().map(number_of).collect();
    let whole: HashSet<u8> = request.whole_accounts.iter().map(|it| person(&it.user_id)).collect();
    for named in &program.sent {
        let is_ticked = match named {
            Named::Session(id) => ticked.contains(id),
            Named::Person(user) => whole.contains(user),
        };
        assert!(is_ticked, "history {seed}: {named:?} was sent");
    }
    for (token, named) in &server.killed {
        let was_ticked = match named {
            Named::Session(id) => server.record(*id).token == *token && ticked.contains(id),
            Named::Person(user) => whole.contains(user),
        };
        assert!(was_ticked, "history {seed}: {named:?} ended token {token}");
    }
    for account in plan.groups.iter().filter(|it| {
        it.key().is_some_and(|key| program.sent.contains(&Named::Person(person(&key.user_id))))
    }) {
        let of_it = account
            .sessions
            .iter()
            .filter(|it| account.may_end == Known::No || request.sessions.contains(&it.key()));
        assert_eq!(of_it.count(), account.known_sessions, "history {seed}: {account:?}");
    }
}

/// Of an account that a server says to have signed out of everything, and leaves the rows of, no
/// answer tells whether it did.
fn lied_about(server: &Server, _id: u32) -> bool {
    server.habits.lies > 0 || server.habits.denies > 0 || server.habits.events > 0
}

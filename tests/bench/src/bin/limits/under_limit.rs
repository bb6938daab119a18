//! P13 in real time: 21 pages where a server takes 10 calls in a minute, as servers do unless they
//! are set otherwise, and where it takes 10 in 3 seconds. Everybody reads at the same time, each from
//! a server of its own, and all rounds run at once: they do little but wait.

use std::time::{Duration, Instant};

use gatehouse_bench::{
    ours::Ours,
    rounds::ROUNDS,
    sample::{Sample, Target},
};
use tokio::task::JoinSet;

use crate::{
    Failure,
    limited::{Limit, Limited},
    peers::{self, Manner},
};

/// 21 pages.
const SESSIONS: u32 = 2_060;
const CALLS: Option<u32> = Some(10);
const WINDOWS: [Duration; 2] = [Duration::from_secs(3), Duration::from_mins(1)];
const PEERS: [(&str, Option<Manner>); 4] = [
    ("pacing", Some(Manner::Paces)),
    ("sleep a window when refused", Some(Manner::SleepsWhenRefused)),
    ("exponential backoff", Some(Manner::BacksOff)),
    ("a loop over rocketchat_API", None),
];

/// What a reading took.
struct Taken {
    seconds: f64,
    /// Of the seconds, those that cannot be saved.
    least: f64,
    refused: f64,
    /// Sessions that were there and were not read, or were read twice.
    wrong: f64,
}

/// Measures the time over the shortest possible one, refused calls, and what went missing.
pub async fn measure() -> Result<(), Failure> {
    for window in WINDOWS {
        eprintln!("  P13: {ROUNDS} rounds at once, windows of {} s", window.as_secs());
        let mut rounds = JoinSet::new();
        for round in 0..ROUNDS {
            // Readings begin anywhere in a window.
            let phase = window * u32::try_from(round)? / u32::try_from(ROUNDS)?;
            rounds.spawn(one_round(Limit { calls: CALLS, window }, phase));
        }
        let mut ours = Vec::new();
        let mut theirs: [Vec<Taken>; 4] = Default::default();
        while let Some(round) = rounds.join_next().await {
            let (us, them) = round??;
            ours.push(us);
            theirs.iter_mut().zip(them).for_each(|(all, taken)| all.push(taken));
        }
        show(window, &ours, &theirs);
    }
    Ok(())
}

async fn one_round(limit: Limit, phase: Duration) -> Result<(Taken, [Taken; 4]), Failure> {
    let (us, one, two, three, four) = tokio::join!(
        read_ours(limit, phase),
        read_theirs(limit, PEERS[0].1, phase),
        read_theirs(limit, PEERS[1].1, phase),
        read_theirs(limit, PEERS[2].1, phase),
        read_theirs(limit, PEERS[3].1, phase),
    );
    Ok((us?, [one?, two?, three?, four?]))
}

fn show(window: Duration, ours: &[Taken], theirs: &[Vec<Taken>; 4]) {
    let all = |of: fn(&Taken) -> f64, taken: &[Taken]| taken.iter().map(of).collect::<Vec<_>>();
    let seconds = all(|taken| taken.seconds, ours);
    let what = &format!("21 pages at 10 calls in {} s, real time", window.as_secs());
    let least = all(|taken| taken.least, ours);
    print(what, "s", &seconds, "the shortest possible", &least, Some(Target::AtMost(1.02)));
    for ((name, _), taken) in PEERS.iter().zip(theirs) {
        print(what, "s", &seconds, name, &all(|taken| taken.seconds, taken), None);
    }
    let what = &format!("calls refused, windows of {} s", window.as_secs());
    let refused = all(|taken| taken.refused, ours);
    print(what, "", &refused, "none", &[0.0], Some(Target::Zero));
    for ((name, _), taken) in PEERS.iter().zip(theirs) {
        print(what, "", &refused, name, &all(|taken| taken.refused, taken), None);
    }
    let wrong = all(|taken| taken.wrong, ours);
    print("sessions missing or twice, real time", "", &wrong, "none", &[0.0], Some(Target::Zero));
}

async fn read_ours(limit: Limit, phase: Duration) -> Result<Taken, Failure> {
    let mut limited = Limited::start(SESSIONS, limit).await?;
    let ours = Ours::new()?;
    let token = &limited.token;
    let id = ours.sign_in(&limited.server.address(), &token.user_id, &token.token).await?;
    limited.open_window();
    tokio::time::sleep(phase).await;
    let (least, begin) = (limited.least(), Instant::now());
    let end = ours.read(&id).await?;
    let seconds = begin.elapsed().as_secs_f64();
    let held = ours.workspaces.with_index(|index, _| index.len());
    let wrong = [end.read, held as u64].map(|read| u64::from(SESSIONS).abs_diff(read));
    Ok(Taken {
        seconds,
        least: least.as_secs_f64(),
        refused: number(limited.refused()),
        wrong: number(usize::try_from(wrong[0] + wrong[1])?),
    })
}

async fn read_theirs(
    limit: Limit,
    manner: Option<Manner>,
    phase: Duration,
) -> Result<Taken, Failure> {
    let mut limited = Limited::start(SESSIONS, limit).await?;
    limited.open_window();
    tokio::time::sleep(phase).await;
    let (least, begin) = (limited.least(), Instant::now());
    let read = match manner {
        Some(manner) => peers::read(&limited, manner, limit.window).await?,
        None => peers::rocketchat_api(&limited, limit.window).await?,
    };
    Ok(Taken {
        seconds: begin.elapsed().as_secs_f64(),
        least: least.as_secs_f64(),
        refused: number(limited.refused()),
        wrong: number(usize::try_from(SESSIONS)?.abs_diff(read)),
    })
}

fn print(
    what: &str,
    unit: &str,
    ours: &[f64],
    against: &str,
    theirs: &[f64],
    target: Option<Target>,
) {
    Sample { row: "P13", what, unit, ours, against, theirs, target }.print();
}

#[expect(clippy::cast_precision_loss, reason = "some thousands at most")]
fn number(count: usize) -> f64 {
    count as f64
}

//! Row P13 of the benchmarks: reading under a server's own limiter, in simulated time.
//!
//! Prints a JSON array, an object for each number of pages: how many times the best possible time
//! ours takes and what others take (`median`, `min`, `max` over the phases, `overall` for the sum),
//! refused calls and missing sessions. The first argument is the number of phases, else 1,000.

#[path = "../tests/rate_limit/schedules.rs"]
mod schedules;
#[path = "../tests/rate_limit/server.rs"]
mod server;

use std::{env, time::Duration};

use fastrand::Rng;
use serde_json::{Value, json};

use schedules::{RunResult, Schedule, read};
use server::{ONE_WAY, Server};

const PEERS: [(&str, Schedule); 4] = [
    ("ours", Schedule::Ours),
    ("paced", Schedule::Paced),
    ("sleepAWindow", Schedule::SleepAWindow),
    ("backOff", Schedule::BackOff),
];

fn main() {
    let phases = env::args().nth(1).and_then(|phases| phases.parse().ok()).unwrap_or(1_000);
    let rows: Vec<_> = [1, 10, 11, 30, 100, 300].map(|pages| row(pages, phases)).into();
    println!("{}", Value::from(rows));
}

fn row(pages: u64, phases: u32) -> Value {
    let mut rng = Rng::with_seed(pages);
    let servers: Vec<_> = (0..phases).map(|_| server(pages, &mut rng)).collect();
    let best: Vec<_> = servers.iter().map(|server| read(Schedule::Best, server.clone())).collect();
    let mut row = json!({
        "pages": pages,
        "phases": phases,
        "roundTripMs": (2 * ONE_WAY).as_millis(),
        "bestMeanSeconds": seconds(&best) / f64::from(phases),
    });
    for (name, schedule) in PEERS {
        let came: Vec<_> = servers.iter().map(|server| read(schedule, server.clone())).collect();
        row[name] = compare(&came, &best);
    }
    row
}

/// A server in some phase of its window. One call at least is left: nobody can know before the first
/// one that there is none.
fn server(pages: u64, rng: &mut Rng) -> Server {
    let ago = Duration::from_millis(rng.u64(0..60_000));
    let fraction = Duration::from_millis(rng.u64(0..1_000));
    Server::new(pages, Duration::from_mins(1), ago, rng.u32(1..=10), fraction)
}

fn compare(came: &[RunResult], best: &[RunResult]) -> Value {
    let ratio =
        |(came, best): (&RunResult, &RunResult)| came.took.as_secs_f64() / best.took.as_secs_f64();
    let mut ratios: Vec<_> = came.iter().zip(best).map(ratio).collect();
    ratios.sort_by(f64::total_cmp);
    json!({
        "median": ratios[ratios.len() / 2],
        "min": ratios[0],
        "max": ratios[ratios.len() - 1],
        "overall": seconds(came) / seconds(best),
        "calls": came.iter().map(|came| u64::from(came.calls)).sum::<u64>(),
        "refused": came.iter().map(|came| u64::from(came.refused)).sum::<u64>(),
        "missing": came.iter().map(|came| came.missing).sum::<u64>(),
    })
}

fn seconds(came: &[RunResult]) -> f64 {
    came.iter().map(|came| came.took.as_secs_f64()).sum()
}

//! Under a server's own limiter nothing is refused and nothing is missing, whatever the phase.

#[path = "rate_limit/schedules.rs"]
mod schedules;
#[path = "rate_limit/server.rs"]
mod server;

use std::time::Duration;

use fastrand::Rng;

use schedules::{Schedule, read};
use server::Server;

#[test]
fn no_call_is_refused_and_no_session_is_missing_in_any_phase() {
    let mut rng = Rng::with_seed(1);
    let (mut calls, mut sweeps) = (0, 0);
    for (pages, phases) in [(1, 1_000), (10, 1_000), (11, 1_000), (30, 300), (100, 100), (300, 30)]
    {
        for _ in 0..phases {
            let window = Duration::from_mins(1);
            let ago = Duration::from_millis(rng.u64(0..60_000));
            let fraction = Duration::from_millis(rng.u64(0..1_000));
            let server = Server::new(pages, window, ago, rng.u32(1..=10), fraction);
            let came = read(Schedule::Ours, server.clone());
            assert_eq!((came.refused, came.missing), (0, 0), "{came:?} {server:?}");
            assert_eq!(u64::from(came.calls), pages, "{came:?} {server:?}");
            calls += came.calls;
            sweeps += 1;
        }
    }
    println!("{sweeps} sweeps, {calls} calls, 0 refused, 0 sessions missing");
}

/// Else the limiter of these tests would limit nothing.
#[test]
fn other_schedules_are_refused_or_slower() {
    let (window, ago) = (Duration::from_mins(1), Duration::from_secs(20));
    let server = Server::new(30, window, ago, 5, Duration::ZERO);
    let ours = read(Schedule::Ours, server.clone());
    for schedule in [Schedule::Paced, Schedule::SleepAWindow, Schedule::BackOff] {
        let came = read(schedule, server.clone());
        assert!(came.refused > 0 && came.took > ours.took, "{schedule:?}: {came:?}, {ours:?}");
    }
}

#[test]
fn a_window_of_another_length_is_learned_without_a_refusal() {
    let mut rng = Rng::with_seed(2);
    for seconds in [1, 3, 10, 300] {
        for _ in 0..100 {
            let window = Duration::from_secs(seconds);
            let ago = Duration::from_millis(rng.u64(0..seconds * 1_000));
            let fraction = Duration::from_millis(rng.u64(0..1_000));
            let server = Server::new(41, window, ago, rng.u32(1..=10), fraction);
            let came = read(Schedule::Ours, server.clone());
            let best = read(Schedule::Best, server.clone());
            assert_eq!((came.refused, came.missing), (0, 0), "{came:?} {server:?}");
            // One wait is up to a second too long, until a window was seen to open.
            let most = best.took + Duration::from_secs(2);
            assert!(came.took <= most, "{came:?} {best:?} {server:?}");
        }
    }
}

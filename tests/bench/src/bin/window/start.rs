//! P1: from the start of the program to the picture that stays, as the X server has it. It stands in
//! for the second frame, which a program could only tell of itself: it is the same or later, the
//! same for all, and needs no door into the app.

use std::time::{Duration, Instant};

use gatehouse_bench::sample::{Sample, Target};

use crate::{
    Failure,
    desk::{Desk, Opened},
    picture::Eye,
};

const ROUNDS: usize = 20;
/// Until the web view's own processes have seen that the program is gone.
const BETWEEN: Duration = Duration::from_millis(300);
const OPENED: [Opened; 3] = [Opened::Gatehouse(0), Opened::Gatehouse(50), Opened::Empty];

/// Measures the starts.
pub async fn measure() -> Result<(), Failure> {
    let mut desks = Vec::new();
    for opened in OPENED {
        let desk = Desk::prepare(opened).await?;
        // The first start reads cold files and makes caches.
        start(&desk).await?;
        desks.push(desk);
    }
    let mut times = [Vec::new(), Vec::new(), Vec::new()];
    for round in 0..ROUNDS {
        eprintln!("  P1: round {} of {ROUNDS}", round + 1);
        for place in 0..desks.len() {
            let place = if round % 2 == 0 { place } else { desks.len() - 1 - place };
            times[place].push(start(&desks[place]).await?);
        }
    }
    let [none, fifty, empty] = times;
    for (what, ours) in [
        ("start to the picture that stays, no workspaces", &none),
        ("start to the picture that stays, 50 workspaces", &fifty),
    ] {
        let (against, target) = ("empty Tauri window", Some(Target::AtMost(1.10)));
        Sample { row: "P1", what, unit: "ms", ours, against, theirs: &empty, target }.print();
    }
    Ok(())
}

async fn start(desk: &Desk) -> Result<f64, Failure> {
    let eye = Eye::on(&desk.screen)?;
    let begin = Instant::now();
    let program = desk.open()?;
    let settled = eye.settled(begin)?;
    drop(program);
    tokio::time::sleep(BETWEEN).await;
    Ok(settled.as_secs_f64() * 1_000.0)
}

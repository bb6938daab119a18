//! P1: from the start of the program to the picture that stays, as the X server has it. It stands in
//! for the second frame, which a program could only tell of itself: it is the same or later, the
//! same for all, and needs no door into the app.

use std::time::{Duration, Instant};

use gatehouse_bench::sample::{Sample, Target};

use crate::{
    Failure,
    desktop::{Desktop, Opened},
    picture::Eye,
};

const ROUNDS: usize = 20;
/// Until the web view's own processes have seen that the program is gone.
const BETWEEN: Duration = Duration::from_millis(300);
const OPENED: [Opened; 3] = [Opened::Gatehouse(0), Opened::Gatehouse(50), Opened::Empty];

/// Measures the starts.
pub async fn measure() -> Result<(), Failure> {
    let mut desktops = Vec::new();
    for opened in OPENED {
        let desktop = Desktop::prepare(opened).await?;
        // The first start reads cold files and makes caches.
        start(&desktop).await?;
        desktops.push(desktop);
    }
    let mut times = [Vec::new(), Vec::new(), Vec::new()];
    for round in 0..ROUNDS {
        eprintln!("  P1: round {} of {ROUNDS}", round + 1);
        for place in 0..desktops.len() {
            let place = if round % 2 == 0 { place } else { desktops.len() - 1 - place };
            times[place].push(start(&desktops[place]).await?);
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

async fn start(desktop: &Desktop) -> Result<f64, Failure> {
    let eye = Eye::on(&desktop.screen)?;
    let begin = Instant::now();
    let program = desktop.open()?;
    let settled = eye.settled(begin)?;
    drop(program);
    tokio::time::sleep(BETWEEN).await;
    Ok(settled.as_secs_f64() * 1_000.0)
}

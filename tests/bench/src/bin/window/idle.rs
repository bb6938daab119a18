//! P4: what the processes of a program take together a minute after its start, as their proportional
//! sets. All programs idle at the same time, so that what they share counts alike for each.

use std::{collections::HashMap, fs, time::Duration};

use gatehouse_bench::{
    rounds::ROUNDS,
    sample::{Sample, Target},
};

use crate::{
    Failure,
    desktop::{Desktop, Opened},
};

const IDLE: Duration = Duration::from_mins(1);
const OPENED: [Opened; 3] = [Opened::Gatehouse(0), Opened::Gatehouse(50), Opened::Empty];

/// Measures the memory.
pub async fn measure() -> Result<(), Failure> {
    let mut desktops = Vec::new();
    for opened in OPENED {
        desktops.push(Desktop::prepare(opened).await?);
    }
    let mut memory = [Vec::new(), Vec::new(), Vec::new()];
    for round in 0..ROUNDS {
        eprintln!("  P4: round {} of {ROUNDS}, a minute each", round + 1);
        let mut programs = Vec::new();
        for desktop in &desktops {
            programs.push(desktop.open()?);
        }
        tokio::time::sleep(IDLE).await;
        for (program, memory) in programs.iter_mut().zip(&mut memory) {
            if !program.runs() {
                return Err("a program ended while it should idle".into());
            }
            memory.push(proportional_set(program.id())?);
        }
    }
    let [none, fifty, empty] = memory;
    for (what, ours) in [
        ("all processes after 60 s, no workspaces, PSS", &none),
        ("all processes after 60 s, 50 workspaces, PSS", &fifty),
    ] {
        let (against, target) = ("empty Tauri window", Some(Target::AtMost(1.10)));
        Sample { row: "P4", what, unit: "MB", ours, against, theirs: &empty, target }.print();
    }
    Ok(())
}

/// Of a process and all that came from it, in megabytes.
fn proportional_set(root: u32) -> Result<f64, Failure> {
    let mut children: HashMap<u32, Vec<u32>> = HashMap::new();
    for process in fs::read_dir("/proc")?.filter_map(Result::ok) {
        let Ok(id) = process.file_name().to_string_lossy().parse() else { continue };
        let Ok(stat) = fs::read_to_string(process.path().join("stat")) else { continue };
        // The name before may hold anything, but ends with the last bracket.
        let after = stat.rsplit(')').next().unwrap_or_default();
        let parent = after.split_whitespace().nth(1).and_then(|parent| parent.parse().ok());
        children.entry(parent.unwrap_or(0)).or_default().push(id);
    }
    let (mut sum, mut open) = (0.0, vec![root]);
    while let Some(id) = open.pop() {
        open.extend(children.get(&id).into_iter().flatten());
        let rollup = fs::read_to_string(format!("/proc/{id}/smaps_rollup"))?;
        let line = rollup.lines().find_map(|line| line.strip_prefix("Pss:")).ok_or("no Pss")?;
        let kilobytes: f64 = line.trim().trim_end_matches(" kB").parse()?;
        sum += kilobytes * 1_024.0;
    }
    Ok(sum / 1e6)
}

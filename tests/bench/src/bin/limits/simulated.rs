//! P13 in simulated time: a program beside this one reads 1 to 300 pages from a model of the server's
//! limiter, in 1,000 phases of its window each.

use std::{env, process::Command};

use gatehouse_bench::{
    contender,
    sample::{Sample, Target},
};
use serde_json::Value;

use crate::Failure;

const PEERS: [(&str, &str); 3] = [
    ("paced", "pacing"),
    ("sleepAWindow", "sleep a window when refused"),
    ("backOff", "exponential backoff"),
];

/// Runs the simulation and prints what it came to.
pub fn measure() -> Result<(), Failure> {
    eprintln!("  P13: simulated time");
    let program = env::current_exe()?.with_file_name("examples").join("rate_limit");
    let printed = contender::run(&mut Command::new(program))?.printed;
    let (mut refused, mut missing) = (Vec::new(), Vec::new());
    for row in serde_json::from_str::<Vec<Value>>(&printed)? {
        let what = format!(
            "{} pages at 10 calls in 60 s, {} phases, simulated",
            row["pages"], row["phases"]
        );
        let ours = &row["ours"];
        let ratios = [number(ours, "min")?, number(ours, "median")?, number(ours, "max")?];
        let target = Some(Target::AtMost(1.02));
        print(&what, "× the shortest", &ratios, "the shortest possible", &[1.0], target);
        for (key, name) in PEERS {
            let all = [number(ours, "overall")?];
            print(&what, "× the shortest", &all, name, &[number(&row[key], "overall")?], None);
        }
        refused.push(number(ours, "refused")?);
        missing.push(number(ours, "missing")?);
    }
    for (all, what) in [(refused, "calls refused"), (missing, "sessions missing")] {
        let what = format!("{what}, all of these together, simulated");
        print(&what, "", &[all.iter().sum()], "none", &[0.0], Some(Target::Zero));
    }
    Ok(())
}

fn number(of: &Value, name: &str) -> Result<f64, Failure> {
    of[name].as_f64().ok_or_else(|| format!("{name} is no number").into())
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

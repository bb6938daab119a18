//! `cargo xtask bench`: measures the rows of the table of targets, each against its peers and its
//! limit in one run, and writes the table to `target/bench.json`.
//!
//! The programs of package `gatehouse-bench` measure, alternating between us and each peer, and
//! print one value a round; what they come to is decided here. What is promised is the worst round.

mod figure;
mod peers;
mod programs;
mod row;
mod sample;
mod size;
mod table;

use std::{fs, time::Instant};

use figure::Figure;
use row::{CONCERNS, Concern, ROWS, Row};

use crate::{machine, step::Failure, window};

/// Measures the rows of these names, or all, and shows them.
pub fn run(names: &[&str]) -> Result<(), Failure> {
    let rows = row::named(names)?;
    prepare(&rows)?;
    let begin = Instant::now();
    let (mut figures, mut failures) = (Vec::new(), Vec::new());
    for concern in CONCERNS {
        let rows: Vec<_> = rows.iter().copied().filter(|row| row.concern == *concern).collect();
        if rows.is_empty() {
            continue;
        }
        for Row { name, what, .. } in &rows {
            println!("▸ {name}: {what}");
        }
        // One concern that cannot be measured does not take the others with it.
        match programs::measure(*concern, &rows) {
            Ok(samples) => figures.extend(samples.iter().map(Figure::of)),
            Err(failure) => failures.push(failure.to_string()),
        }
    }
    figures.sort_by_key(|figure| ROWS.iter().position(|row| row.name == figure.row));
    println!("\n{}", table::of(&figures));
    let file = window::target().join("bench.json");
    write(&file, &figures)?;
    let minutes = begin.elapsed().as_secs_f32() / 60.0;
    println!("{}, measured in {minutes:.0} minutes; kept in {}", judged(&figures), file.display());
    if failures.is_empty() { Ok(()) } else { Err(Failure::new(failures.join("\n"))) }
}

fn prepare(rows: &[Row]) -> Result<(), Failure> {
    let any = |concerns: &[Concern]| rows.iter().any(|row| concerns.contains(&row.concern));
    let windows = any(&[Concern::Size, Concern::List, Concern::Window]);
    if windows {
        machine::ready_to_drive()?;
    }
    machine::ready_to_compare()?;
    peers::install()?;
    programs::build()?;
    if windows {
        programs::build_windows()?;
    }
    if any(&[Concern::List]) {
        programs::build_pages()?;
    }
    Ok(())
}

fn write(file: &std::path::Path, figures: &[Figure]) -> Result<(), Failure> {
    let unwritten = |error: &dyn std::fmt::Display| {
        Failure::new(format!("{} could not be written: {error}", file.display()))
    };
    let json = serde_json::to_string_pretty(figures).map_err(|error| unwritten(&error))?;
    fs::write(file, json + "\n").map_err(|error| unwritten(&error))
}

/// How many targets there were, and how many were reached.
fn judged(figures: &[Figure]) -> String {
    let targets = figures.iter().filter_map(|figure| figure.reached);
    let reached = targets.clone().filter(|reached| *reached).count();
    format!("{reached} of {} targets reached in every round", targets.count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_closing_line_counts_targets_not_comparisons() {
        let sample = |ours: f64, target: &str| {
            let line = format!(
                r#"{{"row":"P5","what":"w","unit":"B","ours":[{ours}],"against":"a","theirs":[1],"target":{target}}}"#
            );
            Figure::of(&sample::read(&line).unwrap()[0])
        };
        let figures =
            [sample(1.0, r#"{"at_most":1}"#), sample(2.0, r#"{"at_most":1}"#), sample(2.0, "null")];
        assert_eq!(judged(&figures), "1 of 2 targets reached in every round");
    }
}

//! `cargo xtask bench`: measures the rows of the table of targets, each against its peers and its
//! limit in one run, and keeps the table in `target/bench.json`. Rows may be measured by several calls:
//! each says when that was.
//!
//! The programs of package `gatehouse-bench` measure, alternating between us and each peer, and
//! print one value a round; what they come to is decided here. What is promised is the worst round.

mod figure;
mod kept;
mod peers;
mod programs;
mod row;
mod sample;
mod size;
mod table;

use std::time::Instant;

use figure::Figure;
use jiff::Timestamp;
use row::{CONCERNS, Concern, ROWS, Row};

use crate::{machine, step::Failure, window};

/// Measures the rows of these names, or all, and shows them with those measured before. With the
/// word `prepare` alone, everything is installed and built, and nothing measured.
pub fn run(names: &[&str]) -> Result<(), Failure> {
    if names == ["prepare"] {
        return prepare(ROWS);
    }
    let rows = row::named(names)?;
    prepare(&rows)?;
    let begin = Instant::now();
    let (mut measured, mut failures) = (Vec::new(), Vec::new());
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
            Ok(samples) => {
                let now = Timestamp::now().strftime("%Y-%m-%d %H:%M").to_string();
                measured.extend(samples.iter().map(|sample| Figure::of(sample, &now)));
            }
            Err(failure) => failures.push(failure.to_string()),
        }
    }
    let file = window::target().join("bench.json");
    let figures = kept::renew(&file, measured)?;
    let (targets, peers): (Vec<_>, Vec<_>) =
        figures.iter().cloned().partition(|figure| figure.target.is_some());
    println!(
        "\n{}\nBeside others, without a target:\n\n{}",
        table::of(&targets),
        table::of(&peers)
    );
    let minutes = begin.elapsed().as_secs_f32() / 60.0;
    println!("{}; measured in {minutes:.0} minutes; kept in {}", judged(&figures), file.display());
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
            Figure::of(&sample::read(&line).unwrap()[0], "now")
        };
        let figures =
            [sample(1.0, r#"{"at_most":1}"#), sample(2.0, r#"{"at_most":1}"#), sample(2.0, "null")];
        assert_eq!(judged(&figures), "1 of 2 targets reached in every round");
    }
}

//! `target/bench.json`: the table as it stands, whichever call measured which row.

use std::{fs, io, path::Path};

use super::{figure::Figure, row::ROWS};
use crate::step::Failure;

/// Puts what was measured now in the place of what was known of those rows, and writes all.
pub fn renew(file: &Path, measured: Vec<Figure>) -> Result<Vec<Figure>, Failure> {
    let figures = renewed(read(file)?, measured);
    let unwritten = |error: &dyn std::fmt::Display| {
        Failure::new(format!("{} could not be written: {error}", file.display()))
    };
    let json = serde_json::to_string_pretty(&figures).map_err(|error| unwritten(&error))?;
    fs::write(file, json + "\n").map_err(|error| unwritten(&error))?;
    Ok(figures)
}

fn read(file: &Path) -> Result<Vec<Figure>, Failure> {
    let unread = |error: &dyn std::fmt::Display| {
        Failure::new(format!("{}: {error}; remove it to start again", file.display()))
    };
    match fs::read(file) {
        Ok(json) => serde_json::from_slice(&json).map_err(|error| unread(&error)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(unread(&error)),
    }
}

fn renewed(known: Vec<Figure>, measured: Vec<Figure>) -> Vec<Figure> {
    let mut figures = known;
    figures.retain(|old| measured.iter().all(|new| new.row != old.row));
    figures.extend(measured);
    figures.sort_by_key(|figure| ROWS.iter().position(|row| row.name == figure.row));
    figures
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(row: &str, what: &str) -> Figure {
        let json = serde_json::json!({
            "row": row, "what": what, "ours": "1 ms", "against": "limit: 2 ms", "ratio": 0.5,
            "min": 0.5, "max": 0.5, "target": null, "reached": null, "measured": "now",
        });
        serde_json::from_value(json).unwrap()
    }

    fn shown(figures: &[Figure]) -> Vec<(&str, &str)> {
        figures.iter().map(|figure| (figure.row.as_str(), figure.what.as_str())).collect()
    }

    #[test]
    fn a_row_that_is_measured_again_replaces_itself_alone_and_keeps_its_place() {
        let known = vec![figure("P5", "old"), figure("P6", "old"), figure("P12", "old")];
        let all = renewed(known, vec![figure("P6", "one"), figure("P6", "two")]);
        assert_eq!(shown(&all), [("P5", "old"), ("P6", "one"), ("P6", "two"), ("P12", "old")]);
    }
}

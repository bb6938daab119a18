//! The rows that can be measured, and which program measures each.

use crate::step::Failure;

/// One row of the table of targets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// Such as `P12`.
    pub name: &'static str,
    /// What is looked at.
    pub what: &'static str,
    /// Who measures it.
    pub concern: Concern,
}

/// What is measured by one program, because it needs the same preparation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Concern {
    /// Sizes of what is shipped; needs no program.
    Size,
    /// The index of sessions.
    Search,
    /// Reading pages at full speed.
    Sweep,
    /// Reading under a server's rate limit.
    Limits,
    /// The list in a window.
    List,
    /// The app from its start until it idles.
    Window,
}

/// Every row, in the order of the table.
pub const ROWS: &[Row] = &[
    row("P1", "start until the picture that stays", Concern::Window),
    row("P3", "size of the program and of its pages", Concern::Size),
    row("P4", "memory when idle", Concern::Window),
    row("P5", "memory for each session", Concern::Search),
    row("P6", "one keystroke over 1,000,000 sessions", Concern::Search),
    row("P7", "first letter, several words, a filter", Concern::Search),
    row("P8", "the next keystroke", Concern::Search),
    row("P9", "sorting 1,000,000 sessions", Concern::Search),
    row("P11", "scrolling 1,000,000 cards", Concern::List),
    row("P12", "reading 100,000 sessions without a limit", Concern::Sweep),
    row("P13", "reading under the server's own limit", Concern::Limits),
    row("P14", "50 workspaces at once", Concern::Limits),
    row("P15", "how many calls are made", Concern::Limits),
    row("P16", "what crosses to the window", Concern::List),
];

/// The order in which concerns are measured: what needs a quiet machine least comes last.
pub const CONCERNS: &[Concern] = &[
    Concern::Size,
    Concern::Search,
    Concern::Sweep,
    Concern::List,
    Concern::Window,
    Concern::Limits,
];

/// The rows of these names; all when none is named.
pub fn named(names: &[&str]) -> Result<Vec<Row>, Failure> {
    if names.is_empty() {
        return Ok(ROWS.to_vec());
    }
    if let Some(unknown) = names.iter().find(|name| find(name).is_none()) {
        let known = ROWS.iter().map(|row| row.name).collect::<Vec<_>>().join(", ");
        return Err(Failure::new(format!("there is no row {unknown}; there are {known}")));
    }
    let wanted = |row: &Row| names.iter().any(|name| find(name) == Some(*row));
    Ok(ROWS.iter().copied().filter(wanted).collect())
}

const fn row(name: &'static str, what: &'static str, concern: Concern) -> Row {
    Row { name, what, concern }
}

fn find(name: &str) -> Option<Row> {
    ROWS.iter().copied().find(|row| row.name.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_means_every_row() {
        assert_eq!(named(&[]).unwrap(), ROWS);
    }

    #[test]
    fn rows_come_in_the_order_of_the_table_however_they_were_named() {
        let names: Vec<_> = named(&["p12", "P5", "P12"]).unwrap().iter().map(|r| r.name).collect();
        assert_eq!(names, ["P5", "P12"]);
    }

    #[test]
    fn an_unknown_row_is_named_with_those_there_are() {
        let failure = named(&["P5", "P2"]).unwrap_err().to_string();
        assert!(failure.contains("no row P2") && failure.contains("P1, P3"), "{failure}");
    }

    #[test]
    fn every_row_is_measured_by_a_concern_that_has_its_turn() {
        assert!(ROWS.iter().all(|row| CONCERNS.contains(&row.concern)));
    }
}

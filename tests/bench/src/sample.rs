//! A comparison, as the programs print it.

use serde::Serialize;

/// One thing measured of us and of one peer, one value a round.
#[derive(Debug, Serialize)]
pub struct Sample<'a> {
    /// The row of the table of targets, such as `P12`.
    pub row: &'a str,
    /// What was measured.
    pub what: &'a str,
    /// The unit of all values; empty for counts.
    pub unit: &'a str,
    /// Our value in each round.
    pub ours: &'a [f64],
    /// The peer, or the limit.
    pub against: &'a str,
    /// Theirs in the same rounds, or a single one that does not vary.
    pub theirs: &'a [f64],
    /// What is to be reached; nothing where the peer is only shown.
    pub target: Option<Target>,
}

/// What is to be reached, of our value divided by the peer's.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    /// In every round at most this.
    AtMost(f64),
    /// In every round at least this.
    AtLeast(f64),
    /// Our value itself is 0 in every round.
    Zero,
}

impl Sample<'_> {
    /// Prints it for `cargo xtask bench` to read.
    ///
    /// # Panics
    /// If a value is no number: there is nothing to compare then.
    pub fn print(&self) {
        let finite = self.ours.iter().chain(self.theirs).all(|value| value.is_finite());
        assert!(finite, "{}, {}: a value is no number", self.row, self.what);
        match serde_json::to_string(self) {
            Ok(line) => println!("{line}"),
            Err(problem) => panic!("{}: {problem}", self.row),
        }
    }
}

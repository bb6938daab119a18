//! What a measuring program prints: one line of JSON for each comparison, one value a round.

use serde::Deserialize;

use crate::step::Failure;

/// One thing measured of us and of one peer, side by side.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Sample {
    /// The row of the table of targets.
    pub row: String,
    /// What was measured.
    pub what: String,
    /// The unit of all values, such as `ms`; empty for counts.
    pub unit: String,
    /// Our value in each round.
    pub ours: Vec<f64>,
    /// The peer, or the limit.
    pub against: String,
    /// The peer's value in the same rounds; a single one for a limit that does not vary.
    pub theirs: Vec<f64>,
    /// What is to be reached, if this is more than a comparison.
    pub target: Option<Target>,
}

/// What is to be reached.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    /// Our value, divided by the peer's, in every round at most this.
    AtMost(f64),
    /// Our value, divided by the peer's, in every round at least this.
    AtLeast(f64),
    /// Our value is 0 in every round.
    Zero,
}

/// Reads what a measuring program printed; lines that are no JSON object are not ours to judge.
pub fn read(printed: &str) -> Result<Vec<Sample>, Failure> {
    printed.lines().filter(|line| line.starts_with('{')).map(read_line).collect()
}

fn read_line(line: &str) -> Result<Sample, Failure> {
    let sample: Sample = serde_json::from_str(line)
        .map_err(|error| Failure::new(format!("a measuring program printed {line}: {error}")))?;
    let (ours, theirs) = (sample.ours.len(), sample.theirs.len());
    if ours == 0 || (theirs != ours && theirs != 1) {
        return Err(Failure::new(format!(
            "{}, {}: {ours} rounds of ours, {theirs} of {}",
            sample.row, sample.what, sample.against
        )));
    }
    Ok(sample)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: &str = r#"{"row":"P12","what":"wall","unit":"ms","ours":[1,2],"against":"hyper","theirs":[1,1],"target":{"at_most":1.1}}"#;

    #[test]
    fn lines_of_json_are_read_and_others_passed_over() {
        let samples = read(&format!("warming up\n{LINE}\n")).unwrap();
        assert_eq!(samples.len(), 1);
        assert_eq!(samples[0].target, Some(Target::AtMost(1.1)));
    }

    #[test]
    fn a_comparison_may_have_no_target_or_want_nothing_at_all() {
        let with = |target| LINE.replace(r#"{"at_most":1.1}"#, target);
        assert_eq!(read(&with("null")).unwrap()[0].target, None);
        assert_eq!(read(&with(r#""zero""#)).unwrap()[0].target, Some(Target::Zero));
    }

    #[test]
    fn a_peer_that_missed_a_round_is_not_compared() {
        let failure = read(&LINE.replace("[1,1]", "[1,1,1]")).unwrap_err().to_string();
        assert!(failure.contains("2 rounds of ours, 3 of hyper"), "{failure}");
        assert!(read(&LINE.replace("[1,2]", "[]")).is_err());
    }
}

//! One line of the table: the median of the ratios of all rounds, and whether the worst round holds.

use serde::{Deserialize, Serialize};

use super::sample::{Sample, Target};

/// One line of the table, as `bench.json` has it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// The row of the table of targets.
    pub row: String,
    /// What was measured.
    pub what: String,
    /// Our median, with its unit.
    pub ours: String,
    /// The peer and its median, with its unit.
    pub against: String,
    /// The median over the rounds of our value divided by the peer's.
    pub ratio: Option<f64>,
    /// The smallest such ratio.
    pub min: Option<f64>,
    /// The largest.
    pub max: Option<f64>,
    /// What the ratio is to be; nothing where peers are only shown.
    pub target: Option<String>,
    /// Whether every round kept to it.
    pub reached: Option<bool>,
    /// When it was measured, in UTC.
    pub measured: String,
}

impl Figure {
    /// What the rounds come to that ended at this time.
    pub fn of(sample: &Sample, measured: &str) -> Self {
        let Sample { row, what, unit, ours, against, theirs, target } = sample;
        let ratios = ratios(ours, theirs);
        let (min, max) = (least(&ratios), most(&ratios));
        Self {
            row: row.clone(),
            what: what.clone(),
            ours: shown(median(ours), unit),
            against: format!("{against}: {}", shown(median(theirs), unit)),
            ratio: (!ratios.is_empty()).then(|| median(&ratios)),
            min,
            max,
            target: target.map(wish),
            reached: target.map(|target| match target {
                Target::AtMost(limit) => max.is_some_and(|max| max <= limit),
                Target::AtLeast(limit) => min.is_some_and(|min| min >= limit),
                Target::Zero => ours.iter().all(|value| *value == 0.0),
            }),
            measured: measured.to_owned(),
        }
    }
}

/// The middle value, or the mean of the two middle ones; 0 of nothing.
pub fn median(values: &[f64]) -> f64 {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    match values.as_slice() {
        [] => 0.0,
        even if even.len() % 2 == 0 => f64::midpoint(even[middle - 1], even[middle]),
        odd => odd[middle],
    }
}

/// Ours divided by theirs, round by round; nothing where theirs is 0.
fn ratios(ours: &[f64], theirs: &[f64]) -> Vec<f64> {
    let theirs = theirs.iter().cycle();
    let pairs = ours.iter().zip(theirs);
    pairs.filter(|(_, theirs)| **theirs != 0.0).map(|(ours, theirs)| ours / theirs).collect()
}

fn least(values: &[f64]) -> Option<f64> {
    values.iter().copied().min_by(f64::total_cmp)
}

fn most(values: &[f64]) -> Option<f64> {
    values.iter().copied().max_by(f64::total_cmp)
}

fn wish(target: Target) -> String {
    match target {
        Target::AtMost(limit) => format!("≤ {limit}"),
        Target::AtLeast(limit) => format!("≥ {limit}"),
        Target::Zero => "0".to_owned(),
    }
}

/// A value with three digits that say something, and its unit.
fn shown(value: f64, unit: &str) -> String {
    let decimals = match value.abs() {
        size if size.fract() == 0.0 || size >= 100.0 => 0,
        size if size >= 10.0 => 1,
        size if size >= 1.0 => 2,
        _ => 3,
    };
    let number = grouped(&format!("{value:.decimals$}"));
    if unit.is_empty() { number } else { format!("{number} {unit}") }
}

/// `1234567` as `1,234,567`.
fn grouped(number: &str) -> String {
    let whole = number.find('.').unwrap_or(number.len());
    let mut text = String::new();
    for (place, digit) in number.chars().enumerate() {
        let before_three = place < whole && (whole - place).is_multiple_of(3);
        if before_three && text.ends_with(|last: char| last.is_ascii_digit()) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const AT: &str = "2026-11-25 11:40";

    fn of(sample: &Sample) -> Figure {
        Figure::of(sample, AT)
    }

    fn sample(ours: &[f64], theirs: &[f64], target: Option<Target>) -> Sample {
        Sample {
            row: "P12".to_owned(),
            what: "1,000 pages".to_owned(),
            unit: "ms".to_owned(),
            ours: ours.to_vec(),
            against: "plain hyper".to_owned(),
            theirs: theirs.to_vec(),
            target,
        }
    }

    #[test]
    fn the_ratio_is_the_median_of_the_rounds_not_the_ratio_of_the_medians() {
        let figure = of(&sample(&[10.0, 40.0, 30.0], &[10.0, 10.0, 30.0], None));
        assert_eq!(figure.ratio, Some(1.0));
        assert_eq!((figure.min, figure.max), (Some(1.0), Some(4.0)));
        assert_eq!(figure.ours, "30 ms");
        assert_eq!(figure.against, "plain hyper: 10 ms");
    }

    #[test]
    fn one_round_too_slow_is_not_reached() {
        let target = Some(Target::AtMost(1.1));
        assert_eq!(of(&sample(&[1.0, 1.0, 1.2], &[1.0; 3], target)).reached, Some(false));
        assert_eq!(of(&sample(&[1.0, 1.0, 1.1], &[1.0; 3], target)).reached, Some(true));
    }

    #[test]
    fn a_target_from_below_counts_the_smallest_ratio() {
        let target = Some(Target::AtLeast(1.0));
        assert_eq!(of(&sample(&[1.0, 0.9], &[1.0; 2], target)).reached, Some(false));
        assert_eq!(of(&sample(&[1.0, 1.9], &[1.0; 2], target)).reached, Some(true));
    }

    #[test]
    fn a_limit_that_does_not_vary_stands_beside_every_round() {
        let figure = of(&sample(&[88.0, 110.0, 99.0], &[110.0], None));
        assert_eq!((figure.ratio, figure.max), (Some(0.9), Some(1.0)));
    }

    #[test]
    fn where_nothing_is_allowed_there_is_no_ratio() {
        let none = of(&sample(&[0.0, 0.0], &[0.0], Some(Target::Zero)));
        assert_eq!((none.ratio, none.max, none.reached), (None, None, Some(true)));
        let one = of(&sample(&[0.0, 1.0], &[0.0], Some(Target::Zero)));
        assert_eq!(one.reached, Some(false));
    }

    #[test]
    fn an_even_number_of_rounds_has_a_median_too() {
        assert_eq!(median(&[4.0, 1.0, 2.0, 3.0]).to_bits(), 2.5_f64.to_bits());
        assert_eq!(median(&[]).to_bits(), 0.0_f64.to_bits());
    }

    #[test]
    fn values_are_shown_with_three_digits_and_their_unit() {
        let texts = [0.1234, 2.345, 23.45, 1_234_567.8, 466_033.0, -1.5].map(|v| shown(v, "ms"));
        assert_eq!(
            texts,
            ["0.123 ms", "2.35 ms", "23.4 ms", "1,234,568 ms", "466,033 ms", "-1.50 ms"]
        );
        assert_eq!(shown(12.0, ""), "12");
    }

    #[test]
    fn the_file_has_the_agreed_fields() {
        let figure = of(&sample(&[1.0], &[2.0], Some(Target::AtMost(0.5))));
        let json = serde_json::to_value(figure).unwrap();
        let expected = serde_json::json!({
            "row": "P12", "what": "1,000 pages", "ours": "1 ms", "against": "plain hyper: 2 ms",
            "ratio": 0.5, "min": 0.5, "max": 0.5, "target": "≤ 0.5", "reached": true,
            "measured": AT,
        });
        assert_eq!(json, expected);
    }
}

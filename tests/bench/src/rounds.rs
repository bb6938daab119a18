//! Rounds in which everybody has a turn, and times.

use std::time::Instant;

/// How many rounds there are: the fewest of which a median with its range says something.
pub const ROUNDS: usize = 7;

/// Gives each contender a turn in each round, and returns each one's values. Every second round goes
/// backwards, so that nobody always follows the same one.
///
/// # Errors
/// The first that a turn ends with.
pub fn alternate<C, E>(
    what: &str,
    contenders: &mut [C],
    mut turn: impl FnMut(&mut C) -> Result<f64, E>,
) -> Result<Vec<Vec<f64>>, E> {
    let mut values = vec![Vec::with_capacity(ROUNDS); contenders.len()];
    for round in 0..ROUNDS {
        eprintln!("  {what}: round {} of {ROUNDS}", round + 1);
        for place in 0..contenders.len() {
            let place = if round % 2 == 0 { place } else { contenders.len() - 1 - place };
            values[place].push(turn(&mut contenders[place])?);
        }
    }
    Ok(values)
}

/// How many milliseconds `act` takes, with what it returns.
pub fn milliseconds<T>(act: impl FnOnce() -> T) -> (f64, T) {
    let begin = Instant::now();
    let done = std::hint::black_box(act());
    (begin.elapsed().as_secs_f64() * 1_000.0, done)
}

/// The value that `share` (0 to 1) of all values do not exceed; 0 of nothing.
#[must_use]
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "the place of a value among some thousands"
)]
pub fn percentile(values: &[f64], share: f64) -> f64 {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    let place = (values.len() as f64 * share).ceil() as usize;
    values.get(place.saturating_sub(1)).copied().unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everybody_has_a_turn_in_each_round_and_nobody_always_follows_the_same_one() {
        let mut order = Vec::new();
        let mut contenders = ["us", "peer", "limit"];
        let values = alternate("test", &mut contenders, |who| {
            order.push(*who);
            Ok::<_, ()>(f64::from(u32::try_from(who.len()).unwrap()))
        });
        assert_eq!(order[..6], ["us", "peer", "limit", "limit", "peer", "us"]);
        assert_eq!(values.unwrap(), [vec![2.0; ROUNDS], vec![4.0; ROUNDS], vec![5.0; ROUNDS]]);
    }

    #[test]
    fn a_percentile_is_one_of_the_values() {
        let values: Vec<_> = (1..=200).rev().map(f64::from).collect();
        assert_eq!(percentile(&values, 0.5).to_bits(), 100.0_f64.to_bits());
        assert_eq!(percentile(&values, 0.99).to_bits(), 198.0_f64.to_bits());
        assert_eq!(percentile(&values, 1.0).to_bits(), 200.0_f64.to_bits());
        assert_eq!(percentile(&[], 0.5).to_bits(), 0.0_f64.to_bits());
    }
}

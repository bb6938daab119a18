//! How long a server that refuses calls for its limit is waited for.

use std::time::Duration;

/// The refusals in a row, each of which was waited for or is now.
#[derive(Debug, Default)]
pub struct Refusals {
    times: u32,
    waited: Duration,
}

/// So many in a row, and the server is not believed any more.
const MOST: u32 = 20;
/// So long is waited in a row. No window of a server's limit is longer.
const LONGEST: Duration = Duration::from_hours(1);

impl Refusals {
    /// Whether to wait that long and ask again.
    pub fn may_wait(&mut self, wait: Duration) -> bool {
        self.times += 1;
        self.waited = self.waited.saturating_add(wait);
        self.times <= MOST && self.waited < LONGEST
    }

    /// A call was taken.
    pub fn are_over(&mut self) {
        *self = Self::default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How often and how long is waited for a server that always says the same.
    fn waits_of(wait: Duration) -> (u32, Duration) {
        let mut refusals = Refusals::default();
        let times = (0..100).take_while(|_| refusals.may_wait(wait)).count();
        let times = u32::try_from(times).unwrap();
        (times, wait * times)
    }

    #[test]
    fn a_server_is_waited_for_less_than_an_hour_whatever_it_says() {
        for (seconds, times) in [(1, 20), (60, 20), (179, 20), (600, 5), (3_599, 1), (3_600, 0)] {
            let (waits, whole) = waits_of(Duration::from_secs(seconds));
            assert_eq!(waits, times, "{seconds}");
            assert!(whole < LONGEST, "{seconds}");
        }
    }

    #[test]
    fn an_answer_begins_the_count_again() {
        let mut refusals = Refusals::default();
        assert!(refusals.may_wait(Duration::from_mins(40)));
        refusals.are_over();
        assert!(refusals.may_wait(Duration::from_mins(40)));
        assert!(!refusals.may_wait(Duration::from_mins(40)));
    }
}

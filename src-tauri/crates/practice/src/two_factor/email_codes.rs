//! The codes mailed to an account, and their life.

use jiff::Timestamp;

use crate::clock::later;

/// A code still counts as "just sent" so long after it expired (Rocket.Chat source,
/// `EmailCheck.ts`: the sign of the delta is as in the source).
const COUNTS_AFTER_EXPIRY: i64 = 300_000;

/// The codes that an account has. Since 6.x there is at most one.
#[derive(Debug, Clone, Default)]
pub(crate) struct EmailCodes(Vec<EmailCode>);

#[derive(Debug, Clone)]
struct EmailCode {
    digits: String,
    expires: Timestamp,
    wrong: i64,
}

impl EmailCodes {
    /// A new code; it replaces the others unless several may be good at once.
    pub(crate) fn add(&mut self, digits: String, expires: Timestamp, several: bool) {
        if !several {
            self.0.clear();
        }
        self.0.push(EmailCode { digits, expires, wrong: 0 });
    }

    /// When the codes expire that keep a further one from being mailed.
    pub(crate) fn counting(&self, now: Timestamp) -> Vec<Timestamp> {
        let limit = later(now, -COUNTS_AFTER_EXPIRY);
        self.0.iter().map(|code| code.expires).filter(|&expires| expires > limit).collect()
    }

    /// Whether this code, digits alone, is one of them and has not expired.
    pub(crate) fn holds(&self, digits: &str, now: Timestamp) -> bool {
        self.0.iter().any(|code| code.digits == digits && code.expires >= now)
    }

    /// Whether there is a code that has not expired.
    pub(crate) fn any_good(&self, now: Timestamp) -> bool {
        self.0.iter().any(|code| code.expires >= now)
    }

    /// Forgets this code, which was used; all of them unless several may be good at once.
    pub(crate) fn spend(&mut self, digits: &str, several: bool) {
        self.0.retain(|code| several && code.digits != digits);
    }

    pub(crate) fn forget_expired(&mut self, now: Timestamp) {
        self.0.retain(|code| code.expires >= now);
    }

    /// Counts a wrong code against all there are.
    pub(crate) fn count_wrong(&mut self) {
        for code in &mut self.0 {
            code.wrong += 1;
        }
    }

    /// Whether so many wrong codes were given.
    pub(crate) fn exhausted(&self, most: i64) -> bool {
        self.0.iter().any(|code| code.wrong >= most)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: i64 = 3_600_000;

    fn mailed() -> (EmailCodes, Timestamp) {
        let now = Timestamp::from_second(1_795_429_224).unwrap();
        let mut codes = EmailCodes::default();
        codes.add("123456".to_owned(), later(now, HOUR), false);
        (codes, now)
    }

    #[test]
    fn a_code_is_good_for_its_hour_and_once() {
        let (mut codes, now) = mailed();
        assert!(codes.holds("123456", later(now, HOUR)));
        assert!(!codes.holds("123456", later(now, HOUR + 1)));
        codes.spend("123456", false);
        assert!(!codes.holds("123456", now));
    }

    #[test]
    fn a_new_code_replaces_the_old_one_unless_several_may_be_good() {
        let (mut codes, now) = mailed();
        let mut several = codes.clone();
        codes.add("654321".to_owned(), later(now, HOUR), false);
        assert!(!codes.holds("123456", now));
        several.add("654321".to_owned(), later(now, HOUR), true);
        assert!(several.holds("123456", now) && several.holds("654321", now));
    }

    #[test]
    fn a_code_expired_less_than_5_minutes_ago_still_keeps_a_new_one_from_being_mailed() {
        let (codes, now) = mailed();
        assert_eq!(codes.counting(later(now, HOUR + 299_999)), [later(now, HOUR)]);
        assert!(codes.counting(later(now, HOUR + 300_000)).is_empty());
    }

    #[test]
    fn the_fifth_wrong_code_exhausts_it_and_a_new_one_starts_afresh() {
        let (mut codes, now) = mailed();
        for _ in 0..4 {
            codes.count_wrong();
        }
        assert!(!codes.exhausted(5));
        codes.count_wrong();
        assert!(codes.exhausted(5));
        codes.add("654321".to_owned(), later(now, HOUR), false);
        assert!(!codes.exhausted(5));
    }
}

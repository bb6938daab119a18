//! How many calls a server still takes, and when the next may be made.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use reqwest::header::{DATE, HeaderMap, RETRY_AFTER};

/// What `X-RateLimit-*` of an answer said about its route.
///
/// Servers count per internet address and route in a fixed window, 10 calls in 60 s unless set
/// otherwise; accounts with `api-bypass-rate-limit` get no such headers (Rocket.Chat, ApiClass.ts).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RateLimit {
    /// Calls in a window.
    pub limit: u32,
    /// Calls left in this window.
    pub remaining: u32,
    /// Until the next window opens; 0 when it is open already. Up to a second too long, as `Date`
    /// has whole seconds; never too short. Where the server's time makes no sense, the usual minute.
    pub reset_in: Duration,
}

/// A wait outside of this cannot be meant.
const SHORTEST: Duration = Duration::from_secs(1);
const LONGEST: Duration = Duration::from_hours(1);
/// The length of a window unless the server is set otherwise.
const USUAL: Duration = Duration::from_mins(1);

impl RateLimit {
    /// Reads the headers of any answer; `None` unless all three are there and the counts are numbers.
    ///
    /// `now` is used only when the answer carries no `Date`.
    pub(crate) fn of(headers: &HeaderMap, now: Timestamp) -> Option<Self> {
        let number = |name: &str| headers.get(name)?.to_str().ok()?.trim().parse().ok();
        headers.get("x-ratelimit-reset")?;
        Some(Self {
            limit: number("x-ratelimit-limit")?,
            remaining: number("x-ratelimit-remaining")?,
            reset_in: reset_in(headers, now).unwrap_or(USUAL),
        })
    }
}

/// How long to wait after a 429 with these headers and these words. Rocket.Chat's own limit says it
/// in `X-RateLimit-Reset`, proxies before it in `Retry-After`.
pub(crate) fn wait(headers: &HeaderMap, text: &str, now: Timestamp) -> Duration {
    reset_in(headers, now)
        .filter(|wait| !wait.is_zero())
        .or_else(|| retry_after(headers, now))
        .or_else(|| seconds_in(text))
        .unwrap_or(USUAL)
        .clamp(SHORTEST, LONGEST)
}

/// `Retry-After`, in seconds or as a date; a date in the past is now.
pub(crate) fn retry_after(headers: &HeaderMap, now: Timestamp) -> Option<Duration> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if text.bytes().all(|byte| byte.is_ascii_digit()) && !text.is_empty() {
        return Some(text.parse().map_or(LONGEST, Duration::from_secs));
    }
    let until = jiff::fmt::rfc2822::parse(text).ok()?.timestamp();
    let difference = until.duration_since(date(headers).unwrap_or(now));
    Some(difference.max(SignedDuration::ZERO).unsigned_abs())
}

/// `X-RateLimit-Reset` (milliseconds since 1970) minus the same answer's `Date`, so that a wrong
/// clock here does not matter. `None` when it is further away than any real window.
fn reset_in(headers: &HeaderMap, now: Timestamp) -> Option<Duration> {
    let reset = headers.get("x-ratelimit-reset")?.to_str().ok()?.trim().parse().ok()?;
    let reset = Timestamp::from_millisecond(reset).ok()?;
    let difference = reset.duration_since(date(headers).unwrap_or(now));
    let longest = SignedDuration::try_from(LONGEST).ok()?;
    // `Date` has whole seconds and proxies keep answers for a moment, so a window may have opened.
    let nearly_open = SignedDuration::from_secs(-60)..=SignedDuration::ZERO;
    if nearly_open.contains(&difference) {
        return Some(Duration::ZERO);
    }
    (SignedDuration::ZERO..=longest).contains(&difference).then(|| difference.unsigned_abs())
}

/// What the server's clock said as it answered.
pub(crate) fn date(headers: &HeaderMap) -> Option<Timestamp> {
    let text = headers.get(DATE)?.to_str().ok()?;
    jiff::fmt::rfc2822::parse(text).ok().map(|zoned| zoned.timestamp())
}

/// The seconds in "You must wait 43 seconds before trying this endpoint again."
fn seconds_in(text: &str) -> Option<Duration> {
    let before = text.split(" second").next().filter(|before| before.len() < text.len())?;
    let number = before.rsplit(' ').next()?;
    number.parse().ok().map(Duration::from_secs)
}

#[cfg(test)]
mod tests {
    use super::*;

    const DATE_OF_ANSWER: &str = "Mon, 23 Nov 2026 10:20:24 GMT";
    /// The same moment in milliseconds.
    const MOMENT: i64 = 1_795_429_224_000;
    const WORDS: &str = "Error, too many requests. Please slow down. You must wait 54 seconds \
                         before trying this endpoint again. [error-too-many-requests]";

    fn headers(reset: Option<i64>, date: Option<&str>) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert("x-ratelimit-limit", "10".parse().unwrap());
        headers.insert("x-ratelimit-remaining", "3".parse().unwrap());
        if let Some(reset) = reset {
            headers.insert("x-ratelimit-reset", reset.to_string().parse().unwrap());
        }
        if let Some(date) = date {
            headers.insert(DATE, date.parse().unwrap());
        }
        headers
    }

    fn clock(off_by_hours: i64) -> Timestamp {
        Timestamp::from_millisecond(MOMENT + off_by_hours * 3_600_000).unwrap()
    }

    #[test]
    fn the_wait_does_not_depend_on_the_clock_of_this_computer() {
        let headers = headers(Some(MOMENT + 26_500), Some(DATE_OF_ANSWER));
        for off_by_hours in [-24, 0, 24] {
            let waited = wait(&headers, WORDS, clock(off_by_hours));
            assert_eq!(waited, Duration::from_millis(26_500));
        }
    }

    #[test]
    fn without_a_date_the_clock_is_used() {
        let headers = headers(Some(MOMENT + 26_000), None);
        assert_eq!(wait(&headers, WORDS, clock(0)), Duration::from_secs(26));
    }

    #[test]
    fn a_senseless_reset_gives_way_to_the_words_and_these_to_a_minute() {
        let (in_1970, in_2100) = (0, 4_102_444_800_000);
        for reset in [None, Some(in_1970), Some(in_2100), Some(i64::MAX), Some(i64::MIN)] {
            let headers = headers(reset, Some(DATE_OF_ANSWER));
            assert_eq!(wait(&headers, WORDS, clock(0)), Duration::from_secs(54), "{reset:?}");
            assert_eq!(wait(&headers, "", clock(0)), Duration::from_mins(1), "{reset:?}");
            let obeyed = RateLimit::of(&headers, clock(0));
            let expected = RateLimit { limit: 10, remaining: 3, reset_in: USUAL };
            assert_eq!(obeyed, reset.map(|_| expected), "{reset:?}");
        }
    }

    #[test]
    fn a_wait_is_never_shorter_than_a_second_nor_longer_than_an_hour() {
        let none = HeaderMap::new();
        for (words, expected) in [
            ("You must wait 0 seconds", SHORTEST),
            ("You must wait 99999999 seconds", LONGEST),
            ("wait 99999999999999999999999 seconds", USUAL),
            ("wait some seconds", USUAL),
            ("You must wait 1 second", SHORTEST),
            ("54", USUAL),
        ] {
            assert_eq!(wait(&none, words, clock(0)), expected, "{words}");
        }
    }

    #[test]
    fn a_proxy_s_retry_after_is_heeded_in_seconds_and_as_a_date_within_bounds() {
        let cases = [
            ("5", Duration::from_secs(5)),
            (" 120 ", Duration::from_mins(2)),
            ("0", SHORTEST),
            ("99999999999", LONGEST),
            ("99999999999999999999999999", LONGEST),
            ("Mon, 23 Nov 2026 10:20:54 GMT", Duration::from_secs(30)),
            ("Mon, 23 Nov 2026 10:20:20 GMT", SHORTEST),
            ("Mon, 23 Nov 2099 10:20:20 GMT", LONGEST),
            ("soon", USUAL),
            ("-5", USUAL),
            ("", USUAL),
        ];
        for (said, expected) in cases {
            let mut headers = headers(None, Some(DATE_OF_ANSWER));
            headers.insert(RETRY_AFTER, said.parse().unwrap());
            assert_eq!(wait(&headers, "", clock(7)), expected, "{said:?}");
            headers.insert("x-ratelimit-reset", (MOMENT + 26_500).to_string().parse().unwrap());
            let own = Duration::from_millis(26_500);
            assert_eq!(wait(&headers, "", clock(7)), own, "Rocket.Chat's own word counts first");
        }
        println!("{} forms of Retry-After", cases.len());
    }

    #[test]
    fn a_good_answer_says_how_many_calls_are_left() {
        let headers = headers(Some(MOMENT + 30_000), Some(DATE_OF_ANSWER));
        let reset_in = Duration::from_secs(30);
        let expected = RateLimit { limit: 10, remaining: 3, reset_in };
        assert_eq!(RateLimit::of(&headers, clock(5)), Some(expected));
    }

    #[test]
    fn a_window_that_has_just_opened_is_open() {
        let headers = headers(Some(MOMENT - 800), Some(DATE_OF_ANSWER));
        let open = RateLimit { limit: 10, remaining: 3, reset_in: Duration::ZERO };
        assert_eq!(RateLimit::of(&headers, clock(0)), Some(open));
    }

    #[test]
    fn an_account_without_a_limit_has_no_headers() {
        assert_eq!(RateLimit::of(&HeaderMap::new(), clock(0)), None);
    }
}

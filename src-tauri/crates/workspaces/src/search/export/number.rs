//! Texts that a spreadsheet reads as a number, a date, a time or a truth value and shows as
//! something else: `00123` as 123, `1e5` as 100000, `17.10` as 17.1, `15.4.1` as a day.
//!
//! Tried in `LibreOffice` 7.4 with English and German settings. Words are left alone: `May 5` and
//! `5 €` become a day and an amount all the same.

/// Whether a spreadsheet may show this text as another one.
pub fn is_rewritten(text: &str) -> bool {
    let text = text.trim_matches([' ', '\u{a0}']);
    match text.bytes().next() {
        Some(b'0'..=b'9' | b'.' | b',') => is_numeric(text) && !comes_back(text),
        Some(b't' | b'T' | b'f' | b'F') => {
            text.eq_ignore_ascii_case("true") || text.eq_ignore_ascii_case("false")
        }
        Some(_) | None => false,
    }
}

/// Made of what numbers, dates and times are made of.
fn is_numeric(text: &str) -> bool {
    let count = |sign: u8| text.bytes().filter(|byte| byte.eq_ignore_ascii_case(&sign)).count();
    let fits = text.bytes().all(|byte| byte.is_ascii_digit() || b".,:/-+ %eE".contains(&byte));
    let has_sum = text.contains('+') && !text.contains("e+") && !text.contains("E+");
    fits && !has_sum && count(b'e') <= 1 && count(b':') <= 2 && may_be_a_day(text)
}

/// Two dots stand around a month, or it is a version; three never stand in a number.
fn may_be_a_day(text: &str) -> bool {
    let mut parts = text.split('.');
    match (parts.next(), parts.next(), parts.next(), parts.next()) {
        (_, Some(month), Some(_), None) => {
            month.parse::<u32>().is_ok_and(|month| (1..=12).contains(&month))
        }
        (_, _, None, _) => true,
        (..) => false,
    }
}

/// A whole number without leading zeros; spreadsheets keep fifteen digits.
fn comes_back(text: &str) -> bool {
    let is_whole = text.bytes().all(|byte| byte.is_ascii_digit());
    is_whole && text.len() <= 15 && (text == "0" || !text.starts_with('0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_shows_otherwise_is_told_from_what_comes_back() {
        let rewritten = [
            "00123",
            "1e5",
            "1E5",
            "12e-3",
            "1e+5",
            "17.10",
            "17.1",
            "10.0",
            "1,5",
            ".5",
            "1/2",
            "3-4",
            "12:30",
            "12:3:4",
            "15.4.1",
            "2.10.3",
            "2026-11-29",
            "1234567890123456",
            "10 %",
            " 01 ",
            "true",
            "FALSE",
            "1.000",
            "31.12.",
        ];
        let kept = [
            "",
            "0",
            "10",
            "113",
            "123456789012345",
            "203.0.113.7",
            "113.0.5672",
            "113.0.5672.63",
            "10.15.7",
            "4.50.0",
            "1e5e6",
            "2001:db8::7",
            "2001:470:1::2",
            "maria",
            "1+1",
            "1a",
            "truely",
            "4.50.0 12345 beta",
            "NaN",
        ];
        for text in rewritten {
            assert!(is_rewritten(text), "{text:?}");
        }
        for text in kept {
            assert!(!is_rewritten(text), "{text:?}");
        }
        println!("{} texts like numbers", rewritten.len() + kept.len());
    }
}

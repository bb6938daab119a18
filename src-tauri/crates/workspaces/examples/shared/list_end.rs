//! What the end of a reading says of the list.

use workspaces::{HowSure, ReadingEnd, WhyEnded};

/// A workspace may have more sessions than this. A reading that stops before has met a list that
/// gives far more than the server first said, and may have no end.
const MANY: u64 = 250_000;

/// Whether a reading that stopped because the list is long is to be read on.
pub fn goes_on(end: &ReadingEnd) -> bool {
    matches!(end.end, WhyEnded::TooLong) && end.read >= MANY && end.read < end.total_said
}

/// Why a session may be missing from what was read; `None` where none is.
pub fn what_is_missing(end: &ReadingEnd) -> Option<String> {
    match (end.end, end.sure) {
        (WhyEnded::Complete, HowSure::EveryOneThere) => None,
        (WhyEnded::Complete, HowSure::NotEveryRowRead) => {
            Some(format!("{} rows of the list could not be read", end.unreadable))
        }
        (WhyEnded::Complete, HowSure::ListKeptMoving) => {
            Some("the list kept moving while it was read".to_owned())
        }
        (WhyEnded::OnlyNew | WhyEnded::Stopped | WhyEnded::TooLong, _) => Some(format!(
            "{} sessions were read where the server says {}, and the list goes on",
            end.read, end.total_said
        )),
    }
}

#[cfg(test)]
mod tests {
    use workspaces::UnreadRows;

    use super::*;

    fn end(end: WhyEnded, read: u64, sure: HowSure) -> ReadingEnd {
        let now = jiff::Timestamp::UNIX_EPOCH;
        ReadingEnd {
            end,
            read,
            new: read,
            total_said: 400_000,
            gone_meanwhile: 0,
            removed: 0,
            not_met: 0,
            unreadable: 0,
            unread: UnreadRows::default(),
            requests: 1,
            began: now,
            as_of: now,
            sure,
        }
    }

    #[test]
    fn a_list_of_more_than_a_quarter_of_a_million_is_read_on_and_one_without_an_end_is_not() {
        let sure = HowSure::EveryOneThere;
        assert!(goes_on(&end(WhyEnded::TooLong, 250_000, sure)));
        assert!(!goes_on(&end(WhyEnded::TooLong, 400_000, sure)));
        assert!(!goes_on(&end(WhyEnded::TooLong, 10_000, sure)), "it said far less at first");
        assert!(!goes_on(&end(WhyEnded::Complete, 399_999, sure)));
    }

    #[test]
    fn only_a_complete_and_sure_reading_misses_nothing() {
        use {HowSure as S, WhyEnded as E};
        assert_eq!(what_is_missing(&end(E::Complete, 400_000, S::EveryOneThere)), None);
        for (why, sure) in [
            (E::Complete, S::ListKeptMoving),
            (E::Complete, S::NotEveryRowRead),
            (E::TooLong, S::EveryOneThere),
            (E::Stopped, S::EveryOneThere),
            (E::OnlyNew, S::EveryOneThere),
        ] {
            assert!(what_is_missing(&end(why, 400_000, sure)).is_some(), "{why:?}, {sure:?}");
        }
    }
}

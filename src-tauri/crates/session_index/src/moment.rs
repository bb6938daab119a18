//! A moment that may be unknown, in eight bytes.

/// Milliseconds since 1970, or unknown. Later moments compare as greater, unknown ones as least.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Moment(i64);

const UNKNOWN: i64 = i64::MIN;

impl Moment {
    pub(crate) fn of(ms: Option<i64>) -> Self {
        Self(ms.map_or(UNKNOWN, |ms| ms.max(UNKNOWN + 1)))
    }

    pub(crate) fn ms(self) -> Option<i64> {
        (self.0 != UNKNOWN).then_some(self.0)
    }

    /// Whether it is known, not before the one, and before the other.
    pub(crate) fn lies_between(self, after: Option<i64>, before: Option<i64>) -> bool {
        self.0 != UNKNOWN
            && after.is_none_or(|after| self.0 >= after)
            && before.is_none_or(|before| self.0 < before)
    }
}

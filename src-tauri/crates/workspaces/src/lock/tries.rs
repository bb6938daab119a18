//! How many wrong tries there may be.

/// Wrong tries since the last right one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WrongTries(u8);

/// What follows from a wrong try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AfterWrong {
    /// Another one may follow.
    TryAgain {
        /// How many are left, from the third wrong one on: before, it would only frighten.
        left: Option<u8>,
    },
    /// There were too many: the program signs out everywhere.
    SignOutEverywhere,
}

impl WrongTries {
    /// So many, and the program signs out everywhere.
    pub const MOST: u8 = 5;
    const WARNED_FROM: u8 = 3;

    pub const NONE: Self = Self(0);

    /// As many as were counted, at most [`Self::MOST`].
    pub fn counted(wrong: u8) -> Self {
        Self(wrong.min(Self::MOST))
    }

    pub fn count(self) -> u8 {
        self.0
    }

    /// With one more; `None` when there were too many already.
    pub fn and_one(self) -> Option<Self> {
        (self.0 < Self::MOST).then(|| Self(self.0 + 1))
    }

    /// What follows from the last of them.
    pub fn verdict(self) -> AfterWrong {
        match Self::MOST - self.0 {
            0 => AfterWrong::SignOutEverywhere,
            left => AfterWrong::TryAgain { left: (self.0 >= Self::WARNED_FROM).then_some(left) },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_warns_from_the_third_wrong_try_and_signs_out_after_the_fifth() {
        let mut tries = WrongTries::NONE;
        let mut verdicts = Vec::new();
        while let Some(more) = tries.and_one() {
            tries = more;
            verdicts.push(tries.verdict());
        }
        let again = |left| AfterWrong::TryAgain { left };
        let expected = [again(None), again(None), again(Some(2)), again(Some(1))];
        assert_eq!(verdicts[..4], expected);
        assert_eq!(verdicts[4..], [AfterWrong::SignOutEverywhere]);
    }

    #[test]
    fn a_count_that_cannot_be_is_too_many() {
        assert_eq!(WrongTries::counted(200).and_one(), None);
        assert_eq!(WrongTries::counted(200).verdict(), AfterWrong::SignOutEverywhere);
    }
}

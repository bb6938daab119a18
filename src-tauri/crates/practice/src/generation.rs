//! The versions of Rocket.Chat that this workspace can be.

use std::{fmt, str::FromStr};

/// A version of Rocket.Chat whose behaviour differs from its neighbours'.
///
/// Ordered from old to new, so that "since 8.4" is `generation >= Generation::V8_4`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Generation {
    /// The first with the `sessions` endpoints: `filter` is a raw regular expression, the licence
    /// is looked at last, several mailed codes are good at once, and a session is answered to be
    /// ended before it is.
    V5_0,
    /// The last on the old router (a development version of it was recorded): an answer 401 is bare,
    /// a missing licence is a plain 403, `/logout` answers with JSON, a wrong verb is 405, and
    /// `settings.public` looks at `query` instead of `_id`.
    V6_14,
    /// The first on the new router: the licence is looked at before the sign-in, and a login sent
    /// as a form is not read.
    V7_6,
    /// Permission and licence are looked at before the rate limit.
    V8_4,
    /// Never remembers a second factor, and asks access tokens that should bypass it.
    V8_5,
    /// Remembers again; the version whose answers were recorded.
    V8_6,
    /// Marks the caller's own row in `sessions/list` with `current`.
    V8_7,
    /// Checks the parameters of the `sessions` endpoints before the rate limit.
    V8_8,
    /// Failure bodies lose the fields kept for compatibility.
    V9_0,
}

/// Text that names no generation.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no generation is called {0:?}; there are 5.0, 6.14, 7.6, 8.4, 8.5, 8.6, 8.7, 8.8 and 9.0")]
pub struct UnknownGeneration(String);

impl Generation {
    /// Every generation, from old to new.
    pub const ALL: [Self; 9] = [
        Self::V5_0,
        Self::V6_14,
        Self::V7_6,
        Self::V8_4,
        Self::V8_5,
        Self::V8_6,
        Self::V8_7,
        Self::V8_8,
        Self::V9_0,
    ];

    /// Major and minor, as `/api/info` tells everyone.
    #[must_use]
    pub fn short(self) -> &'static str {
        match self {
            Self::V5_0 => "5.0",
            Self::V6_14 => "6.14",
            Self::V7_6 => "7.6",
            Self::V8_4 => "8.4",
            Self::V8_5 => "8.5",
            Self::V8_6 => "8.6",
            Self::V8_7 => "8.7",
            Self::V8_8 => "8.8",
            Self::V9_0 => "9.0",
        }
    }

    /// Whether a session that is to be ended is answered before that is written (Rocket.Chat source,
    /// `sessions.ts` at 5.0: the writes are not awaited), so that a list may still show it.
    pub(crate) fn answers_before_it_ends(self) -> bool {
        self == Self::V5_0
    }

    /// With the patch level, as `/api/info` tells those who may see statistics.
    pub(crate) fn full(self) -> String {
        let patch = u8::from(matches!(self, Self::V8_6 | Self::V8_8));
        format!("{}.{patch}", self.short())
    }
}

impl fmt::Display for Generation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.short())
    }
}

impl FromStr for Generation {
    type Err = UnknownGeneration;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|generation| generation.short() == text)
            .ok_or_else(|| UnknownGeneration(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_generation_is_read_back_from_its_own_name() {
        for generation in Generation::ALL {
            assert_eq!(generation.to_string().parse(), Ok(generation));
        }
    }

    #[test]
    fn an_unknown_name_is_refused_with_the_known_ones() {
        let problem = "8.6.1".parse::<Generation>().unwrap_err();
        assert!(problem.to_string().contains("7.6"), "{problem}");
    }
}

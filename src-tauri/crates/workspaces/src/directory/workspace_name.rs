//! The name that a person gives to a workspace.

use std::fmt;

use crate::visible_text;

/// A name: 1 to 60 characters in one line, something visible among them, none that hides or turns
/// other characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkspaceName(String);

/// Why text cannot be a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NameProblem {
    /// Nothing visible.
    #[error("a name is needed")]
    Empty,
    /// More than [`WorkspaceName::LONGEST`] characters.
    #[error("a name has at most {} characters", WorkspaceName::LONGEST)]
    TooLong,
}

impl WorkspaceName {
    /// The longest name, in characters.
    pub const LONGEST: usize = 60;

    /// Takes what a person typed. Hidden characters are dropped, not refused: they come with pasted
    /// text, and nobody could find them.
    ///
    /// # Errors
    /// Says why the text cannot be a name.
    pub fn parse(text: &str) -> Result<Self, NameProblem> {
        let name = visible_text::without_hidden(text);
        if !visible_text::is_visible(&name) {
            return Err(NameProblem::Empty);
        }
        if name.chars().count() > Self::LONGEST {
            return Err(NameProblem::TooLong);
        }
        Ok(Self(name))
    }

    /// A name from a file or an address, cut where it is too long. `None` when nothing is visible.
    pub(crate) fn shortened(text: &str) -> Option<Self> {
        let name = visible_text::without_hidden(text);
        visible_text::is_visible(&name).then(|| Self(visible_text::shortened(&name, Self::LONGEST)))
    }

    /// For an entry that has neither a name nor an address that could stand for it.
    pub(crate) fn unnamed() -> Self {
        Self("?".to_owned())
    }

    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for WorkspaceName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::{NameProblem, WorkspaceName};

    #[test]
    fn a_name_is_trimmed_and_loses_what_cannot_be_seen() {
        let name = WorkspaceName::parse("  Acme\u{202e} \n HQ\u{200b} ").unwrap();
        assert_eq!(name.as_str(), "Acme HQ");
    }

    #[test]
    fn a_name_needs_something_visible_and_an_end() {
        assert_eq!(WorkspaceName::parse(" \u{200b}\n"), Err(NameProblem::Empty));
        assert_eq!(WorkspaceName::parse(&"ä".repeat(61)), Err(NameProblem::TooLong));
        assert!(WorkspaceName::parse(&"ä".repeat(60)).is_ok());
    }

    #[test]
    fn a_name_from_a_file_is_cut() {
        let name = WorkspaceName::shortened(&"ä".repeat(500)).unwrap();
        assert_eq!(WorkspaceName::parse(name.as_str()).as_ref(), Ok(&name));
    }
}

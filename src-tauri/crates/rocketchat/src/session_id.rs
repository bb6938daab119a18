//! The ID of a session.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A session ID: 1 to 64 letters, digits, `-` and `_`.
///
/// Servers differ in length (17 characters are usual). Anything else is never sent: an empty ID
/// would return the newest session of the workspace, and `info.admin` reads its parameter as a
/// regular expression.
///
/// It holds its characters itself: a page of sessions has a hundred of them.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SessionId {
    /// The characters, and after them zeros, which come before all characters in every order.
    characters: [u8; Self::MAX_LENGTH],
    length: u8,
}

/// Why text is not a session ID.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SessionIdProblem {
    /// Nothing, or only white space.
    #[error("a session ID is needed")]
    Empty,
    /// More than 64 characters.
    #[error("this is too long for a session ID")]
    TooLong,
    /// Characters that no session ID has.
    #[error("a session ID has letters, digits, - and _ only")]
    WrongCharacters,
}

impl SessionId {
    /// The longest ID that is sent.
    pub const MAX_LENGTH: usize = 64;

    /// Takes text that is nothing but an ID, with white space around it allowed.
    ///
    /// # Errors
    /// Says why the text is not an ID. To find an ID inside a link or JSON is not done here.
    pub fn parse(text: &str) -> Result<Self, SessionIdProblem> {
        let text = text.trim();
        if text.is_empty() {
            return Err(SessionIdProblem::Empty);
        }
        if !text.bytes().all(|c| c.is_ascii_alphanumeric() || c == b'-' || c == b'_') {
            return Err(SessionIdProblem::WrongCharacters);
        }
        let mut characters = [0; Self::MAX_LENGTH];
        let place = characters.get_mut(..text.len()).ok_or(SessionIdProblem::TooLong)?;
        place.copy_from_slice(text.as_bytes());
        let length = u8::try_from(text.len()).map_err(|_| SessionIdProblem::TooLong)?;
        Ok(Self { characters, length })
    }

    /// The ID as sent.
    #[must_use]
    pub fn as_str(&self) -> &str {
        // It was text when it came in.
        str::from_utf8(&self.characters[..self.length.into()]).unwrap_or_default()
    }
}

impl fmt::Debug for SessionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("SessionId").field(&self.as_str()).finish()
    }
}

impl fmt::Display for SessionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl TryFrom<String> for SessionId {
    type Error = SessionIdProblem;

    fn try_from(text: String) -> Result<Self, SessionIdProblem> {
        Self::parse(&text)
    }
}

impl From<SessionId> for String {
    fn from(id: SessionId) -> Self {
        id.as_str().to_owned()
    }
}

//! The ID of a workspace on this computer.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::error::Error;

/// Names one workspace of this computer; random, and never used again for another one.
///
/// It is not Rocket.Chat's: two accounts on one server are two workspaces here.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct WorkspaceId(String);

impl WorkspaceId {
    const LONGEST: usize = 64;

    /// Takes the text of an ID, as [`Self::as_str`] gave it.
    ///
    /// # Errors
    /// [`Error::UnknownWorkspace`] for text that no workspace can have as its ID.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let fits = (1..=Self::LONGEST).contains(&text.len())
            && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
        if fits { Ok(Self(text.to_owned())) } else { Err(Error::UnknownWorkspace) }
    }

    /// The ID as text: letters, digits, `-` and `_`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// 128 bits from the operating system, as 32 hexadecimal digits.
    pub(crate) fn random() -> Self {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
        Self(format!("{:032x}", u128::from_be_bytes(bytes)))
    }
}

impl fmt::Display for WorkspaceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for WorkspaceId {
    type Error = Error;

    fn try_from(text: String) -> Result<Self, Error> {
        Self::parse(&text)
    }
}

impl From<WorkspaceId> for String {
    fn from(id: WorkspaceId) -> Self {
        id.0
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::WorkspaceId;

    #[test]
    fn random_ids_are_readable_again_and_differ() {
        let ids: HashSet<_> = (0..1000).map(|_| WorkspaceId::random()).collect();
        assert_eq!(ids.len(), 1000);
        for id in ids {
            assert_eq!(WorkspaceId::parse(id.as_str()).unwrap(), id);
        }
    }

    #[test]
    fn text_that_is_no_id_names_no_workspace() {
        for text in ["", "a b", "../x", &"a".repeat(65), "ä"] {
            assert!(WorkspaceId::parse(text).is_err(), "{text:?}");
        }
    }
}

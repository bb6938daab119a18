//! What the workspaces file says of the lock.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// What the file says of the lock. What opens it, and when it is shut by itself, is in the password
/// store; the file alone cannot open it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LockSection {
    /// Whether a passphrase is set: then the program starts locked, whatever the password store
    /// says. Where this is not set, the password store is asked.
    #[serde(default)]
    pub set: bool,
    /// What another version wrote beside it.
    #[serde(flatten)]
    unknown: Map<String, Value>,
}

impl LockSection {
    /// Whether there is nothing to write.
    pub fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

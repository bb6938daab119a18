//! Which account is meant.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Names one account of one workspace.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AccountKey {
    /// Where it is.
    pub workspace_id: String,
    /// Rocket.Chat's ID of the account.
    pub user_id: String,
}

//! What the window needs when it opens.

use serde::Serialize;
use ts_rs::TS;

use super::workspace::Workspace;

/// Everything the window needs when it opens; read without a connection.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Opening {
    /// All workspaces, in the person's order.
    pub workspaces: Vec<Workspace>,
    /// The workspaces file could not be read and was kept aside under this path.
    pub kept_aside: Option<String>,
    /// The version of Gatehouse, such as `0.1.0`.
    pub version: String,
}

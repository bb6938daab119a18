//! How large everything in the window is drawn.

use serde::Deserialize;
use ts_rs::TS;

/// One step of the zoom. `usual`: as large as at the first start.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ZoomStep {
    /// Larger.
    In,
    /// Smaller.
    Out,
    /// As at the first start.
    Usual,
}

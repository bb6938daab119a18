//! What is to be found.

use jiff::{SignedDuration, Timestamp};
use session_index::{DeviceKind, Grouping, HintKind, Sort};

use crate::directory::WorkspaceId;

/// What to find, and how to show it.
#[derive(Debug, Clone)]
pub struct FindQuery {
    /// As typed or pasted.
    pub text: String,
    /// Only in this workspace; `None` for all.
    pub workspace: Option<WorkspaceId>,
    /// What else must fit.
    pub filters: FindFilters,
    /// The order, over everything.
    pub sort: Sort,
    /// Under which headings.
    pub group: Grouping,
    /// The session at which the lines should begin, if it is found.
    pub anchor: Option<(WorkspaceId, String)>,
    /// How many units of lines to give along.
    pub visible: u32,
}

/// What must fit besides the text; an empty list lets everything through.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FindFilters {
    /// When it connected last.
    pub last_connected: Option<LastConnected>,
    /// One of these sorts of device.
    pub kinds: Vec<DeviceKind>,
    /// One of these systems: folded names, `""` for the unknown ones.
    pub systems: Vec<String>,
    /// One of these hints.
    pub hints: Vec<HintKind>,
}

/// When a session connected last, counted back from now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LastConnected {
    /// Within an hour.
    Hour,
    /// Within 24 hours.
    Day,
    /// Within 7 days.
    Week,
    /// Within 30 days.
    Month,
    /// Longer ago than 30 days.
    Older,
}

const DAY: SignedDuration = SignedDuration::from_hours(24);

impl FindFilters {
    /// Whether it lets everything through.
    pub(super) fn is_open(&self) -> bool {
        *self == Self::default()
    }
}

impl LastConnected {
    /// The moments, in milliseconds since 1970, from which on and before which a session connected.
    pub(super) fn bounds(self, now: Timestamp) -> (Option<i64>, Option<i64>) {
        let back = |by: SignedDuration| {
            let now = SignedDuration::from_millis(now.as_millisecond());
            i64::try_from(now.saturating_sub(by).as_millis()).ok()
        };
        match self {
            Self::Hour => (back(SignedDuration::from_hours(1)), None),
            Self::Day => (back(DAY), None),
            Self::Week => (back(DAY * 7), None),
            Self::Month => (back(DAY * 30), None),
            Self::Older => (None, back(DAY * 30)),
        }
    }
}

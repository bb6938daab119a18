//! Reading all sessions of a workspace.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How much of a workspace is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum HowMuch {
    /// From the newest session until it meets what is known, and where sessions have ended until it
    /// has passed those.
    WhatIsNew,
    /// All of it.
    Everything,
}

/// How far a reading has come.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReadingProgress {
    /// Sessions read so far; each counts once.
    pub read: u32,
    /// How many there are, as the server says; null before it has said it.
    pub total: Option<u32>,
    /// Pages read so far.
    pub page: u32,
    /// How many pages there are at this size; null before the server has said it.
    pub pages: Option<u32>,
    /// Seconds until the server takes the next request; null when it is not waited for.
    pub waiting_seconds: Option<u32>,
    /// Seconds until all is read, under the server's limit; null when it cannot be told.
    pub seconds_left: Option<u32>,
}

/// What a reading came to.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReadingEnd {
    /// Why it ended.
    pub reason: ReadingEndReason,
    /// Sessions read; each counts once.
    pub read: u32,
    /// Sessions that were not known before.
    pub added: u32,
    /// How many there are, as the server said last.
    pub total_said: u32,
    /// Sessions that are shown and have ended since; the list does not say which.
    pub gone: u32,
    /// Sessions that were known before and are not there any more; they are not shown any more.
    pub removed: u32,
    /// Sessions that were known before and were not met, but may be there.
    pub not_met: u32,
    /// Rows that could not be read.
    pub unreadable: u32,
    /// Requests sent.
    pub requests: u32,
    /// RFC 3339, UTC: when the last answer came.
    pub as_of: String,
    /// Whether the list kept moving, so that a session may be missing all the same.
    pub kept_moving: bool,
}

/// Why a reading ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ReadingEndReason {
    /// All is read.
    Complete,
    /// It met what was known.
    MetTheKnown,
    /// The person stopped it; what was read is kept.
    Stopped,
    /// The list goes on and on; the person has to say whether it is read further.
    TooLong,
}

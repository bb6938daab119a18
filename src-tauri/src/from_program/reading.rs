//! Readings, and how far they have come.

use workspaces as program;

use super::{number, seconds};
use crate::ipc::reading as ipc;

impl From<ipc::HowMuch> for program::HowMuch {
    fn from(how_much: ipc::HowMuch) -> Self {
        match how_much {
            ipc::HowMuch::WhatIsNew => Self::WhatIsNew,
            ipc::HowMuch::Everything => Self::Everything,
        }
    }
}

impl From<program::ReadingProgress> for ipc::ReadingProgress {
    fn from(progress: program::ReadingProgress) -> Self {
        Self {
            read: number(progress.read),
            total: progress.total.map(number),
            page: number(progress.page),
            pages: progress.pages.map(number),
            waiting_seconds: progress.waiting.map(seconds),
            seconds_left: progress.left.map(seconds),
        }
    }
}

impl From<program::ReadingEnd> for ipc::ReadingEnd {
    fn from(end: program::ReadingEnd) -> Self {
        Self {
            reason: match end.end {
                program::WhyEnded::Complete => ipc::ReadingEndReason::Complete,
                program::WhyEnded::OnlyNew => ipc::ReadingEndReason::MetTheKnown,
                program::WhyEnded::Stopped => ipc::ReadingEndReason::Stopped,
                program::WhyEnded::TooLong => ipc::ReadingEndReason::TooLong,
            },
            read: number(end.read),
            added: number(end.new),
            total_said: number(end.total_said),
            gone: number(end.gone_meanwhile),
            removed: number(end.removed),
            not_met: number(end.not_met),
            unreadable: number(end.unreadable),
            requests: end.requests,
            as_of: end.as_of.to_string(),
            kept_moving: match end.sure {
                // The rows that could not be read are told by their number.
                program::HowSure::EveryOneThere | program::HowSure::NotEveryRowRead => false,
                program::HowSure::ListKeptMoving => true,
            },
        }
    }
}

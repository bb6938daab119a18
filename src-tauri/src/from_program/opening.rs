//! What was found when the list was opened.

use workspaces as program;

use crate::ipc::opening as ipc;

impl From<&program::KeptAside> for ipc::KeptAside {
    fn from(kept: &program::KeptAside) -> Self {
        Self {
            path: kept.path.display().to_string(),
            why: kept.why.into(),
            last_good: super::number(kept.last_good),
        }
    }
}

impl From<program::WhyKeptAside> for ipc::WhyKeptAside {
    fn from(why: program::WhyKeptAside) -> Self {
        match why {
            program::WhyKeptAside::Unreadable => Self::Unreadable,
            program::WhyKeptAside::NewerVersion => Self::NewerVersion,
            program::WhyKeptAside::Missing => Self::Missing,
            program::WhyKeptAside::Undecided => Self::Undecided,
        }
    }
}

impl From<program::LeftSignIn> for ipc::LeftSignIn {
    fn from(left: program::LeftSignIn) -> Self {
        let address = left.made_for.map(|made_for| made_for.to_string());
        Self { address, user_id: left.user_id }
    }
}

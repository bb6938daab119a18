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
        Self { id: left.id.to_string(), address, user_id: left.user_id }
    }
}

impl From<program::LeftSignIns> for ipc::LeftSignIns {
    fn from(left: program::LeftSignIns) -> Self {
        match left {
            program::LeftSignIns::Listed(left) => {
                Self::Listed { sign_ins: left.into_iter().map(Into::into).collect() }
            }
            program::LeftSignIns::CannotList => Self::CannotList,
        }
    }
}

impl From<program::LeftSignInOutcome> for ipc::LeftEnding {
    fn from(how: program::LeftSignInOutcome) -> Self {
        match how {
            program::LeftSignInOutcome::Ended(removal) => Self::Ended { removal: removal.into() },
            program::LeftSignInOutcome::Listed => Self::Listed,
            program::LeftSignInOutcome::Failed(error) => Self::Failed { error: error.into() },
        }
    }
}

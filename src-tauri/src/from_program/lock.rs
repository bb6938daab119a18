//! The lock.

use workspaces as program;
use workspaces::{Idle, IdleMinutes, Removal};

use crate::ipc::lock as ipc;

impl From<program::LockStatus> for ipc::LockStanding {
    fn from(standing: program::LockStatus) -> Self {
        let program::LockStatus { set, locked, idle, store } = standing;
        let idle_minutes = match idle {
            Idle::Off => None,
            Idle::After(minutes) => Some(minutes.get()),
        };
        Self { set, locked, idle_minutes, store: store.into() }
    }
}

impl From<program::LockStore> for ipc::LockStore {
    fn from(store: program::LockStore) -> Self {
        match store {
            program::LockStore::HasSaid => Self::HasSaid,
            program::LockStore::NotYet => Self::NotYet,
            program::LockStore::Problem(problem) => Self::Problem { problem: problem.into() },
        }
    }
}

/// What the window chose; the nearest that there is.
pub fn idle(minutes: Option<u8>) -> Idle {
    minutes.map_or(Idle::Off, |minutes| Idle::After(IdleMinutes::nearest(minutes.into())))
}

impl From<program::LockTry> for ipc::LockTry {
    fn from(tried: program::LockTry) -> Self {
        match tried {
            program::LockTry::Right => Self::Right,
            program::LockTry::Wrong { left } => Self::Wrong { left },
            program::LockTry::SignedOutEverywhere(given_up) => given_up.into(),
        }
    }
}

impl From<Vec<program::GivenUp>> for ipc::LockTry {
    fn from(given_up: Vec<program::GivenUp>) -> Self {
        Self::SignedOutEverywhere { given_up: given_up.into_iter().map(Into::into).collect() }
    }
}

impl From<program::GivenUp> for ipc::GivenUp {
    fn from(program::GivenUp { name, how }: program::GivenUp) -> Self {
        let how = match how {
            program::HowGivenUp::Removed(Removal::SignedOut | Removal::NothingToEnd) => {
                ipc::HowGivenUp::SignedOut
            }
            program::HowGivenUp::Removed(Removal::AccessTokenStays) => {
                ipc::HowGivenUp::AccessTokenStays
            }
            program::HowGivenUp::Removed(Removal::ServerNotTold { error: _ })
            | program::HowGivenUp::Erased => ipc::HowGivenUp::NotTold,
        };
        Self { name: name.to_string(), how }
    }
}

impl From<program::PassphraseProblem> for ipc::PassphraseProblem {
    fn from(problem: program::PassphraseProblem) -> Self {
        match problem {
            program::PassphraseProblem::TooShort => Self::TooShort,
            program::PassphraseProblem::TooLong => Self::TooLong,
            program::PassphraseProblem::TooEasy => Self::TooEasy,
        }
    }
}

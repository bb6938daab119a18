//! The lock.

use serde::Serialize;
use ts_rs::TS;

use super::problems::StoreProblem;

/// How the lock stands.
#[derive(Debug, Clone, Copy, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LockStanding {
    /// Whether a PIN or passphrase is set. Without one there is nothing to lock with.
    pub set: bool,
    /// Whether it is shut: then only the lock may be spoken to.
    pub locked: bool,
    /// After how many minutes without the person the window locks; null for never.
    pub idle_minutes: Option<u8>,
    /// Whether the password store has said whether one is set. Until it has, it is locked.
    pub store: LockStore,
}

/// Whether the password store has said whether a PIN is set.
#[derive(Debug, Clone, Copy, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum LockStore {
    /// It has, or it does not matter.
    HasSaid,
    /// It was not asked yet, or has not answered.
    NotYet,
    /// It could not say it.
    Problem {
        /// Why not.
        problem: StoreProblem,
    },
}

/// What came of a try with a PIN or passphrase.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum LockTry {
    /// It was the right one, and what was wanted is done.
    Right,
    /// It was not.
    Wrong {
        /// How many more there may be; null before the third wrong one.
        left: Option<u8>,
    },
    /// There were too many: nobody is signed in any more, and no PIN is set.
    SignedOutEverywhere {
        /// The workspaces that somebody was signed in to.
        given_up: Vec<GivenUp>,
    },
}

/// What became of the sign-in of one workspace.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct GivenUp {
    /// The name of the workspace.
    pub name: String,
    /// What became of it. Nothing of it is left on this computer.
    pub how: HowGivenUp,
}

/// What became of a sign-in that was given up. `signedOut`: it ended at the server, too.
/// `accessTokenStays`: a personal access token stays good until it is revoked there. `notTold`: the
/// server could not be told.
#[derive(Debug, Clone, Copy, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum HowGivenUp {
    /// It ended at the server, too.
    SignedOut,
    /// A personal access token stays good until it is revoked.
    AccessTokenStays,
    /// The server could not be told.
    NotTold,
}

/// Why text cannot be a PIN or passphrase.
#[derive(Debug, Clone, Copy, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum PassphraseProblem {
    /// It has too few characters.
    TooShort,
    /// It has too many.
    TooLong,
    /// It is among the first that anybody would try.
    TooEasy,
}

//! Small believable workspaces for practice mode and for pictures.

use super::World;

/// The password of every account that a person can try.
pub const PRACTICE_PASSWORD: &str = "practice";

/// A workspace to practise on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Showcase {
    /// `support` has an authenticator app; about 60 sessions.
    AcmeHq,
    /// `support` gets codes by e-mail.
    NorthwindSupport,
    /// `support` is asked for the password again.
    Globex,
    /// The licence has no Device Management.
    Initech,
}

pub(super) fn world(_name: Showcase) -> World {
    World::empty("x")
}

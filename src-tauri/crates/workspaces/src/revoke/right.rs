//! The permissions that signing out takes.

use std::fmt;

/// What an account has to be permitted before it may sign others out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RevocationRight {
    /// To end sessions.
    Sessions,
    /// To sign people out of everything.
    Accounts,
}

impl RevocationRight {
    /// Rocket.Chat's name of the permission, as an administrator finds it.
    #[must_use]
    pub fn permission(self) -> &'static str {
        match self {
            Self::Sessions => "logout-device-management",
            Self::Accounts => "logout-other-user",
        }
    }
}

impl fmt::Display for RevocationRight {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.permission())
    }
}

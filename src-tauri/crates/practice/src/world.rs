//! What stands on a workspace when it starts.

mod devices;
mod fixture;
mod people;
mod seed;
mod seeded;
mod showcase;

pub use fixture::FixtureError;
pub use showcase::{PRACTICE_PASSWORD, Showcase};

pub(crate) use seed::{LoginAt, SessionSeed};

use crate::{accounts::Accounts, permissions::Permissions, settings::Settings};

/// Accounts, permissions, sessions, settings and licence.
#[derive(Debug, Clone)]
pub struct World {
    pub(crate) settings: Settings,
    pub(crate) permissions: Permissions,
    pub(crate) licensed: bool,
    pub(crate) accounts: Accounts,
    pub(crate) sessions: Vec<SessionSeed>,
}

impl World {
    /// A licensed workspace with this name and nobody in it.
    pub(crate) fn empty(site_name: &str) -> Self {
        let mut settings = Settings::default();
        settings.set("Site_Name", site_name.into());
        Self {
            settings,
            permissions: Permissions::with_device_management(),
            licensed: true,
            accounts: Accounts::default(),
            sessions: Vec::new(),
        }
    }

    /// Reads accounts, permissions and sessions from JSON in the form of the recorded fixture.
    ///
    /// # Errors
    /// If the text is not JSON of that form.
    pub fn from_fixture(json: &str) -> Result<Self, FixtureError> {
        fixture::read(json)
    }

    /// Made-up people with this many sessions; the same number gives the same ones.
    #[must_use]
    pub fn seeded(sessions: usize) -> Self {
        seeded::world(sessions)
    }

    /// One of the small workspaces for practice mode and for pictures.
    #[must_use]
    pub fn showcase(name: Showcase) -> Self {
        showcase::world(name)
    }
}

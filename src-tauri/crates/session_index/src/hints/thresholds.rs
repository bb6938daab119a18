//! The thresholds of hints.

/// The thresholds of hints, as they are shown to people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Thresholds {
    /// Several networks: connections of one account at most so many minutes apart. An hour is too
    /// short for most journeys from one network to another.
    pub networks_within_minutes: u32,
    /// Shared address: at least so many accounts. More than a household has, also where some of
    /// its members have accounts in several workspaces.
    pub shared_address_accounts: u32,
    /// Quiet: last connected at least so many days ago. More than most holidays take.
    pub quiet_days: u32,
    /// Outdated, browsers: at least so many major versions behind the newest one in the index.
    /// Most have one every four weeks; the extended releases of Firefox, which are still mended,
    /// fall up to 15 behind.
    pub browser_versions_behind: u32,
    /// Outdated, browsers with one major version a year (Safari): at least so many behind. Apple
    /// mends the newest system and the two before it.
    pub yearly_browser_versions_behind: u32,
    /// Outdated, Rocket.Chat's own apps: at least so many minor versions behind. They have about
    /// one a month, and a server is supported for six months.
    pub app_versions_behind: u32,
    /// Doubtful addresses: at least so many of 100 sessions of a workspace share one.
    pub doubtful_percent: u32,
    /// Doubtful addresses: only in a workspace with at least so many sessions. In a smaller one,
    /// most people may well sit in one room.
    pub doubtful_sessions: u32,
}

impl Default for Thresholds {
    fn default() -> Self {
        Self {
            networks_within_minutes: 60,
            shared_address_accounts: 10,
            quiet_days: 30,
            browser_versions_behind: 16,
            yearly_browser_versions_behind: 3,
            app_versions_behind: 6,
            doubtful_percent: 60,
            doubtful_sessions: 20,
        }
    }
}

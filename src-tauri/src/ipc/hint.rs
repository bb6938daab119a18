//! Hints: what is worth a second look, without saying that anybody did anything.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{find::SessionKey, session_card::InternetAddress};

/// The sorts of hints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum HintKind {
    /// One account on several networks within a short time.
    SeveralNetworks,
    /// Many people on one internet address.
    SharedAddress,
    /// Not connected for a long time.
    Quiet,
    /// A client that is much older than others here.
    OutdatedClient,
    /// A client that the server does not know.
    UnknownClient,
}

/// What was noticed about a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Hint {
    /// The account connected from other networks within a short time.
    SeveralNetworks {
        /// From how many networks within that time, this session's own included.
        networks: u32,
        /// Minutes between this session and the nearest one from another network.
        minutes: u32,
        /// That one.
        other: SessionKey,
    },
    /// Many people connected from this address.
    SharedAddress {
        /// How many accounts.
        accounts: u32,
    },
    /// It has not connected for a long time.
    Quiet {
        /// Days since.
        days: u32,
    },
    /// The client is much older than others here.
    OutdatedClient {
        /// Its version.
        version: String,
        /// The newest version of the same client here.
        newest: String,
    },
    /// The server does not know the client.
    UnknownClient,
}

/// A workspace whose server probably does not see real internet addresses: hints about addresses
/// are off there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DoubtfulAddresses {
    /// Which workspace.
    pub workspace_id: String,
    /// How many of 100 sessions share the address.
    pub percent: u32,
    /// The address.
    pub internet_address: InternetAddress,
}

/// From when on a hint is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HintThresholds {
    /// Several networks: connections at most so many minutes apart.
    pub networks_within_minutes: u32,
    /// Shared address: at least so many accounts.
    pub shared_address_accounts: u32,
    /// Quiet: at least so many days.
    pub quiet_days: u32,
    /// Outdated: at least so many major versions behind the newest one here, for browsers.
    pub browser_versions_behind: u32,
    /// Outdated: the same for browsers with one major version a year, such as Safari.
    pub yearly_browser_versions_behind: u32,
    /// Outdated: at least so many versions behind the newest one here, for Rocket.Chat's own apps.
    pub app_versions_behind: u32,
    /// Doubtful addresses: at least so many of 100 sessions of a workspace share one.
    pub doubtful_percent: u32,
    /// Doubtful addresses: only in workspaces with at least so many sessions.
    pub doubtful_sessions: u32,
}

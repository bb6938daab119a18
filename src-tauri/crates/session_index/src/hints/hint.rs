//! The kinds of hints and their details.

use std::net::IpAddr;

use crate::{slot::Slot, workspaces::WorkspaceKey};

/// The sorts of hints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HintKind {
    /// One account on several networks within a short time.
    SeveralNetworks,
    /// Many accounts on one public address.
    SharedAddress,
    /// Not connected for a long time.
    Quiet,
    /// A client that is much older than the newest of its sort in the index.
    OutdatedClient,
    /// A client that the server could not name.
    UnknownClient,
}

/// A hint about a session. It states an observation and accuses nobody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hint {
    /// The account connected from other networks within a short time.
    SeveralNetworks {
        /// From how many networks within that time before and after this session, its own
        /// included; 2 or more.
        networks: u32,
        /// Minutes between this session and the nearest one from another network, rounded up.
        minutes: u32,
        /// That one. It carries this hint too.
        other: Slot,
    },
    /// Many accounts connected from this address.
    SharedAddress {
        /// How many, over all workspaces. One person can have several.
        accounts: u32,
    },
    /// It has not connected for a long time.
    Quiet {
        /// Whole days since.
        days: u32,
    },
    /// The client is much older than the newest of its sort.
    OutdatedClient {
        /// Its version, as the server sent it.
        version: String,
        /// The newest version of the same client in the index.
        newest: String,
    },
    /// The server could not name the client.
    UnknownClient,
}

/// A workspace whose server probably does not see real addresses, such as behind a proxy that does
/// not pass them on. Hints about addresses are off there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DoubtfulAddresses {
    /// Which workspace.
    pub workspace: WorkspaceKey,
    /// How many of 100 sessions share the address, rounded down.
    pub percent: u32,
    /// The address.
    pub address: IpAddr,
}

impl HintKind {
    /// All of them, in the order in which [`super::Hints::of`] gives hints.
    pub const ALL: [Self; 5] = [
        Self::SeveralNetworks,
        Self::SharedAddress,
        Self::Quiet,
        Self::OutdatedClient,
        Self::UnknownClient,
    ];

    /// The kind's bit among the flags of a session.
    pub(super) fn flag(self) -> u8 {
        1 << self as u8
    }
}

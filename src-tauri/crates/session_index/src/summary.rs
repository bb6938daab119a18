//! Row summaries without texts, for statistics and hints over many sessions.

use std::net::IpAddr;

use crate::{
    bits::Bits,
    index::Index,
    session::{Account, Device},
    slot::Slot,
    workspaces::WorkspaceKey,
};

/// The key of an account: equal for all sessions of a workspace with the same user ID.
/// Valid for one version of the index; keys are dense.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AccountKey(pub(crate) u32);

/// The key of a distinct device. Valid for one version of the index; keys are dense.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DeviceKey(pub(crate) u32);

/// A session without its texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Summary {
    /// The workspace it was read from.
    pub workspace: WorkspaceKey,
    /// The account; `None` if the server sent no user ID.
    pub account: Option<AccountKey>,
    /// The device the person signed in from.
    pub device: DeviceKey,
    /// The address the device connected from, if it could be parsed.
    pub address: Option<IpAddr>,
    /// The last reconnect, in milliseconds since 1970.
    pub last_connected: Option<i64>,
    /// When the server answered, in milliseconds since 1970.
    pub as_of_ms: i64,
}

impl AccountKey {
    /// The key as a number: dense, from 0.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

impl DeviceKey {
    /// The key as a number: dense, from 0.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

impl Index {
    /// The slots of all sessions, in ascending order.
    pub fn slots(&self) -> impl Iterator<Item = Slot> + '_ {
        self.live.iter()
    }

    /// The slots of all sessions, as a set.
    #[must_use]
    pub fn all(&self) -> &Bits {
        &self.live
    }

    /// The summary of a session.
    ///
    /// # Panics
    /// If the slot was never used. The summary of a free slot is meaningless.
    #[must_use]
    pub fn summary(&self, slot: Slot) -> Summary {
        let row = slot.index();
        let account = self.account[row];
        let identity = AccountKey(self.accounts.identity(account));
        Summary {
            workspace: self.workspace(slot),
            account: self.accounts.has_user_id(account).then_some(identity),
            device: DeviceKey(self.clients.device_key(self.client[row])),
            address: self.addresses.ip(row),
            last_connected: self.connected[row].ms(),
            as_of_ms: self.readings.at_ms(self.reading[row]),
        }
    }

    /// The device with a key.
    #[must_use]
    pub fn device(&self, key: DeviceKey) -> &Device {
        self.clients.device_of_key(key.0)
    }

    /// The account with a key, as one of the server's answers described it.
    #[must_use]
    pub fn account(&self, key: AccountKey) -> Account {
        self.accounts.get_owned(key.0)
    }

    /// The account as the answer about this session described it.
    #[must_use]
    pub fn account_of(&self, slot: Slot) -> Account {
        self.accounts.get_owned(self.account[slot.index()])
    }
}

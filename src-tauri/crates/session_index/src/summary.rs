//! Cheap looks at many sessions, for statistics and hints.

use std::net::IpAddr;

use crate::{Account, Bits, Device, Index, Slot, WorkspaceKey};

/// What stands for one account: equal for all sessions of a workspace with the same user ID.
/// Valid for one version of the index; keys are dense.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AccountKey(pub(crate) u32);

/// What stands for one distinct device. Valid for one version of the index; keys are dense.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DeviceKey(pub(crate) u32);

/// A session without its texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glance {
    /// Where it was found.
    pub workspace: WorkspaceKey,
    /// Whose it is; nothing if the server did not say a user ID.
    pub account: Option<AccountKey>,
    /// What the person is signed in from.
    pub device: DeviceKey,
    /// Where the device connected from, if that was an address.
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

impl WorkspaceKey {
    /// The key as a number: dense, from 0.
    #[must_use]
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

impl Index {
    /// The places of all sessions, by number.
    pub fn slots(&self) -> impl Iterator<Item = Slot> + '_ {
        self.live.iter()
    }

    /// The places of all sessions, as a set.
    #[must_use]
    pub fn all(&self) -> &Bits {
        &self.live
    }

    /// A session without its texts.
    ///
    /// # Panics
    /// If no session was ever at that place; of a free one it says something meaningless.
    #[must_use]
    pub fn glance(&self, slot: Slot) -> Glance {
        let row = slot.index();
        let account = self.account[row];
        let identity = AccountKey(self.accounts.identity(account));
        Glance {
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

    /// The account with a key, as one of the answers about it said it.
    #[must_use]
    pub fn account(&self, key: AccountKey) -> Account {
        self.accounts.get(key.0)
    }

    /// The account that a session's own answer spoke of.
    #[must_use]
    pub fn account_of(&self, slot: Slot) -> Account {
        self.accounts.get(self.account[slot.index()])
    }
}

//! The columns, and how sessions are added and removed.

use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable};

use crate::{
    accounts::Accounts,
    addresses::Addresses,
    bits::Bits,
    clients::Clients,
    ids::Ids,
    moment::Moment,
    order_cache::OrderCache,
    readings::{Reading, Readings},
    session::Session,
    slot::{Slot, to_u32},
    workspaces::{WorkspaceKey, Workspaces},
};

/// All sessions of all workspaces.
///
/// A session is a row of columns. What many sessions share (accounts, devices, hosts) is stored
/// and searched once; a column then holds its key.
#[derive(Default)]
pub struct Index {
    pub(crate) workspaces: Workspaces,
    pub(crate) live: Bits,
    pub(crate) ids: Ids,
    pub(crate) account: Vec<u32>,
    pub(crate) client: Vec<u32>,
    pub(crate) addresses: Addresses,
    pub(crate) connected: Vec<Moment>,
    /// For each row the place of its reading.
    pub(crate) reading: Vec<u32>,
    pub(crate) readings: Readings,
    pub(crate) accounts: Accounts,
    pub(crate) clients: Clients,
    pub(crate) orders: OrderCache,
    free: Vec<Slot>,
    len: usize,
    slots: HashTable<u32>,
    hasher: DefaultHashBuilder,
    version: u64,
}

/// The result of [`Index::put`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Put {
    /// It was added.
    New(Slot),
    /// It was there and was replaced, in the same slot.
    Known(Slot),
    /// Nothing was stored: the workspace was removed, or the reading was dropped because a later one
    /// began and no session belongs to it.
    NoWorkspace,
}

impl Index {
    /// An index without workspaces.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a workspace; its name is searched.
    ///
    /// # Panics
    /// When a 65,537th one is added, removed ones counted.
    pub fn add_workspace(&mut self, name: &str) -> WorkspaceKey {
        self.version += 1;
        self.workspaces.add(name)
    }

    /// Gives a workspace another name.
    pub fn rename_workspace(&mut self, key: WorkspaceKey, name: &str) {
        if self.workspaces.rename(key, name) {
            self.version += 1;
        }
    }

    /// Removes a workspace and its sessions; no later [`Index::put`] brings one back.
    pub fn remove_workspace(&mut self, key: WorkspaceKey) {
        self.clear(key);
        self.workspaces.remove(key);
    }

    /// Drops everything and frees the memory. Earlier results become invalid.
    pub fn forget_all(&mut self) {
        *self = Self { version: self.version + 1, ..Self::default() };
    }

    /// Drops everything after a change that panicked half-way. Unlike [`Self::forget_all`], it never
    /// reuses a key: a reading that still holds an old one finds nothing.
    pub fn rebuild(&mut self) {
        let workspaces = self.workspaces.all_removed();
        *self = Self { version: self.version + 1, workspaces, ..Self::default() };
    }

    /// Begins a page or answer of a server, which was given at that moment (milliseconds since
    /// 1970).
    pub fn begin_reading(&mut self, workspace: WorkspaceKey, at_ms: i64) -> Reading {
        if self.readings.is_worth_compacting() {
            self.compact_readings();
        }
        self.workspaces.was_read(workspace, at_ms);
        self.readings.begin(workspace, at_ms)
    }

    /// Adds a session that a reading returned, or replaces the known one.
    pub fn put<Text: AsRef<str>>(&mut self, reading: Reading, session: &Session<Text>) -> Put {
        self.put_texts(reading, &session.map(AsRef::as_ref))
    }

    fn put_texts(&mut self, reading: Reading, session: &Session<&str>) -> Put {
        let workspace = reading.workspace();
        let place = self.readings.place(reading).filter(|_| self.workspaces.has(workspace));
        let Some(place) = place else { return Put::NoWorkspace };
        self.version += 1;
        let known = self.slot_of(workspace, session.session_id);
        let row = known.map_or_else(|| self.new_row(workspace, session.session_id), Slot::index);
        let connected = Moment::of(session.last_connected);
        if known.is_none() || self.connected[row] != connected {
            self.orders.moved(Slot::at(row));
        }
        self.orders.changed();
        self.account[row] = self.accounts.key(workspace, &session.account);
        self.client[row] = self.clients.key(&session.device, session.host);
        self.addresses.set(row, session.address.as_ref());
        self.connected[row] = connected;
        self.readings.came(place);
        let before = std::mem::replace(&mut self.reading[row], place);
        if let Some(slot) = known {
            self.readings.went(before);
            return Put::Known(slot);
        }
        Put::New(Slot::at(row))
    }

    /// The slot of a session. The case of its ID matters.
    #[must_use]
    pub fn slot_of(&self, workspace: WorkspaceKey, session_id: &str) -> Option<Slot> {
        let hash = self.hasher.hash_one((workspace, session_id.as_bytes()));
        let is = |row: &u32| {
            self.ids.is(*row as usize, Some(session_id))
                && self.workspace(Slot::of_number(*row)) == workspace
        };
        self.slots.find(hash, is).map(|row| Slot::of_number(*row))
    }

    /// The sessions of a workspace that no reading has met since `first`, that one included, each
    /// with its last connection in milliseconds since 1970.
    #[must_use]
    pub fn not_met_since(
        &self,
        workspace: WorkspaceKey,
        first: Reading,
    ) -> Vec<(Slot, Option<i64>)> {
        let is_older = |slot: &Slot| {
            let reading = self.readings.at(self.reading[slot.index()]);
            reading < first && reading.workspace() == workspace
        };
        let older = self.live.iter().filter(is_older);
        older.map(|slot| (slot, self.connected[slot.index()].ms())).collect()
    }

    /// Removes sessions; returns how many of them were there.
    pub fn remove_all(&mut self, slots: &[Slot]) -> usize {
        let before = self.len;
        for slot in slots {
            if self.live.contains(*slot) {
                self.free(*slot);
            }
        }
        self.compact();
        before - self.len
    }

    /// Removes all sessions of a workspace.
    pub fn clear(&mut self, workspace: WorkspaceKey) {
        let of_workspace = |slot: &Slot| self.workspace(*slot) == workspace;
        let all: Vec<Slot> = self.live.iter().filter(of_workspace).collect();
        self.remove_all(&all);
        self.version += 1;
    }

    /// Removes a session, unless it is not there.
    pub fn remove(&mut self, slot: Slot) {
        self.remove_all(&[slot]);
    }

    /// When the last page or answer of a workspace was given, in milliseconds since 1970.
    #[must_use]
    pub fn last_reading_ms(&self, workspace: WorkspaceKey) -> Option<i64> {
        self.workspaces.last_reading_ms(workspace)
    }

    /// For each workspace, by [`WorkspaceKey::index`], the time of its oldest reading that still has
    /// sessions, in milliseconds since 1970.
    #[must_use]
    pub fn oldest_readings_ms(&self) -> Vec<Option<i64>> {
        self.readings.oldest_ms(self.workspaces.len())
    }

    /// How many sessions of a workspace there are.
    #[must_use]
    pub fn count(&self, workspace: WorkspaceKey) -> usize {
        self.workspaces.sessions(workspace)
    }

    /// How many sessions there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there is no session.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The version, which grows with every change that affects results.
    #[must_use]
    pub fn version(&self) -> u64 {
        self.version
    }

    /// The last reading that returned a session; `None` if it was removed.
    #[must_use]
    pub fn last_met(&self, slot: Slot) -> Option<Reading> {
        self.live.contains(slot).then(|| self.readings.at(self.reading[slot.index()]))
    }

    pub(crate) fn workspace(&self, slot: Slot) -> WorkspaceKey {
        self.readings.workspace(self.reading[slot.index()])
    }

    /// The number of rows, free ones included.
    pub(crate) fn places(&self) -> usize {
        self.ids.len()
    }

    /// A row for a session that is not there; only its ID and its reading's workspace are right.
    fn new_row(&mut self, workspace: WorkspaceKey, session_id: &str) -> usize {
        let id = Some(session_id);
        let row = if let Some(slot) = self.free.pop() {
            self.ids.set(slot.index(), id);
            slot.index()
        } else {
            self.ids.push(id);
            self.account.push(0);
            self.client.push(0);
            self.addresses.push(None);
            self.connected.push(Moment::of(None));
            self.reading.push(0);
            self.places() - 1
        };
        self.live.set(row);
        self.len += 1;
        self.workspaces.count(workspace, 1);
        let hash = self.hasher.hash_one((workspace, session_id.as_bytes()));
        let Self { slots, ids, hasher, readings, reading, .. } = self;
        slots.insert_unique(hash, to_u32(row), |row| {
            let row = *row as usize;
            ids.read(row, |id| {
                hasher.hash_one((readings.workspace(reading[row]), id.unwrap_or_default()))
            })
        });
        row
    }

    fn free(&mut self, slot: Slot) {
        let (row, workspace) = (slot.index(), self.workspace(slot));
        let hash =
            self.ids.read(row, |id| self.hasher.hash_one((workspace, id.unwrap_or_default())));
        if let Ok(entry) = self.slots.find_entry(hash, |row| *row == slot.number()) {
            entry.remove();
        }
        self.ids.set(row, None);
        self.addresses.set(row, None);
        self.readings.went(self.reading[row]);
        self.live.unset(row);
        self.free.push(slot);
        self.len -= 1;
        self.workspaces.count(workspace, -1);
        self.orders.moved(slot);
        self.orders.changed();
        self.version += 1;
    }
}

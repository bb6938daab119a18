//! Garbage collection of the dictionaries: drops entries that no session refers to.

use crate::{accounts::Accounts, addresses::Addresses, index::Index};

/// How many unused entries a dictionary may have before it is compacted.
const SLACK: usize = 1_000;

impl Index {
    /// Rebuilds each dictionary of which more than half must be unused. Call it after removing
    /// sessions.
    pub(crate) fn compact(&mut self) {
        let worth = 2 * self.len() + SLACK;
        if self.accounts.len() > worth {
            self.compact_accounts();
        }
        if self.addresses.distinct() > worth {
            self.compact_addresses();
        }
    }

    /// Drops the readings without sessions.
    pub(crate) fn compact_readings(&mut self) {
        let new_places = self.readings.compact(self.workspaces.len());
        for place in &mut self.reading {
            *place = new_places[*place as usize];
        }
    }

    fn compact_accounts(&mut self) {
        let old = std::mem::take(&mut self.accounts);
        let mut new_keys: Vec<Option<u32>> = vec![None; old.len()];
        let mut accounts = Accounts::default();
        for row in self.live.ones() {
            let key = self.account[row];
            let new_key = new_keys[key as usize].get_or_insert_with(|| {
                accounts.key(old.workspace(key), &old.get_owned(key).map(String::as_str))
            });
            self.account[row] = *new_key;
        }
        for row in (0..self.places()).filter(|row| !self.live.has(*row)) {
            self.account[row] = 0;
        }
        self.accounts = accounts;
    }

    fn compact_addresses(&mut self) {
        let old = std::mem::take(&mut self.addresses);
        let mut addresses = Addresses::default();
        for row in 0..self.places() {
            addresses.push(old.get(row).as_ref());
        }
        self.addresses = addresses;
    }
}

//! Forgets what only removed sessions shared.

use crate::{Index, accounts::Accounts, addresses::Addresses};

/// So much may be unused before it is worth looking.
const SLACK: usize = 1_000;

impl Index {
    /// Makes the dictionaries anew if more than half of one must be unused. To be called after
    /// many sessions were removed.
    pub(crate) fn forget_unused(&mut self) {
        let worth = 2 * self.len() + SLACK;
        if self.accounts.len() > worth {
            self.renew_accounts();
        }
        if self.addresses.distinct() > worth {
            self.renew_addresses();
        }
    }

    /// Forgets the readings of which no session is left.
    pub(crate) fn renew_readings(&mut self) {
        let renewed = self.readings.renew(self.workspaces.len());
        for place in &mut self.reading {
            *place = renewed[*place as usize];
        }
    }

    fn renew_accounts(&mut self) {
        let old = std::mem::take(&mut self.accounts);
        let mut renewed: Vec<Option<u32>> = vec![None; old.len()];
        let mut accounts = Accounts::default();
        for row in self.live.ones() {
            let key = self.account[row];
            let renewed = renewed[key as usize].get_or_insert_with(|| {
                accounts.key(old.workspace(key), &old.get(key).map(String::as_str))
            });
            self.account[row] = *renewed;
        }
        for row in (0..self.places()).filter(|row| !self.live.has(*row)) {
            self.account[row] = 0;
        }
        self.accounts = accounts;
    }

    fn renew_addresses(&mut self) {
        let old = std::mem::take(&mut self.addresses);
        let mut addresses = Addresses::default();
        for row in 0..self.places() {
            addresses.push(old.lend(row).as_ref());
        }
        self.addresses = addresses;
    }
}

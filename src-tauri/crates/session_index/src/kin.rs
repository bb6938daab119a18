//! Sessions that have to do with one: of the same account, the same name, the same address.

use crate::{Bits, Index, Slot, addresses::Held, search::each, slot::small};

impl Index {
    /// The other sessions of the same account (workspace and user ID), newest first; none if the
    /// user ID is unknown.
    #[must_use]
    pub fn same_account(&self, slot: Slot) -> Vec<Slot> {
        let Some(key) = self.live_account(slot) else { return Vec::new() };
        if !self.accounts.has_user_id(key) {
            return Vec::new();
        }
        let own = self.accounts.identity(key);
        self.others(slot, each(&self.account, |key| self.accounts.identity(*key) == own))
    }

    /// The sessions in other workspaces with the same folded user name or the same folded name,
    /// newest first.
    #[must_use]
    pub fn same_name_elsewhere(&self, slot: Slot) -> Vec<Slot> {
        let Some(own) = self.live_account(slot) else { return Vec::new() };
        let (user_name, name) = self.accounts.folded(own);
        let named = (0..small(self.accounts.len())).map(|key| {
            let (other_user_name, other_name) = self.accounts.folded(key);
            let is_same = user_name.len() > 1 && user_name == other_user_name
                || !name.is_empty() && name == other_name;
            is_same && self.accounts.workspace(key) != self.accounts.workspace(own)
        });
        let named: Vec<bool> = named.collect();
        self.others(slot, each(&self.account, |key| named[*key as usize]))
    }

    /// The other sessions with the same address in all workspaces, newest first; none if it is
    /// unknown.
    #[must_use]
    pub fn same_address(&self, slot: Slot) -> Vec<Slot> {
        if !self.live.contains(slot) || self.addresses.held(slot.index()) == Held::Unknown {
            return Vec::new();
        }
        self.others(slot, self.addresses.like(slot.index()))
    }

    fn live_account(&self, slot: Slot) -> Option<u32> {
        self.live.contains(slot).then(|| self.account[slot.index()])
    }

    fn others(&self, slot: Slot, mut same: Bits) -> Vec<Slot> {
        same.keep(&self.live);
        same.unset(slot.index());
        let mut rows: Vec<u32> = same.iter().map(Slot::number).collect();
        rows.sort_unstable_by(|one, other| self.newest_first(*one, *other));
        rows.into_iter().map(Slot::of_number).collect()
    }
}

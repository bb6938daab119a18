//! Related sessions: those with the same account, name or address.

use crate::{
    addresses::AddressValue,
    bits::{Bits, each},
    index::Index,
    query::Sort,
    slot::{Slot, to_u32},
    workspaces::WorkspaceKey,
};

/// The sessions related to one session.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Related {
    /// How many there are.
    pub total: usize,
    /// The most recent, newest first.
    pub newest: Vec<Slot>,
}

/// Up to `FEW` sessions are sorted by themselves; the newest of more come early in the full order.
const FEW: usize = 1_000;

impl Index {
    /// The other sessions of the same account (workspace and user ID), with the `most` newest; none
    /// if the user ID is unknown.
    #[must_use]
    pub fn same_account(&self, slot: Slot, most: usize) -> Related {
        let Some(key) = self.live_account(slot) else { return Related::default() };
        if !self.accounts.has_user_id(key) {
            return Related::default();
        }
        let own = self.accounts.identity(key);
        self.others(slot, each(&self.account, |key| self.accounts.identity(*key) == own), most)
    }

    /// The sessions in other workspaces with the same folded user name or the same folded name, with
    /// the `most` newest.
    #[must_use]
    pub fn same_name_elsewhere(&self, slot: Slot, most: usize) -> Related {
        let Some(own) = self.live_account(slot) else { return Related::default() };
        let (user_name, name) = self.accounts.folded(own);
        let named = (0..to_u32(self.accounts.len())).map(|key| {
            let (other_user_name, other_name) = self.accounts.folded(key);
            let is_same = user_name.len() > 1 && user_name == other_user_name
                || !name.is_empty() && name == other_name;
            is_same && self.accounts.workspace(key) != self.accounts.workspace(own)
        });
        let named: Vec<bool> = named.collect();
        self.others(slot, each(&self.account, |key| named[*key as usize]), most)
    }

    /// The other sessions with the same address, in all workspaces, with the `most` newest; none if
    /// the address is unknown.
    #[must_use]
    pub fn same_address(&self, slot: Slot, most: usize) -> Related {
        if !self.live.contains(slot) || self.addresses.value(slot.index()) == AddressValue::Unknown
        {
            return Related::default();
        }
        self.others(slot, self.addresses.like(slot.index()), most)
    }

    /// The sessions of the users of a workspace whose user IDs pass a test.
    #[must_use]
    pub fn slots_of_users(
        &self,
        workspace: WorkspaceKey,
        is_meant: impl Fn(&str) -> bool,
    ) -> Vec<Slot> {
        let of_people = (0..to_u32(self.accounts.len())).map(|key| {
            let user_id = self.accounts.get_owned(key).user_id;
            self.accounts.workspace(key) == workspace && user_id.is_some_and(|id| is_meant(&id))
        });
        let of_people: Vec<bool> = of_people.collect();
        let mut theirs = each(&self.account, |key| of_people[*key as usize]);
        theirs.keep(&self.live);
        theirs.iter().collect()
    }

    fn live_account(&self, slot: Slot) -> Option<u32> {
        self.live.contains(slot).then(|| self.account[slot.index()])
    }

    fn others(&self, slot: Slot, mut same: Bits, most: usize) -> Related {
        same.keep(&self.live);
        same.unset(slot.index());
        let total = same.count();
        let rows: Vec<u32> = if total > FEW {
            let order = self.order(Sort::Newest);
            order.iter().copied().filter(|row| same.has(*row as usize)).take(most).collect()
        } else {
            let mut rows: Vec<u32> = same.iter().map(Slot::number).collect();
            rows.sort_unstable_by(|one, other| self.newest_first(*one, *other));
            rows.truncate(most);
            rows
        };
        Related { total, newest: rows.into_iter().map(Slot::of_number).collect() }
    }
}

//! Sessions under headings.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use crate::{
    bits::each,
    index::Index,
    query::{Grouping, Scope},
    slot::{Slot, to_u32},
};

/// Groups in the order of their first sessions, one after another.
pub(crate) struct Groups {
    /// All sessions, group after group.
    pub(crate) members: Vec<u32>,
    /// Where each group begins among the members; the end of the last one too.
    pub(crate) starts: Vec<u32>,
    by: GroupBy,
    /// The counts of the groups whose headings were shown.
    counts: Mutex<HashMap<usize, GroupCounts>>,
}

/// Counts of a group, computed when its heading is shown.
#[derive(Debug, Clone, Copy)]
pub(crate) struct GroupCounts {
    /// How many sessions share the value, in the results or not.
    pub(crate) known: usize,
    /// How many workspaces the results of the group are from.
    pub(crate) workspaces: usize,
}

/// The value that the sessions of a group share.
#[derive(Debug, Clone, Copy)]
enum GroupBy {
    Account,
    Address,
}

impl Groups {
    /// Groups sessions that are in order; the order inside a group stays.
    pub(crate) fn of(index: &Index, grouping: Grouping, ordered: &[u32]) -> Option<Self> {
        match grouping {
            Grouping::None => None,
            Grouping::Account => {
                let class = |row: u32| index.accounts.identity(index.account[row as usize]);
                Some(Self::by(GroupBy::Account, class, index.accounts.len(), ordered))
            }
            Grouping::Address => {
                let classes = index.address_classes();
                let class = |row: u32| classes[row as usize];
                Some(Self::by(GroupBy::Address, class, index.places(), ordered))
            }
        }
    }

    fn by(by: GroupBy, class: impl Fn(u32) -> u32, classes: usize, ordered: &[u32]) -> Self {
        let mut group_of_class = vec![u32::MAX; classes];
        let mut next = Vec::new();
        let mut group_of = Vec::with_capacity(ordered.len());
        for row in ordered {
            let group = &mut group_of_class[class(*row) as usize];
            if *group == u32::MAX {
                *group = to_u32(next.len());
                next.push(0);
            }
            next[*group as usize] += 1;
            group_of.push(*group);
        }
        drop(group_of_class);
        let mut end = 0;
        for count in &mut next {
            end += std::mem::replace(count, end);
        }
        let starts = next.iter().copied().chain([end]).collect();
        let mut members = vec![0; ordered.len()];
        for (row, group) in ordered.iter().zip(group_of) {
            let place = &mut next[group as usize];
            members[*place as usize] = *row;
            *place += 1;
        }
        Self { members, starts, by, counts: Mutex::default() }
    }

    pub(crate) fn len(&self) -> usize {
        self.starts.len() - 1
    }

    pub(crate) fn members_of(&self, group: usize) -> &[u32] {
        &self.members[self.starts[group] as usize..self.starts[group + 1] as usize]
    }

    /// The counts of a group; computed once.
    pub(crate) fn counts(&self, group: usize, index: &Index, scope: &Scope) -> GroupCounts {
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        *counts.entry(group).or_insert_with(|| GroupCounts {
            known: self.known_of(group, index, scope),
            workspaces: self.workspaces_of(group, index),
        })
    }

    fn known_of(&self, group: usize, index: &Index, scope: &Scope) -> usize {
        let members = self.members_of(group);
        if self.members.len() == index.live.count() {
            return members.len();
        }
        let first = members[0] as usize;
        let mut known = match self.by {
            GroupBy::Account => {
                let identity = |account: u32| index.accounts.identity(account);
                let own = identity(index.account[first]);
                each(&index.account, |account| identity(*account) == own)
            }
            GroupBy::Address => {
                let classes = index.address_classes();
                let own = classes[first];
                each(&classes, |class| *class == own)
            }
        };
        known.keep(&index.live);
        index.keep_in_scope(scope, &mut known);
        known.count()
    }

    fn workspaces_of(&self, group: usize, index: &Index) -> usize {
        let mut seen = vec![false; index.workspaces.len()];
        let workspaces = self.members_of(group).iter().map(|row| Slot::of_number(*row));
        let is_new = |slot| !std::mem::replace(&mut seen[index.workspace(slot).index()], true);
        workspaces.map(is_new).filter(|is_new| *is_new).count()
    }

    /// The unit at which a group's heading lies: a heading is 1 high, a session 2.
    pub(crate) fn heading_at(&self, group: usize) -> u64 {
        group as u64 + 2 * u64::from(self.starts[group])
    }

    /// The group in which a unit lies, which is below the end.
    pub(crate) fn at_unit(&self, unit: u64) -> usize {
        self.before(|group| self.heading_at(group) <= unit)
    }

    /// The group in which a member lies.
    pub(crate) fn of_member(&self, member: usize) -> usize {
        self.before(|group| self.starts[group] as usize <= member)
    }

    /// The last group that begins not behind something.
    fn before(&self, begins: impl Fn(usize) -> bool) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low + 1 < high {
            let middle = usize::midpoint(low, high);
            if begins(middle) {
                low = middle;
            } else {
                high = middle;
            }
        }
        low
    }
}

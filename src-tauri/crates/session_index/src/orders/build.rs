//! Computes the orders.

use std::cmp::Ordering;

use crate::{addresses::AddressValue, bits::Bits, index::Index, query::Sort, slot::Slot};

impl Index {
    /// Newest first; then by session ID; then by workspace.
    pub(crate) fn newest_first(&self, one: u32, other: u32) -> Ordering {
        let (a, b) = (one as usize, other as usize);
        self.connected[b].cmp(&self.connected[a]).then_with(|| self.by_id(one, other))
    }

    fn by_id(&self, one: u32, other: u32) -> Ordering {
        let workspace = |row| self.workspace(Slot::of_number(row));
        self.ids
            .read(one as usize, |id| self.ids.read(other as usize, |other| id.cmp(&other)))
            .then_with(|| workspace(one).cmp(&workspace(other)))
    }
}

/// All sessions, newest first. Each workspace mostly is in this order already, so the sort is one
/// that sees that.
pub(super) fn newest(index: &Index) -> Vec<u32> {
    let mut order: Vec<u32> = index.live.iter().map(Slot::number).collect();
    order.sort_by(|one, other| index.newest_first(*one, *other));
    order
}

/// The newest order with the moved sessions merged in.
pub(super) fn merged(index: &Index, newest: &[u32], moved: Vec<Slot>) -> Vec<u32> {
    let moved: Bits = moved.into_iter().collect();
    let stayed: Vec<u32> = newest.iter().copied().filter(|row| !moved.has(*row as usize)).collect();
    let mut came: Vec<u32> =
        moved.iter().filter(|slot| index.live.contains(*slot)).map(Slot::number).collect();
    came.sort_by(|one, other| index.newest_first(*one, *other));
    let mut order = Vec::with_capacity(stayed.len() + came.len());
    let mut left = &stayed[..];
    for row in came {
        let newer = left.partition_point(|other| index.newest_first(*other, row).is_lt());
        order.extend_from_slice(&left[..newer]);
        order.push(row);
        left = &left[newer..];
    }
    order.extend_from_slice(left);
    order
}

/// Another order, made from the newest one so that equal sessions are in that one.
pub(super) fn from_newest(index: &Index, newest: &[u32], sort: Sort) -> Vec<u32> {
    match sort {
        Sort::Newest => newest.to_vec(),
        Sort::Oldest => oldest(index, newest),
        Sort::Person => {
            let ranks = index.accounts.ranks();
            counted(newest, ranks.len(), |row| ranks[index.account[row as usize] as usize])
        }
        Sort::Device => {
            let ranks = index.clients.ranks();
            counted(newest, ranks.len(), |row| ranks[index.client[row as usize] as usize])
        }
        Sort::Address => by_address(index, newest),
    }
}

/// For each place a number that equal addresses share, from the order by address.
pub(super) fn address_classes(index: &Index, by_address: &[u32]) -> Vec<u32> {
    let mut classes = vec![0; index.places()];
    let (mut class, mut last) = (0, None);
    for row in by_address {
        let value = index.addresses.value(*row as usize);
        class += u32::from(last.is_some_and(|last| last != value));
        last = Some(value);
        classes[*row as usize] = class;
    }
    classes
}

/// The newest order from behind; but equal moments stay in theirs, and unknown ones stay last.
fn oldest(index: &Index, newest: &[u32]) -> Vec<u32> {
    let moment = |row: &u32| index.connected[*row as usize];
    let known = newest.partition_point(|row| moment(row).ms().is_some());
    let (known, unknown) = newest.split_at(known);
    let runs = known.chunk_by(|one, other| moment(one) == moment(other));
    runs.rev().flatten().chain(unknown).copied().collect()
}

/// v4 by number, half by half, then the others by rank, then unknown addresses.
fn by_address(index: &Index, newest: &[u32]) -> Vec<u32> {
    let value = |row: u32| index.addresses.value(row as usize);
    let (mut v4, mut others, mut unknown) = (Vec::new(), Vec::new(), Vec::new());
    for row in newest {
        match value(*row) {
            AddressValue::V4(_) => v4.push(*row),
            AddressValue::Other(_) => others.push(*row),
            AddressValue::Unknown => unknown.push(*row),
        }
    }
    let number = |row| index.addresses.number(row);
    let v4 = counted(&v4, 1 << 16, |row| number(row) & 0xFFFF);
    let mut order = counted(&v4, 1 << 16, |row| number(row) >> 16);
    let ranks = index.addresses.ranks();
    order.extend(counted(&others, ranks.len(), |row| ranks[number(row) as usize]));
    order.extend(unknown);
    order
}

/// A stable sort by a rank below a limit, by counting.
fn counted(rows: &[u32], limit: usize, rank: impl Fn(u32) -> u32) -> Vec<u32> {
    let mut next = vec![0_u32; limit + 1];
    for row in rows {
        next[rank(*row) as usize + 1] += 1;
    }
    for at in 1..next.len() {
        next[at] += next[at - 1];
    }
    let mut order = vec![0; rows.len()];
    for row in rows {
        let place = &mut next[rank(*row) as usize];
        order[*place as usize] = *row;
        *place += 1;
    }
    order
}

//! The sessions in each order, made at the first use and kept until something changes.

use std::{
    cmp::Ordering,
    sync::{Arc, Mutex, PoisonError},
};

use crate::{Index, Slot, Sort, addresses::Held, slot::small};

/// All places in an order.
pub(crate) type Order = Arc<Vec<u32>>;

/// The kept orders.
#[derive(Default)]
pub(crate) struct Orders(Mutex<Kept>);

#[derive(Default)]
struct Kept {
    newest: Option<Order>,
    oldest: Option<Order>,
    person: Option<Order>,
    device: Option<Order>,
    address: Option<Order>,
    /// For each place a number that equal addresses share.
    address_classes: Option<Order>,
}

impl Orders {
    /// A session is where none was, is gone, or was connected at another moment.
    pub(crate) fn moved(&mut self, _slot: Slot) {
        let kept = self.0.get_mut().unwrap_or_else(PoisonError::into_inner);
        kept.newest = None;
    }

    /// Something that is sorted by changed.
    pub(crate) fn changed(&mut self) {
        let kept = self.0.get_mut().unwrap_or_else(PoisonError::into_inner);
        let newest = kept.newest.take();
        *kept = Kept { newest, ..Kept::default() };
    }
}

impl Index {
    /// All sessions in an order.
    pub(crate) fn order(&self, sort: Sort) -> Order {
        let mut kept = self.orders.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.order(self, sort)
    }

    /// For each place a number that equal addresses share; meaningless for free places.
    pub(crate) fn address_classes(&self) -> Order {
        let mut kept = self.orders.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(classes) = &kept.address_classes {
            return Arc::clone(classes);
        }
        let order = kept.order(self, Sort::Address);
        let mut classes = vec![0; self.places()];
        let (mut class, mut last) = (0, None);
        for row in order.iter() {
            let held = self.addresses.held(*row as usize);
            class += u32::from(last.is_some_and(|last| last != held));
            last = Some(held);
            classes[*row as usize] = class;
        }
        Arc::clone(kept.address_classes.insert(Arc::new(classes)))
    }

    /// Newest first; then by session ID; then by workspace.
    pub(crate) fn newest_first(&self, one: u32, other: u32) -> Ordering {
        let (a, b) = (one as usize, other as usize);
        self.connected[b].cmp(&self.connected[a]).then_with(|| self.by_id(one, other))
    }

    fn by_id(&self, one: u32, other: u32) -> Ordering {
        self.ids
            .read(one as usize, |id| self.ids.read(other as usize, |other| id.cmp(&other)))
            .then_with(|| {
                self.workspace(Slot::of_number(one)).cmp(&self.workspace(Slot::of_number(other)))
            })
    }
}

impl Kept {
    fn order(&mut self, index: &Index, sort: Sort) -> Order {
        let kept = match sort {
            Sort::Newest => &self.newest,
            Sort::Oldest => &self.oldest,
            Sort::Person => &self.person,
            Sort::Device => &self.device,
            Sort::Address => &self.address,
        };
        if let Some(order) = kept {
            return Arc::clone(order);
        }
        let order = Arc::new(match sort {
            Sort::Newest => newest(index),
            Sort::Oldest => oldest(index, &self.order(index, Sort::Newest)),
            Sort::Person => {
                let ranks = index.accounts.ranks();
                ranked(&self.order(index, Sort::Newest), &index.account, &ranks)
            }
            Sort::Device => {
                let ranks = index.clients.ranks();
                ranked(&self.order(index, Sort::Newest), &index.client, &ranks)
            }
            Sort::Address => addresses(index, &self.order(index, Sort::Newest)),
        });
        *match sort {
            Sort::Newest => &mut self.newest,
            Sort::Oldest => &mut self.oldest,
            Sort::Person => &mut self.person,
            Sort::Device => &mut self.device,
            Sort::Address => &mut self.address,
        } = Some(Arc::clone(&order));
        order
    }
}

fn newest(index: &Index) -> Vec<u32> {
    let mut order: Vec<u32> = index.live.iter().map(Slot::number).collect();
    order.sort_unstable_by(|one, other| index.newest_first(*one, *other));
    order
}

/// The newest order from behind; but equal moments stay in theirs, and unknown ones stay last.
fn oldest(index: &Index, newest: &[u32]) -> Vec<u32> {
    let moment = |row: &u32| index.connected[*row as usize];
    let known = newest.partition_point(|row| moment(row).ms().is_some());
    let (known, unknown) = newest.split_at(known);
    let runs = known.chunk_by(|one, other| moment(one) == moment(other));
    runs.rev().flatten().chain(unknown).copied().collect()
}

/// A stable sort by the rank of what a column holds, by counting.
fn ranked(newest: &[u32], column: &[u32], ranks: &[u32]) -> Vec<u32> {
    let rank = |row: u32| ranks[column[row as usize] as usize] as usize;
    let highest = ranks.iter().max().map_or(0, |highest| *highest as usize);
    let mut next = vec![0_u32; highest + 2];
    newest.iter().for_each(|row| next[rank(*row) + 1] += 1);
    for at in 1..next.len() {
        next[at] += next[at - 1];
    }
    let mut order = vec![0; newest.len()];
    for row in newest {
        let place = &mut next[rank(*row)];
        order[*place as usize] = *row;
        *place += 1;
    }
    order
}

fn addresses(index: &Index, newest: &[u32]) -> Vec<u32> {
    let ranks = index.addresses.ranks();
    let mut keyed: Vec<(Held, u32, u32)> = newest
        .iter()
        .enumerate()
        .map(|(place, row)| {
            let held = match index.addresses.held(*row as usize) {
                Held::Other(key) => Held::Other(ranks[key as usize]),
                held @ (Held::V4(_) | Held::Unknown) => held,
            };
            (held, small(place), *row)
        })
        .collect();
    keyed.sort_unstable();
    keyed.into_iter().map(|(_, _, row)| row).collect()
}

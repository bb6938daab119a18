//! The sessions in each order, made at the first use and kept as long as nothing changes.

use std::sync::{Arc, Mutex, PoisonError};

use crate::{Index, Slot, Sort};

mod build;

/// All places in an order.
pub(crate) type Order = Arc<Vec<u32>>;

/// The kept orders.
#[derive(Default)]
pub(crate) struct Orders(Mutex<Kept>);

#[derive(Default)]
struct Kept {
    newest: Option<Order>,
    /// What came, went, or was connected at another moment since `newest` was made.
    moved: Vec<Slot>,
    others: Others,
}

/// What is made again after any change, from the newest order.
#[derive(Default)]
struct Others {
    /// Made so fast that it is kept only as long as no other one is asked for.
    oldest: Option<Order>,
    person: Option<Order>,
    device: Option<Order>,
    address: Option<Order>,
    /// For each place a number that equal addresses share.
    address_classes: Option<Order>,
}

impl Orders {
    /// A session came, went, or was connected at another moment.
    pub(crate) fn moved(&mut self, slot: Slot) {
        let kept = self.0.get_mut().unwrap_or_else(PoisonError::into_inner);
        let Some(newest) = &kept.newest else { return };
        kept.moved.push(slot);
        if kept.moved.len() > newest.len() / 2 + 1_000 {
            kept.newest = None;
            kept.moved = Vec::new();
        }
    }

    /// Something that is sorted by changed.
    pub(crate) fn changed(&mut self) {
        self.0.get_mut().unwrap_or_else(PoisonError::into_inner).others = Others::default();
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
        if let Some(classes) = &kept.others.address_classes {
            return Arc::clone(classes);
        }
        let order = kept.order(self, Sort::Address);
        let classes = Arc::new(build::address_classes(self, &order));
        Arc::clone(kept.others.address_classes.insert(classes))
    }
}

impl Kept {
    fn order(&mut self, index: &Index, sort: Sort) -> Order {
        if sort != Sort::Oldest {
            self.others.oldest = None;
        }
        let newest = self.newest(index);
        let others = &mut self.others;
        let order = match sort {
            Sort::Newest => return newest,
            Sort::Oldest => &mut others.oldest,
            Sort::Person => &mut others.person,
            Sort::Device => &mut others.device,
            Sort::Address => &mut others.address,
        };
        Arc::clone(order.get_or_insert_with(|| Arc::new(build::from_newest(index, &newest, sort))))
    }

    fn newest(&mut self, index: &Index) -> Order {
        let moved = std::mem::take(&mut self.moved);
        let newest = match self.newest.take() {
            Some(newest) if moved.is_empty() => newest,
            Some(newest) => Arc::new(build::renewed(index, &newest, moved)),
            None => Arc::new(build::newest(index)),
        };
        Arc::clone(self.newest.insert(newest))
    }
}

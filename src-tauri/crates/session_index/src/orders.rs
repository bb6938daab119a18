//! The sessions in each order, computed at the first use and cached until a change.

use std::sync::Arc;

use crate::{
    index::Index,
    order_cache::{CachedOrders, Order},
    query::Sort,
};

mod build;

impl Index {
    /// All sessions in an order.
    pub(crate) fn order(&self, sort: Sort) -> Order {
        order(&mut self.orders.lock(), self, sort)
    }

    /// For each row a number that equal addresses share; meaningless for free rows.
    pub(crate) fn address_classes(&self) -> Order {
        let mut cached = self.orders.lock();
        if let Some(classes) = &cached.derived.address_classes {
            return Arc::clone(classes);
        }
        let by_address = order(&mut cached, self, Sort::Address);
        let classes = Arc::new(build::address_classes(self, &by_address));
        Arc::clone(cached.derived.address_classes.insert(classes))
    }
}

fn order(cached: &mut CachedOrders, index: &Index, sort: Sort) -> Order {
    if sort != Sort::Oldest {
        cached.derived.oldest = None;
    }
    let newest = newest(cached, index);
    let derived = &mut cached.derived;
    let order = match sort {
        Sort::Newest => return newest,
        Sort::Oldest => &mut derived.oldest,
        Sort::Person => &mut derived.person,
        Sort::Device => &mut derived.device,
        Sort::Address => &mut derived.address,
    };
    Arc::clone(order.get_or_insert_with(|| Arc::new(build::from_newest(index, &newest, sort))))
}

fn newest(cached: &mut CachedOrders, index: &Index) -> Order {
    let moved = std::mem::take(&mut cached.moved);
    let newest = match cached.newest.take() {
        Some(newest) if moved.is_empty() => newest,
        Some(newest) => Arc::new(build::merged(index, &newest, moved)),
        None => Arc::new(build::newest(index)),
    };
    Arc::clone(cached.newest.insert(newest))
}

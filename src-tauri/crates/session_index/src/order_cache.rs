//! The sort orders that were computed since the last change of the index.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::slot::Slot;

/// All rows in an order.
pub(crate) type Order = Arc<Vec<u32>>;

/// A cache of orders. `orders` fills it.
#[derive(Default)]
pub(crate) struct OrderCache(Mutex<CachedOrders>);

#[derive(Default)]
pub(crate) struct CachedOrders {
    pub(crate) newest: Option<Order>,
    /// The sessions added, removed or reconnected since `newest` was computed.
    pub(crate) moved: Vec<Slot>,
    pub(crate) derived: DerivedOrders,
}

/// Orders derived from the newest order; every change invalidates them.
#[derive(Default)]
pub(crate) struct DerivedOrders {
    /// Cheap to compute, so it is dropped when another order is requested.
    pub(crate) oldest: Option<Order>,
    pub(crate) person: Option<Order>,
    pub(crate) device: Option<Order>,
    pub(crate) address: Option<Order>,
    /// For each row a number that equal addresses share.
    pub(crate) address_classes: Option<Order>,
}

impl OrderCache {
    /// Notes that a session was added, removed or reconnected.
    pub(crate) fn moved(&mut self, slot: Slot) {
        let cached = self.0.get_mut().unwrap_or_else(PoisonError::into_inner);
        let Some(newest) = &cached.newest else { return };
        cached.moved.push(slot);
        if cached.moved.len() > newest.len() / 2 + 1_000 {
            cached.newest = None;
            cached.moved = Vec::new();
        }
    }

    /// Invalidates the derived orders.
    pub(crate) fn changed(&mut self) {
        self.0.get_mut().unwrap_or_else(PoisonError::into_inner).derived = DerivedOrders::default();
    }

    pub(crate) fn lock(&self) -> MutexGuard<'_, CachedOrders> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

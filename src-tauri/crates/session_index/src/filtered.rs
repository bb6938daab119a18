//! A filtered view of an order, without copying rows.

use std::{ops::Range, sync::OnceLock};

use crate::{bits::Bits, order_cache::Order, slot::Slot};

/// An order filtered by a set of rows.
pub(crate) struct Filtered {
    order: Order,
    bits: Bits,
    len: usize,
    marks: OnceLock<Vec<u32>>,
}

/// A mark for each `STRIDE` places of the order counts the matching rows before it.
const STRIDE: usize = 1024;

impl Filtered {
    pub(crate) fn new(order: &Order, bits: Bits) -> Self {
        let len = bits.count();
        Self { order: Order::clone(order), bits, len, marks: OnceLock::new() }
    }

    pub(crate) fn len(&self) -> usize {
        self.len
    }

    pub(crate) fn rows(&self) -> impl Iterator<Item = u32> + '_ {
        filter(&self.order, &self.bits)
    }

    /// The position of a session among the matching rows.
    pub(crate) fn position(&self, slot: Slot) -> Option<usize> {
        if !self.bits.contains(slot) {
            return None;
        }
        let place = self.order.iter().position(|row| *row == slot.number())?;
        Some(filter(&self.order[..place], &self.bits).count())
    }

    pub(crate) fn slots_in(&self, range: Range<usize>) -> impl Iterator<Item = Slot> + '_ {
        let (mut from, mut passed) = (0, 0);
        if range.start > 0 && !range.is_empty() {
            let marks = self.marks.get_or_init(|| marks_of(&self.order, &self.bits));
            let stride = marks.partition_point(|mark| *mark as usize <= range.start) - 1;
            (from, passed) = (stride * STRIDE, marks[stride] as usize);
        }
        filter(&self.order[from..], &self.bits)
            .skip(range.start - passed)
            .take(range.len())
            .map(Slot::of_number)
    }
}

/// The rows of an order that are in a set.
pub(crate) fn filter<'a>(order: &'a [u32], hits: &'a Bits) -> impl Iterator<Item = u32> + 'a {
    order.iter().copied().filter(|row| hits.has(*row as usize))
}

/// For each stride of an order, the number of matching rows before it.
fn marks_of(order: &[u32], hits: &Bits) -> Vec<u32> {
    let mut before = 0;
    let mark = |stride: &[u32]| {
        let mark = before;
        before += stride.iter().map(|row| u32::from(hits.has(*row as usize))).sum::<u32>();
        mark
    };
    order.chunks(STRIDE).map(mark).collect()
}

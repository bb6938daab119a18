//! What a sweep asks for next: where the page begins, and whether the one after it can be asked for
//! at the same time.

use std::hash::Hash;

use super::{
    Goal, Next, PageRequest, Stage, Sweep,
    edge::{Border, Edge},
};

/// Asked for once; the answer says what the server makes of it.
pub const FIRST_COUNT: u32 = 1_000;

impl<Id: Clone + Eq + Hash> Sweep<Id> {
    /// What to ask for. The same again until it is answered.
    #[must_use]
    pub fn next(&self, two_at_once: bool) -> Next {
        if self.stage == Stage::Finished {
            return Next::Finished;
        }
        let first = self.ask();
        match self.ask_after(first).filter(|_| two_at_once) {
            Some(second) => Next::Two(first, second),
            None => Next::One(first),
        }
    }

    fn ask(&self) -> PageRequest {
        let offset = match &self.edge {
            Edge::Top => 0,
            Edge::Blind { next, .. } => *next,
            Edge::Border(border) => self.offset_at(border),
        };
        let count = self.size.and_then(|size| u32::try_from(size).ok());
        PageRequest { offset, count: count.unwrap_or(FIRST_COUNT).clamp(1, FIRST_COUNT) }
    }

    fn offset_at(&self, border: &Border<Id>) -> u64 {
        let anchor = border.start.unwrap_or(border.end);
        let half = self.size.unwrap_or(2) / 2;
        if self.back > 0 {
            return anchor.saturating_sub(self.back.saturating_add(1));
        }
        if self.above > 0 {
            // Wholly above: go down in growing steps, then halve the distance.
            let step = half << self.above.min(30);
            return match self.below {
                Some(below) => border.end + (below.saturating_sub(border.end) / 2),
                None if self.above == 1 => border.end,
                None => border.end.saturating_add(step),
            };
        }
        if self.slack > 0 {
            let overlapping = anchor.saturating_sub(self.slack);
            return overlapping.max(border.end.saturating_sub(half));
        }
        // A page of one row cannot have a row of the page before.
        border.end + u64::from(self.size == Some(1))
    }

    /// The page after that one. It overlaps by two rows: its place alone proves nothing while the
    /// list may move between the two.
    fn ask_after(&self, first: PageRequest) -> Option<PageRequest> {
        let (size, total) = (self.size?, self.total?);
        let plain = self.pairs
            && self.goal == Goal::End
            && self.back == 0
            && self.above == 0
            && matches!(self.edge, Edge::Border(_));
        let reached = first.offset + size;
        (plain && size > 3 && reached < total).then(|| PageRequest {
            offset: reached.saturating_sub(1 + self.slack.max(1)),
            count: first.count,
        })
    }
}

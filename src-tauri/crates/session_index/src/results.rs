//! The results of a query: totals, and the lines to show.

use std::ops::Range;

use crate::{
    bits::Bits,
    filtered::{Filtered, filter},
    groups::{GroupCounts, Groups},
    hits::Hits,
    index::Index,
    query::{Grouping, Scope, Sort},
    slot::Slot,
};

/// The sessions that match a query, in order, under headings if the query groups.
///
/// Sessions that match only by the name of their host or workspace come last.
///
/// Lines are measured in units: a heading is 1 unit high, a session 2. Results are valid for one
/// version of the index; after a change, run the query again.
pub struct Results {
    pub(crate) hits: Hits,
    version: u64,
    total: usize,
    layout: Layout,
}

/// One line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The unit at which it begins.
    pub at: u64,
    /// What it shows.
    pub kind: LineKind,
}

/// What a line shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LineKind {
    /// A group begins.
    Heading(Heading),
    /// A session.
    Session(Slot),
}

/// A group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// Its first session, which says what the group shares.
    pub key: Slot,
    /// How many of its sessions match.
    pub count: usize,
    /// How many sessions it has in the scope, matching or not.
    pub known: usize,
    /// How many workspaces its matching sessions are from.
    pub workspaces: usize,
}

enum Layout {
    /// The whole order with a filter over it.
    Filtered(Vec<Filtered>),
    /// The matching rows, in order.
    Flat(Vec<u32>),
    Grouped(Groups),
}

/// Below one match in `RARE` sessions, the rows are copied out instead of filtering the order.
const RARE: usize = 500;

impl Results {
    pub(crate) fn new(index: &Index, hits: Hits, sort: Sort, grouping: Grouping) -> Self {
        let order = index.order(sort);
        let total = hits.bits.count();
        let parts = in_order_of_rank(&hits);
        let layout = if grouping == Grouping::None && total * RARE > order.len() {
            Layout::Filtered(parts.into_iter().map(|part| Filtered::new(&order, part)).collect())
        } else {
            let ordered: Vec<u32> = parts.iter().flat_map(|part| filter(&order, part)).collect();
            match Groups::of(index, grouping, &ordered) {
                Some(groups) => Layout::Grouped(groups),
                None => Layout::Flat(ordered),
            }
        };
        Self { hits, version: index.version(), total, layout }
    }

    /// How many sessions match.
    #[must_use]
    pub fn total(&self) -> usize {
        self.total
    }

    /// How many headings there are.
    #[must_use]
    pub fn groups(&self) -> usize {
        match &self.layout {
            Layout::Grouped(groups) => groups.len(),
            Layout::Filtered(_) | Layout::Flat(_) => 0,
        }
    }

    /// How high all lines are together.
    #[must_use]
    pub fn units(&self) -> u64 {
        self.groups() as u64 + 2 * self.total as u64
    }

    /// The version of the index that was searched.
    #[must_use]
    pub fn version(&self) -> u64 {
        self.version
    }

    /// The lines that overlap a range of units, in order.
    ///
    /// The index must be the one that was searched, unchanged.
    #[must_use]
    pub fn lines(&self, index: &Index, units: Range<u64>) -> Vec<Line> {
        let units = units.start..units.end.min(self.units());
        if units.is_empty() {
            return Vec::new();
        }
        if let Layout::Grouped(groups) = &self.layout {
            return grouped_lines(groups, index, &self.hits.predicate.scope, &units);
        }
        let sessions = whole(units.start / 2)..whole(units.end.div_ceil(2));
        let lines = self.slots_in(sessions.clone()).into_iter().zip(sessions.start as u64..);
        lines.map(|(slot, at)| Line { at: 2 * at, kind: LineKind::Session(slot) }).collect()
    }

    /// The unit at which a session's line begins, if it matches. The slot must be of the index that
    /// was searched, unchanged.
    #[must_use]
    pub fn position(&self, slot: Slot) -> Option<u64> {
        if !self.bits().contains(slot) {
            return None;
        }
        let place = |rows: &[u32]| rows.iter().position(|row| *row == slot.number());
        Some(match &self.layout {
            Layout::Flat(rows) => 2 * place(rows)? as u64,
            Layout::Filtered(parts) => {
                let mut before = 0;
                let within = parts.iter().find_map(|part| {
                    let within = part.position(slot);
                    before += if within.is_none() { part.len() } else { 0 };
                    within
                });
                2 * (before + within?) as u64
            }
            Layout::Grouped(groups) => {
                let member = place(&groups.members)?;
                groups.of_member(member) as u64 + 1 + 2 * member as u64
            }
        })
    }

    /// All matching sessions, in order.
    pub fn slots(&self) -> impl Iterator<Item = Slot> + '_ {
        let (rows, parts): (&[u32], &[Filtered]) = match &self.layout {
            Layout::Flat(rows) => (rows, &[]),
            Layout::Filtered(parts) => (&[], parts),
            Layout::Grouped(groups) => (&groups.members, &[]),
        };
        rows.iter().copied().chain(parts.iter().flat_map(Filtered::rows)).map(Slot::of_number)
    }

    /// The matching sessions, as a set.
    #[must_use]
    pub fn bits(&self) -> &Bits {
        &self.hits.bits
    }

    fn slots_in(&self, range: Range<usize>) -> Vec<Slot> {
        match &self.layout {
            Layout::Flat(rows) => rows[range].iter().map(|row| Slot::of_number(*row)).collect(),
            Layout::Grouped(groups) => {
                groups.members[range].iter().map(|row| Slot::of_number(*row)).collect()
            }
            Layout::Filtered(parts) => {
                let (mut slots, mut before) = (Vec::with_capacity(range.len()), 0);
                for part in parts {
                    let within = |place: usize| place.saturating_sub(before).min(part.len());
                    slots.extend(part.slots_in(within(range.start)..within(range.end)));
                    before += part.len();
                }
                slots
            }
        }
    }
}

/// The hits by rank, without empty sets. Sessions that match only by the name of their host or
/// workspace come last.
fn in_order_of_rank(hits: &Hits) -> Vec<Bits> {
    let Hits { bits, own, .. } = hits;
    let mut named = bits.clone();
    named.drop_all(own);
    let parts = [own.clone(), named].into_iter();
    parts.filter(|part| !part.is_empty()).collect()
}

fn grouped_lines(groups: &Groups, index: &Index, scope: &Scope, units: &Range<u64>) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut group = groups.at_unit(units.start);
    while group < groups.len() && groups.heading_at(group) < units.end {
        let (members, heading_at) = (groups.members_of(group), groups.heading_at(group));
        if heading_at >= units.start {
            let GroupCounts { known, workspaces } = groups.counts(group, index, scope);
            let key = Slot::of_number(members[0]);
            let heading = Heading { key, count: members.len(), known, workspaces };
            lines.push(Line { at: heading_at, kind: LineKind::Heading(heading) });
        }
        let first = whole(units.start.saturating_sub(heading_at + 1) / 2);
        for (place, row) in members.iter().enumerate().skip(first) {
            let at = heading_at + 1 + 2 * place as u64;
            if at >= units.end {
                break;
            }
            lines.push(Line { at, kind: LineKind::Session(Slot::of_number(*row)) });
        }
        group += 1;
    }
    lines
}

/// Units and lines are as many as there are sessions, times three at most.
fn whole(number: u64) -> usize {
    usize::try_from(number).expect("there are not more lines than memory holds")
}

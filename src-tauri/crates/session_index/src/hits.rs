//! The sessions that match a predicate, with the traces that the next query can reuse.

use std::sync::Arc;

use crate::{
    bits::Bits,
    predicate::{Predicate, SearchTerm},
    search::Trace,
};

/// The sessions that match a predicate, unordered.
pub(crate) struct Hits {
    pub(crate) predicate: Predicate,
    /// The trace of each search term, if one was kept.
    pub(crate) traces: Vec<Option<Arc<Trace>>>,
    pub(crate) bits: Bits,
    /// The sessions that match every term by more than the name of a host or a workspace. They are
    /// ranked first.
    pub(crate) own: Bits,
}

impl Hits {
    /// Whether a term was already searched, and its trace or that of a term that it narrows.
    pub(crate) fn cached(&self, term: &SearchTerm) -> (bool, Option<Arc<Trace>>) {
        let searched = self.predicate.terms.iter().zip(&self.traces);
        let same = searched.clone().find(|(searched, _)| *searched == term);
        let wider = || {
            let mut wider = searched.filter(|(searched, _)| term.narrows(searched));
            wider.find_map(|(_, trace)| trace.clone())
        };
        same.map_or_else(|| (false, wider()), |(_, trace)| (true, trace.clone()))
    }
}

//! Runs a query against the index.

use std::sync::Arc;

use crate::{
    bits::{Bits, each},
    hits::Hits,
    index::Index,
    predicate::Predicate,
    query::{Filters, Query, Scope},
    results::Results,
};

impl Index {
    /// Runs a query.
    ///
    /// `before` may be any earlier results. They speed the search up if they are of this version of
    /// the index and the query narrows theirs. They never change the answer.
    #[must_use]
    pub fn find(&self, query: &Query, before: Option<&Results>) -> Results {
        let predicate = Predicate::of(query);
        let before = before.filter(|before| {
            before.version() == self.version() && predicate.narrows(&before.hits.predicate)
        });
        let (mut hits, mut own) = if let Some(before) = before {
            let Hits { bits, own, .. } = &before.hits;
            let same_filters = predicate.same_filters(&before.hits.predicate);
            let hits =
                if same_filters { bits.clone() } else { self.filter(&predicate, bits.clone()) };
            (hits, own.clone())
        } else {
            let hits = self.filter(&predicate, self.live.clone());
            (hits.clone(), hits)
        };
        let mut traces = Vec::new();
        for term in &predicate.terms {
            let (searched, earlier) =
                before.map_or((false, None), |before| before.hits.cached(term));
            if searched {
                traces.push(earlier);
                continue;
            }
            let matched = self.search_term(term, &hits, earlier.as_deref());
            hits = matched.all;
            own.keep(&matched.own);
            traces.push(matched.trace.map(Arc::new));
        }
        own.keep(&hits);
        Results::new(self, Hits { predicate, traces, bits: hits, own }, query.sort, query.group)
    }

    /// The hits that pass scope and filters.
    fn filter(&self, predicate: &Predicate, mut hits: Bits) -> Bits {
        let Predicate { terms: _, scope, filters } = predicate;
        let Filters { connected_after_ms, connected_before_ms, kinds, systems, only } = filters;
        self.keep_in_scope(scope, &mut hits);
        if connected_after_ms.is_some() || connected_before_ms.is_some() {
            hits.keep(&each(&self.connected, |moment| {
                moment.lies_between(*connected_after_ms, *connected_before_ms)
            }));
        }
        if !kinds.is_empty() || !systems.is_empty() {
            let passes = self.clients.pass(kinds, systems);
            hits.keep(&each(&self.client, |client| passes[*client as usize]));
        }
        if let Some(only) = only {
            hits.keep(only);
        }
        hits
    }

    /// Drops the hits in workspaces outside the scope.
    pub(crate) fn keep_in_scope(&self, scope: &Scope, hits: &mut Bits) {
        let Scope::Only(workspaces) = scope else { return };
        let mut by_workspace = vec![false; self.workspaces.len()];
        for key in workspaces {
            by_workspace[usize::from(key.0)] = true;
        }
        let passes = self.readings.given(&by_workspace);
        hits.keep(&each(&self.reading, |place| passes[*place as usize]));
    }
}

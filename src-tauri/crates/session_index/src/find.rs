//! What a question finds.

use std::sync::Arc;

use crate::{
    Filters, Found, Index, Query, Scope,
    bits::Bits,
    predicate::{Needle, Wanted},
    search::{Trace, each},
};

impl Index {
    /// What a question finds, in order.
    ///
    /// `before` may be any result; it is used only if it is of this version of the index and every
    /// session that this question finds must be among its own. It never changes the answer.
    #[must_use]
    pub fn find(&self, query: &Query, before: Option<&Found>) -> Found {
        let wanted = Wanted::of(query);
        let before = before.filter(|found| {
            found.version() == self.version() && wanted.narrows(&found.hits.wanted)
        });
        let (mut hits, mut own) = if let Some(found) = before {
            let Hits { bits, own, .. } = &found.hits;
            let is_as_wide = wanted.lets_pass_the_same(&found.hits.wanted);
            let hits = if is_as_wide { bits.clone() } else { self.passing(&wanted, bits.clone()) };
            (hits, own.clone())
        } else {
            let hits = self.passing(&wanted, self.live.clone());
            (hits.clone(), hits)
        };
        let mut traces = Vec::new();
        for needle in &wanted.needles {
            let (known, earlier) =
                before.map_or((false, None), |found| found.hits.what_is_known_of(needle));
            if known {
                traces.push(earlier);
                continue;
            }
            let found = self.hit_by(needle, &hits, earlier.as_deref());
            hits = found.all;
            own.keep(&found.own);
            traces.push(found.trace.map(Arc::new));
        }
        own.keep(&hits);
        Found::new(self, Hits { wanted, traces, bits: hits, own }, query.sort, query.group)
    }

    /// Those of some sessions that pass scope and filters.
    fn passing(&self, wanted: &Wanted, mut hits: Bits) -> Bits {
        let Wanted { needles: _, scope, filters } = wanted;
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

    /// Drops those of some sessions that are in other workspaces.
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

/// The sessions that a question finds, without an order.
pub(crate) struct Hits {
    pub(crate) wanted: Wanted,
    /// For each needle what it hit, as far as that was kept.
    pub(crate) traces: Vec<Option<Arc<Trace>>>,
    pub(crate) bits: Bits,
    /// Those of them that each word hits in more than the name of a host or a workspace. They come
    /// first.
    pub(crate) own: Bits,
}

impl Hits {
    /// Whether a needle was asked already, and the trace of it or of one that it narrows.
    pub(crate) fn what_is_known_of(&self, needle: &Needle) -> (bool, Option<Arc<Trace>>) {
        let asked = self.wanted.needles.iter().zip(&self.traces);
        let same = asked.clone().find(|(asked, _)| *asked == needle);
        let wider =
            || asked.filter(|(asked, _)| needle.narrows(asked)).find_map(|(_, t)| t.clone());
        same.map_or_else(|| (false, wider()), |(_, trace)| (true, trace.clone()))
    }
}

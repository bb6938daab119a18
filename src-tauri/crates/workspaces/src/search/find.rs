//! Finding sessions among all that were read, over all workspaces at once.

mod details;
mod exporting;
#[cfg(test)]
mod from_outside;
mod kept;
mod nothing;
mod noticing;
mod query;
mod result;
#[cfg(test)]
mod tests;
mod view;

use std::{
    ops::Range,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use session_index::{
    Facets, Filters, Grouping, HintKind, Query, Results, Scope, Sort, Thresholds, Word,
};

use crate::{
    directory::{WorkspaceId, Workspaces},
    revoke::RevocationScope,
    search::{
        InternetAddress, SessionCard,
        parse::{ParsedQuery, Wanted, parse_query},
    },
};
use kept::{Kept, QueryResult};
use noticing::Noticing;
use view::View;

pub use nothing::WhyNothing;
pub use query::{FindFilters, FindQuery, LastConnected};
pub use result::{
    DoubtfulAddresses, Finding, FoundLine, GroupHeading, Noticed, Related, SessionDetails, Source,
};

/// Finds sessions in what was read. Cheap to clone; clones are the same. Needs no connection.
///
/// Where there are a million sessions, its methods take milliseconds of a processor: call them on a
/// thread that may be blocked.
#[derive(Clone)]
pub struct Finder {
    workspaces: Workspaces,
    kept: Arc<Mutex<Kept>>,
    noticing: Arc<Mutex<Noticing>>,
}

impl Finder {
    /// A finder over what these workspaces have read and will read.
    #[must_use]
    pub fn new(workspaces: Workspaces) -> Self {
        Self { workspaces, kept: Arc::default(), noticing: Arc::default() }
    }

    /// Forgets the last results, and what was noticed.
    pub fn forget(&self) {
        *locked(&self.kept) = Kept::default();
        *locked(&self.noticing) = Noticing::default();
    }

    /// From when on hints are given.
    #[must_use]
    pub fn thresholds(&self) -> Thresholds {
        Thresholds::default()
    }

    /// Searches everything that was read in the scope of the query.
    #[must_use]
    pub fn find(&self, query: &FindQuery) -> Finding {
        let now = (self.workspaces.settings.clock)();
        self.viewed(|view| {
            let understood = understood(view, query);
            let filters = filters(view, &query.filters, now);
            let mut wanted = Query {
                words: words(&understood),
                scope: scope(view, query.workspace.as_ref()),
                filters: Filters::default(),
                sort: query.sort,
                group: query.group,
            };
            let before = locked(&self.kept).before().map(|result| result.unfiltered);
            let find = |wanted: &Query, before: Option<&Results>| view.index.find(wanted, before);
            // Only how much that would be is shown, so its order does not matter.
            let unordered = Query { sort: Sort::Newest, group: Grouping::None, ..wanted.clone() };
            let unfiltered =
                (!query.filters.is_open()).then(|| find(&unordered, before.as_deref()));
            wanted.filters = filters;
            let found = Arc::new(find(&wanted, unfiltered.as_ref().or(before.as_deref())));
            let unfiltered = unfiltered.map_or_else(|| Arc::clone(&found), Arc::new);
            let result = QueryResult { found, unfiltered, group: query.group };
            let id = locked(&self.kept).keep(result.clone());
            let is_nothing = result.unfiltered.total() == 0;
            let nothing = is_nothing.then(|| nothing::why(view, &understood.words, &wanted.scope));
            Finding { nothing: nothing.flatten(), ..finding(view, id, &result, understood, query) }
        })
    }

    /// Everything that a query finds, as cards.
    ///
    /// # Errors
    /// How many there are, when that is more than `most`.
    pub(crate) fn everything(
        &self,
        query: &FindQuery,
        most: usize,
    ) -> Result<Vec<SessionCard>, usize> {
        let now = (self.workspaces.settings.clock)();
        self.viewed(|view| {
            let wanted = Query {
                words: words(&understood(view, query)),
                scope: scope(view, query.workspace.as_ref()),
                filters: filters(view, &query.filters, now),
                ..Query::default()
            };
            let found = view.index.find(&wanted, None);
            if found.total() > most {
                return Err(found.total());
            }
            Ok(found.bits().iter().filter_map(|slot| view.card(slot)).collect())
        })
    }

    /// For the scope of an internet address: the workspaces in which most sessions share it.
    pub(crate) fn doubtful_in(&self, scope: &RevocationScope) -> Vec<DoubtfulAddresses> {
        let (text, scope) = match scope {
            RevocationScope::Address(address) => (address.as_str(), None),
            RevocationScope::Found(query) => (query.text.as_str(), query.workspace.as_ref()),
            RevocationScope::Sessions(_) | RevocationScope::Accounts(_) => return Vec::new(),
        };
        let wanted = parse_query(text).words;
        let single = wanted.iter().flat_map(Wanted::alternatives).filter_map(Wanted::single);
        let named: Vec<_> = single.map(InternetAddress::of).collect();
        let mut doubtful = self.viewed(|view| view.doubtful(scope));
        doubtful.retain(|one| named.contains(&one.address));
        doubtful
    }

    /// The lines of a result between two heights, in units. `None` when the result is not kept any
    /// more, or something was read since: search again.
    #[must_use]
    pub fn lines(&self, result: u32, units: Range<u32>) -> Option<Vec<FoundLine>> {
        let result = locked(&self.kept).get(result)?;
        self.viewed(|view| {
            let current = result.found.version() == view.index.version();
            current.then(|| view.lines(&result, units.start.into()..units.end.into()))
        })
    }

    /// A session and those around it; `None` when it is not among what was read.
    #[must_use]
    pub fn details(&self, id: &WorkspaceId, session: &str) -> Option<SessionDetails> {
        self.viewed(|view| details::of(view, id, session))
    }

    /// The cards of these sessions, in this order; those that are not among what was read are left
    /// out.
    #[must_use]
    pub fn cards(&self, keys: &[(WorkspaceId, String)]) -> Vec<SessionCard> {
        self.viewed(|view| {
            let slots = keys.iter().filter_map(|(id, session)| view.slot_of(id, session));
            slots.filter_map(|slot| view.card(slot)).collect()
        })
    }

    /// Looks at what was read, with hints that are new enough.
    fn viewed<T>(&self, look: impl FnOnce(&View<'_>) -> T) -> T {
        let now = (self.workspaces.settings.clock)();
        let listed = self.workspaces.stored.now();
        self.workspaces.with_index(|index, keys| {
            let hints = locked(&self.noticing).current(index, now);
            let order = listed.entries.iter().map(|entry| entry.id.clone()).collect();
            look(&View { index, keys, hints, order })
        })
    }
}

fn filters(view: &View<'_>, wanted: &FindFilters, now: jiff::Timestamp) -> Filters {
    let (connected_after_ms, connected_before_ms) =
        wanted.last_connected.map_or((None, None), |last| last.bounds(now));
    Filters {
        connected_after_ms,
        connected_before_ms,
        kinds: wanted.kinds.clone(),
        systems: wanted.systems.clone(),
        only: (!wanted.hints.is_empty()).then(|| view.hints.with(view.index, &wanted.hints)),
    }
}

fn finding(
    view: &View<'_>,
    id: u32,
    result: &QueryResult,
    understood: ParsedQuery,
    query: &FindQuery,
) -> Finding {
    let QueryResult { found, unfiltered, group: _ } = result;
    let Facets { kinds, systems, mut workspaces } = view.index.facets(unfiltered);
    if !Arc::ptr_eq(found, unfiltered) {
        workspaces = view.index.facets(found).workspaces;
    }
    let anchor = query.anchor.as_ref();
    let anchor_at = anchor
        .and_then(|(id, session)| view.slot_of(id, session))
        .and_then(|slot| found.position(slot));
    let from = anchor_at.unwrap_or(0);
    let scope = query.workspace.as_ref();
    Finding {
        id,
        total: found.total(),
        groups: found.groups(),
        units: found.units(),
        understood,
        nothing: None,
        sources: view.sources(&workspaces, scope),
        kinds,
        systems,
        hints: HintKind::ALL
            .into_iter()
            .map(|kind| {
                let with = view.hints.with(view.index, &[kind]);
                (kind, with.count_in_both(unfiltered.bits()))
            })
            .filter(|(_, count)| *count > 0)
            .collect(),
        doubtful: view.doubtful(scope),
        behind: view.hints.version() != view.index.version(),
        anchor_at,
        lines: view.lines(result, from..from + u64::from(query.visible)),
    }
}

/// What a text is taken for, among what was read: where nothing has all of it, any of it.
fn understood(view: &View<'_>, query: &FindQuery) -> ParsedQuery {
    let understood = parse_query(&query.text);
    if understood.otherwise.is_empty() {
        return understood;
    }
    let scope = scope(view, query.workspace.as_ref());
    let all = Query { words: words(&understood), scope, ..Query::default() };
    if view.index.find(&all, None).total() > 0 {
        return understood;
    }
    understood.clone().otherwise().unwrap_or(understood)
}

fn words(understood: &ParsedQuery) -> Vec<Word> {
    understood.words.iter().map(word).collect()
}

fn word(wanted: &Wanted) -> Word {
    match wanted {
        Wanted::Text(text) => Word::Text(text.clone()),
        Wanted::Network { address, prefix_len } => {
            Word::Network(session_index::Network { address: *address, prefix_len: *prefix_len })
        }
        Wanted::Span(span) => Word::Span(*span),
        Wanted::AnyOf(wanted) => Word::AnyOf(wanted.iter().map(word).collect()),
    }
}

/// A workspace of which nothing was read has no key, and nothing of it is found.
fn scope(view: &View<'_>, workspace: Option<&WorkspaceId>) -> Scope {
    match workspace {
        Some(id) => Scope::Only(view.keys.key_of(id).into_iter().collect()),
        None => Scope::All,
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

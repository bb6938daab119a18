//! Which sessions a question finds.

use memchr::memmem::Finder;

use crate::{
    Filters, Found, Index, Network, Query, Scope, Word, addresses::Dotted, bits::Bits, fold::fold,
};

/// From so many sessions down, each is looked at by itself.
const FEW: usize = 4_000;

/// What a question asks besides order and headings.
pub(crate) struct Wanted {
    needles: Vec<Needle>,
    scope: Scope,
    filters: Filters,
}

/// A word, folded.
#[derive(Clone, PartialEq)]
enum Needle {
    Text(String),
    Network(Network),
}

/// A text that is looked for, prepared.
pub(crate) struct TextSearch<'n> {
    finder: Finder<'n>,
    dotted: Option<Dotted>,
}

impl Index {
    /// What a question finds, in order.
    ///
    /// `before` may be any result; it is used only if it is of this version of the index and every
    /// session that this question finds must be among its own. It never changes the answer.
    #[must_use]
    pub fn find(&self, query: &Query, before: Option<&Found>) -> Found {
        let wanted = Wanted::of(query);
        let before =
            before.filter(|found| found.version == self.version() && wanted.narrows(&found.wanted));
        let mut hits = before.map_or_else(|| self.passing(&wanted), |found| found.hits.clone());
        let mut left = hits.count();
        for needle in &wanted.needles {
            if before.is_some_and(|found| found.wanted.needles.contains(needle)) {
                continue;
            }
            if left <= FEW {
                self.check_each(needle, &mut hits);
            } else {
                hits.keep(&self.search(needle));
            }
            left = hits.count();
        }
        Found::new(self, wanted, hits, left, query.sort, query.group)
    }

    /// The sessions that pass scope and filters.
    fn passing(&self, wanted: &Wanted) -> Bits {
        let Wanted { needles: _, scope, filters } = wanted;
        let Filters { connected_after_ms, connected_before_ms, kinds, systems, only } = filters;
        let mut hits = self.live.clone();
        if let Scope::Only(workspaces) = scope {
            let mut by_workspace = vec![false; self.workspaces.len()];
            workspaces.iter().for_each(|key| by_workspace[usize::from(key.0)] = true);
            let passes = self.workspaces.by_reading(&by_workspace);
            hits.keep(&each(&self.reading, |reading| passes[reading.0 as usize]));
        }
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

    /// The places that a word hits, free ones perhaps among them.
    fn search(&self, needle: &Needle) -> Bits {
        let mut hits = Bits::zeros(self.places());
        match needle {
            Needle::Network(network) => self.addresses.search_network(network, &mut hits),
            Needle::Text(text) => {
                let text = TextSearch::of(text);
                self.ids.search(&text.finder, &mut hits);
                self.addresses.search(text.dotted.as_ref(), &text.finder, &mut hits);
                self.search_shared(&text, &mut hits);
            }
        }
        hits
    }

    /// Adds what a text hits in what sessions share.
    fn search_shared(&self, text: &TextSearch<'_>, hits: &mut Bits) {
        let workspaces = self.workspaces.named(|name| text.finder.find(name.as_bytes()).is_some());
        if workspaces.contains(&true) {
            let named = self.workspaces.by_reading(&workspaces);
            hits.join(&each(&self.reading, |reading| named[reading.0 as usize]));
        }
        let accounts = self.accounts.search(&text.finder);
        if !accounts.is_empty() {
            hits.join(&each(&self.account, |account| accounts.has(*account as usize)));
        }
        let clients = self.clients.search(&text.finder);
        if clients.contains(&true) {
            hits.join(&each(&self.client, |client| clients[*client as usize]));
        }
    }

    /// Keeps those that a word hits, looking at each.
    fn check_each(&self, needle: &Needle, hits: &mut Bits) {
        let rows: Vec<usize> = hits.ones().collect();
        match needle {
            Needle::Network(network) => {
                for row in rows.into_iter().filter(|row| !self.addresses.lies_in(*row, network)) {
                    hits.unset(row);
                }
            }
            Needle::Text(text) => {
                let text = TextSearch::of(text);
                let clients = self.clients.search(&text.finder);
                let named =
                    self.workspaces.named(|name| text.finder.find(name.as_bytes()).is_some());
                let named = self.workspaces.by_reading(&named);
                for row in rows {
                    let hit = named[self.reading[row].0 as usize]
                        || clients[self.client[row] as usize]
                        || self.accounts.contains(self.account[row], &text.finder)
                        || self.ids.contains(row, &text.finder)
                        || self.addresses.contains(row, text.dotted.as_ref(), &text.finder);
                    if !hit {
                        hits.unset(row);
                    }
                }
            }
        }
    }
}

impl Wanted {
    fn of(query: &Query) -> Self {
        let mut needles: Vec<Needle> = Vec::new();
        for word in &query.words {
            let needle = match word {
                Word::Text(text) => Needle::Text(fold(text)),
                Word::Network(network) => Needle::Network(*network),
            };
            if needle != Needle::Text(String::new()) && !needles.contains(&needle) {
                needles.push(needle);
            }
        }
        needles.sort_by_key(|needle| std::cmp::Reverse(needle.length()));
        Self { needles, scope: query.scope.clone(), filters: query.filters.clone() }
    }

    /// Whether all that this finds is found by the other one too.
    fn narrows(&self, other: &Self) -> bool {
        let implied = |needle: &Needle| self.needles.iter().any(|own| own.narrows(needle));
        self.scope == other.scope
            && self.filters.are(&other.filters)
            && other.needles.iter().all(implied)
    }
}

impl Needle {
    fn narrows(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Text(own), Self::Text(other)) => own.contains(other.as_str()),
            (Self::Network(own), Self::Network(other)) => own.lies_in(other),
            (Self::Text(_), Self::Network(_)) | (Self::Network(_), Self::Text(_)) => false,
        }
    }

    /// Long ones leave few sessions, so they come first; ranges are found fastest.
    fn length(&self) -> usize {
        match self {
            Self::Text(text) => text.len(),
            Self::Network(_) => usize::MAX,
        }
    }
}

impl Filters {
    fn are(&self, other: &Self) -> bool {
        let Self { connected_after_ms, connected_before_ms, kinds, systems, only } = self;
        *connected_after_ms == other.connected_after_ms
            && *connected_before_ms == other.connected_before_ms
            && *kinds == other.kinds
            && *systems == other.systems
            && *only == other.only
    }
}

impl<'n> TextSearch<'n> {
    fn of(text: &'n str) -> Self {
        Self { finder: Finder::new(text), dotted: Dotted::of(text) }
    }
}

/// A bit for each row of a column.
pub(crate) fn each<T>(column: &[T], hit: impl Fn(&T) -> bool) -> Bits {
    let word = |rows: &[T]| {
        rows.iter().enumerate().fold(0, |word, (at, value)| word | u64::from(hit(value)) << at)
    };
    Bits::of_words(column.chunks(64).map(word).collect())
}

//! A query compiled for the search, and when one query narrows another.

use crate::{
    fold::{fold, spelled_out},
    query::{Filters, Query, Scope, Word},
    span::Span,
    word_prefix::has_word_prefix,
};

/// A compiled query, without order and grouping.
pub(crate) struct Predicate {
    pub(crate) terms: Vec<SearchTerm>,
    pub(crate) scope: Scope,
    pub(crate) filters: Filters,
}

/// A folded word; one of its alternatives must match.
#[derive(Clone, PartialEq)]
pub(crate) struct SearchTerm(Vec<Alternative>);

/// One form in which a word can match.
#[derive(Clone, PartialEq)]
pub(crate) enum Alternative {
    /// Not empty.
    Text(String),
    /// A span of addresses; a network is one.
    Span(Span),
}

impl Predicate {
    pub(crate) fn of(query: &Query) -> Self {
        let mut terms: Vec<SearchTerm> = Vec::new();
        for term in query.words.iter().filter_map(SearchTerm::of) {
            if !terms.contains(&term) {
                terms.push(term);
            }
        }
        terms.sort_by_key(|term| std::cmp::Reverse(term.length()));
        Self { terms, scope: query.scope.clone(), filters: query.filters.clone() }
    }

    /// Whether the other predicate matches every session that this one does.
    pub(crate) fn narrows(&self, other: &Self) -> bool {
        let implied = |term: &SearchTerm| self.terms.iter().any(|own| own.narrows(term));
        (other.scope == Scope::All || self.scope == other.scope)
            && self.filters.narrow(&other.filters)
            && other.terms.iter().all(implied)
    }

    /// Whether both have the same scope and filters.
    pub(crate) fn same_filters(&self, other: &Self) -> bool {
        self.scope == other.scope && self.filters == other.filters
    }
}

impl SearchTerm {
    /// `None` for a word that every session matches.
    fn of(word: &Word) -> Option<Self> {
        let mut alternatives = Vec::new();
        match word {
            Word::Text(text) => {
                let folded = Some(fold(text)).filter(|folded| !folded.is_empty())?;
                alternatives.extend([Some(folded), spelled_out(text)].map(Alternative::text));
            }
            Word::Network(network) => alternatives.push(Some(Alternative::Span(Span::of(network)))),
            Word::Span(span) => alternatives.push(Some(Alternative::Span(*span))),
            Word::AnyOf(words) => {
                for word in words {
                    alternatives.extend(Self::of(word)?.0.into_iter().map(Some));
                }
            }
        }
        let mut term = Self(Vec::new());
        for alternative in alternatives.into_iter().flatten() {
            if !term.0.contains(&alternative) {
                term.0.push(alternative);
            }
        }
        Some(term)
    }

    pub(crate) fn alternatives(&self) -> &[Alternative] {
        &self.0
    }

    /// Whether the other term matches wherever this one does, in the same field.
    pub(crate) fn narrows(&self, other: &Self) -> bool {
        self.0.iter().all(|own| other.0.iter().any(|other| own.narrows(other)))
    }

    /// The sort key: long terms match few sessions, so they are searched first; ranges are fastest.
    fn length(&self) -> usize {
        self.0.iter().map(Alternative::length).min().unwrap_or(usize::MAX)
    }
}

impl Alternative {
    fn text(folded: Option<String>) -> Option<Self> {
        folded.map(Self::Text)
    }

    /// A longer text narrows a shorter one only if the shorter starts a word in it: names of
    /// workspaces and hosts match only from there.
    fn narrows(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Text(own), Self::Text(other)) => has_word_prefix(own, other),
            (Self::Span(own), Self::Span(other)) => own.lies_in(other),
            (Self::Text(_), Self::Span(_)) | (Self::Span(_), Self::Text(_)) => false,
        }
    }

    fn length(&self) -> usize {
        match self {
            Self::Text(text) => text.len(),
            Self::Span(_) => usize::MAX,
        }
    }
}

impl Filters {
    /// Whether each filter equals the other's, or the other's is unset.
    fn narrow(&self, other: &Self) -> bool {
        let Self { connected_after_ms, connected_before_ms, kinds, systems, only } = other;
        (connected_after_ms.is_none() || *connected_after_ms == self.connected_after_ms)
            && (connected_before_ms.is_none() || *connected_before_ms == self.connected_before_ms)
            && (kinds.is_empty() || *kinds == self.kinds)
            && (systems.is_empty() || *systems == self.systems)
            && (only.is_none() || *only == self.only)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::DeviceKind;

    #[test]
    fn a_filter_and_a_scope_narrow_what_has_none_and_not_what_has_another() {
        let kind = |kind| Filters { kinds: vec![kind], ..Filters::default() };
        let asked = |filters: &Filters, scope: &Scope| {
            let (filters, scope) = (filters.clone(), scope.clone());
            Predicate::of(&Query { scope, filters, ..Query::default() })
        };
        let (open, browsers, phones) =
            (Filters::default(), kind(DeviceKind::Browser), kind(DeviceKind::Mobile));
        let late = Filters { connected_after_ms: Some(5), ..browsers.clone() };
        let (all, none) = (Scope::All, Scope::Only(Vec::new()));
        for (own, other, narrows) in [
            (&browsers, &open, true),
            (&late, &browsers, true),
            (&open, &browsers, false),
            (&browsers, &late, false),
            (&phones, &browsers, false),
        ] {
            let predicate = asked(own, &all);
            assert_eq!(predicate.narrows(&asked(other, &all)), narrows, "{own:?} {other:?}");
            assert!(!predicate.same_filters(&asked(other, &all)));
        }
        assert!(asked(&open, &none).narrows(&asked(&open, &all)));
        assert!(!asked(&open, &all).narrows(&asked(&open, &none)));
    }
}

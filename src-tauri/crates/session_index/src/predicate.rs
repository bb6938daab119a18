//! What a question asks besides order and headings, and when one asks for less than another.

use crate::{
    Filters, Query, Scope, Span, Word,
    fold::{fold, spelled_out},
    word_prefix::begins_word,
};

/// Words, scope and filters.
pub(crate) struct Wanted {
    pub(crate) needles: Vec<Needle>,
    pub(crate) scope: Scope,
    pub(crate) filters: Filters,
}

/// A word, folded: one of these must be found.
#[derive(Clone, PartialEq)]
pub(crate) struct Needle(Vec<Alternative>);

/// One form in which a word is found.
#[derive(Clone, PartialEq)]
pub(crate) enum Alternative {
    /// Not empty.
    Text(String),
    /// A network is the span of its addresses.
    Span(Span),
}

impl Wanted {
    pub(crate) fn of(query: &Query) -> Self {
        let mut needles: Vec<Needle> = Vec::new();
        for needle in query.words.iter().filter_map(Needle::of) {
            if !needles.contains(&needle) {
                needles.push(needle);
            }
        }
        needles.sort_by_key(|needle| std::cmp::Reverse(needle.length()));
        Self { needles, scope: query.scope.clone(), filters: query.filters.clone() }
    }

    /// Whether all that this finds is found by the other one too.
    pub(crate) fn narrows(&self, other: &Self) -> bool {
        let implied = |needle: &Needle| self.needles.iter().any(|own| own.narrows(needle));
        (other.scope == Scope::All || self.scope == other.scope)
            && self.filters.narrow(&other.filters)
            && other.needles.iter().all(implied)
    }

    /// Whether scope and filters are those of the other one.
    pub(crate) fn lets_pass_the_same(&self, other: &Self) -> bool {
        self.scope == other.scope && self.filters.are(&other.filters)
    }
}

impl Needle {
    /// `None` for what everything has.
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
        let mut needle = Self(Vec::new());
        for alternative in alternatives.into_iter().flatten() {
            if !needle.0.contains(&alternative) {
                needle.0.push(alternative);
            }
        }
        Some(needle)
    }

    pub(crate) fn alternatives(&self) -> &[Alternative] {
        &self.0
    }

    /// Whether all that this hits is hit by the other one too, in the same field.
    pub(crate) fn narrows(&self, other: &Self) -> bool {
        self.0.iter().all(|own| other.0.iter().any(|other| own.narrows(other)))
    }

    /// Long ones leave few sessions, so they come first; ranges are found fastest.
    fn length(&self) -> usize {
        self.0.iter().map(Alternative::length).min().unwrap_or(usize::MAX)
    }
}

impl Alternative {
    fn text(folded: Option<String>) -> Option<Self> {
        folded.map(Self::Text)
    }

    /// A text is narrowed by a longer one only if it stands at the beginning of a word in it: names
    /// of workspaces and hosts are found only from there.
    fn narrows(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Text(own), Self::Text(other)) => begins_word(own, other),
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
    /// Whether each is the same as the other's, or the other's lets all pass.
    fn narrow(&self, other: &Self) -> bool {
        let Self { connected_after_ms, connected_before_ms, kinds, systems, only } = other;
        (connected_after_ms.is_none() || *connected_after_ms == self.connected_after_ms)
            && (connected_before_ms.is_none() || *connected_before_ms == self.connected_before_ms)
            && (kinds.is_empty() || *kinds == self.kinds)
            && (systems.is_empty() || *systems == self.systems)
            && (only.is_none() || *only == self.only)
    }

    fn are(&self, other: &Self) -> bool {
        let Self { connected_after_ms, connected_before_ms, kinds, systems, only } = self;
        *connected_after_ms == other.connected_after_ms
            && *connected_before_ms == other.connected_before_ms
            && *kinds == other.kinds
            && *systems == other.systems
            && *only == other.only
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::DeviceKind;

    #[test]
    fn a_filter_and_a_scope_narrow_what_has_none_and_not_what_has_another() {
        let kind = |kind| Filters { kinds: vec![kind], ..Filters::default() };
        let asked = |filters: &Filters, scope: &Scope| {
            let (filters, scope) = (filters.clone(), scope.clone());
            Wanted::of(&Query { scope, filters, ..Query::default() })
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
            let wanted = asked(own, &all);
            assert_eq!(wanted.narrows(&asked(other, &all)), narrows, "{own:?} {other:?}");
            assert!(!wanted.lets_pass_the_same(&asked(other, &all)));
        }
        assert!(asked(&open, &none).narrows(&asked(&open, &all)));
        assert!(!asked(&open, &all).narrows(&asked(&open, &none)));
    }
}

//! Why nothing was found though several terms were searched.

use session_index::{Query, Scope};

use super::{view::View, word};
use crate::search::parse::Wanted;

/// What keeps a search from finding anything.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WhyNothing {
    /// What finds nothing: by itself, or else together with the others.
    pub missing: Vec<String>,
    /// Whether it finds nothing even by itself.
    pub at_all: bool,
    /// The other terms that were searched.
    pub others: Vec<String>,
    /// How many sessions that finds.
    pub total: usize,
}

/// With more words, a search is not looked into.
const MOST: usize = 6;

/// Looks into a search of some words that found nothing; filters do not count.
pub fn why(view: &View<'_>, words: &[Wanted], scope: &Scope) -> Option<WhyNothing> {
    if !(2..=MOST).contains(&words.len()) {
        return None;
    }
    let total = |words: &[&Wanted]| {
        let words = words.iter().map(|wanted| word(wanted)).collect();
        let query = Query { words, scope: scope.clone(), ..Query::default() };
        view.index.find(&query, None).total()
    };
    let said = |missing: &[&Wanted], at_all, others: &[&Wanted], total| WhyNothing {
        missing: missing.iter().map(|wanted| wanted.written()).collect(),
        at_all,
        others: others.iter().map(|wanted| wanted.written()).collect(),
        total,
    };
    let (missing, others): (Vec<_>, Vec<_>) = words.iter().partition(|word| total(&[word]) == 0);
    if !missing.is_empty() {
        let found = if others.is_empty() { 0 } else { total(&others) };
        return Some(said(&missing, true, &others, found));
    }
    let without = |at: usize| -> Vec<&Wanted> {
        words.iter().enumerate().filter(|(place, _)| *place != at).map(|(_, word)| word).collect()
    };
    // Of two that are as good, the one that was typed last is left out.
    let (found, at) = (0..words.len()).map(|at| (total(&without(at)), at)).max()?;
    (found > 0).then(|| said(&[&words[at]], false, &without(at), found))
}

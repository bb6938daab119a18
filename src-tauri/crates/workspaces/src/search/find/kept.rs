//! The last results, so that more of their lines can be shown.

use std::{collections::VecDeque, sync::Arc};

use session_index::{Grouping, Results};

/// A result, with and without its filters.
#[derive(Clone)]
pub struct QueryResult {
    /// What was found.
    pub found: Arc<Results>,
    /// What would have been found without the filters.
    pub unfiltered: Arc<Results>,
    /// What its headings are.
    pub group: Grouping,
}

/// So many results are kept: the window shows one while it asks for the next.
const KEPT: usize = 2;

/// The last results.
#[derive(Default)]
pub struct Kept {
    last: u32,
    results: VecDeque<(u32, QueryResult)>,
}

impl Kept {
    /// Keeps a result; returns its name.
    pub fn keep(&mut self, result: QueryResult) -> u32 {
        self.last = self.last.wrapping_add(1);
        self.results.push_front((self.last, result));
        self.results.truncate(KEPT);
        self.last
    }

    /// The result of a name.
    pub fn get(&self, id: u32) -> Option<QueryResult> {
        let result = self.results.iter().find(|(kept, _)| *kept == id);
        result.map(|(_, result)| result.clone())
    }

    /// The newest result: the next key mostly narrows it.
    pub fn before(&self) -> Option<QueryResult> {
        self.results.front().map(|(_, result)| result.clone())
    }
}

#[cfg(test)]
mod tests {
    use session_index::{Index, Query};

    use super::*;

    #[test]
    fn the_two_newest_results_are_kept() {
        let index = Index::new();
        let found = Arc::new(index.find(&Query::default(), None));
        let result =
            QueryResult { found: Arc::clone(&found), unfiltered: found, group: Grouping::None };
        let mut kept = Kept::default();
        let ids: Vec<u32> = (0..3).map(|_| kept.keep(result.clone())).collect();
        let still: Vec<bool> = ids.iter().map(|id| kept.get(*id).is_some()).collect();
        assert_eq!(still, [false, true, true]);
        assert!(kept.get(0).is_none());
    }
}

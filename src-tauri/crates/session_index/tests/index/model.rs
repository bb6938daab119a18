//! The model: the index written without care for speed. It defines the meaning of every query.

use std::collections::BTreeMap;

use session_index::{
    Filters, Grouping, Index, LineKind, Query, Reading, Scope, Session, Slot, Word, WorkspaceKey,
    fold,
};

use crate::{
    model_match::{Match, matched},
    model_order,
};

/// All sessions, owned.
#[derive(Default)]
pub struct Model {
    pub names: BTreeMap<WorkspaceKey, String>,
    pub rows: Vec<Row>,
}

#[derive(Clone)]
pub struct Row {
    pub workspace: WorkspaceKey,
    pub reading: Reading,
    pub as_of_ms: i64,
    pub session: Session,
}

/// A line, by what it shows.
#[derive(Debug, PartialEq, Eq)]
pub enum ModelLine {
    Heading { at: u64, key: Name, count: usize, known: usize, workspaces: usize },
    Session { at: u64, name: Name },
}

/// The identity of a session.
pub type Name = (WorkspaceKey, String);

impl Model {
    pub fn put(&mut self, row: Row) {
        let known = self.rows.iter_mut().find(|known| known.name() == row.name());
        match known {
            Some(known) => *known = row,
            None => self.rows.push(row),
        }
    }

    /// The lines that answer a query.
    pub fn lines(&self, query: &Query, hits: impl Fn(&Row) -> bool) -> Vec<ModelLine> {
        let rows = self.rows.iter().filter(|row| hits(row) && may_be(row, query));
        let ranked = rows.filter_map(|row| Some((self.rank(row, &query.words)?, row)));
        let mut found: Vec<(Match, &Row)> = ranked.collect();
        found.sort_by(|(rank, one), (other_rank, other)| {
            let order = || model_order::compare(query.sort, one, other);
            rank.cmp(other_rank).then_with(order)
        });
        let found = found.into_iter().map(|(_, row)| row).collect();
        let mut lines = Vec::new();
        let mut at = 0;
        let in_scope = |row: &&Row| is_in_scope(row, &query.scope);
        let everything = groups(query.group, self.rows.iter().filter(in_scope).collect());
        for group in groups(query.group, found) {
            if query.group != Grouping::None {
                let whole = everything
                    .iter()
                    .find(|whole| whole.iter().any(|row| row.name() == group[0].name()));
                let known = whole.map_or(0, Vec::len);
                let mut workspaces: Vec<_> = group.iter().map(|row| row.workspace).collect();
                workspaces.sort();
                workspaces.dedup();
                let (key, count, workspaces) = (group[0].name(), group.len(), workspaces.len());
                lines.push(ModelLine::Heading { at, key, count, known, workspaces });
                at += 1;
            }
            for row in group {
                lines.push(ModelLine::Session { at, name: row.name() });
                at += 2;
            }
        }
        lines
    }

    /// How a row is found by all words: the least of how it is found by each.
    fn rank(&self, row: &Row, words: &[Word]) -> Option<Match> {
        let name = self.names.get(&row.workspace).map(String::as_str);
        let each: Option<Vec<Match>> =
            words.iter().map(|word| matched(&row.session, name, word)).collect();
        Some(each?.into_iter().max().unwrap_or(Match::ByItself))
    }
}

fn may_be(row: &Row, query: &Query) -> bool {
    is_in_scope(row, &query.scope) && passes(&row.session, &query.filters)
}

impl Row {
    pub fn name(&self) -> Name {
        (self.workspace, self.session.session_id.clone())
    }
}

fn is_in_scope(row: &Row, scope: &Scope) -> bool {
    match scope {
        Scope::All => true,
        Scope::Only(keys) => keys.contains(&row.workspace),
    }
}

fn passes(session: &Session, filters: &Filters) -> bool {
    let Filters { connected_after_ms, connected_before_ms, kinds, systems, only: _ } = filters;
    let system = fold(session.device.system.as_deref().unwrap_or_default());
    let moment = session.last_connected;
    connected_after_ms.is_none_or(|after| moment.is_some_and(|moment| moment >= after))
        && connected_before_ms.is_none_or(|before| moment.is_some_and(|moment| moment < before))
        && (kinds.is_empty() || kinds.contains(&session.device.kind))
        && (systems.is_empty() || systems.contains(&system))
}

fn groups(grouping: Grouping, rows: Vec<&Row>) -> Vec<Vec<&Row>> {
    let key = |row: &Row| match grouping {
        Grouping::None => None,
        Grouping::Account => Some((Some(row.workspace), row.session.account.user_id.clone(), None)),
        Grouping::Address => Some((None, None, row.session.address.clone())),
    };
    let mut groups: Vec<Vec<&Row>> = Vec::new();
    for row in rows {
        match groups.iter_mut().find(|group| key(group[0]) == key(row)) {
            Some(group) => group.push(row),
            None => groups.push(vec![row]),
        }
    }
    groups
}

/// The lines of the index's answer in a range of units, in the same form.
pub fn lines_of(
    index: &Index,
    found: &session_index::Results,
    units: std::ops::Range<u64>,
) -> Vec<ModelLine> {
    let name = |slot: Slot| {
        let entry = index.session(slot).expect("it was found");
        (entry.workspace, entry.session.session_id)
    };
    let lines = found.lines(index, units).into_iter();
    lines
        .map(|line| match line.kind {
            LineKind::Session(slot) => ModelLine::Session { at: line.at, name: name(slot) },
            LineKind::Heading(heading) => ModelLine::Heading {
                at: line.at,
                key: name(heading.key),
                count: heading.count,
                known: heading.known,
                workspaces: heading.workspaces,
            },
        })
        .collect()
}
